import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Formats, Texts } from '../../platform/i18n';
import { fieldMessages, page, type Page, parseForm } from '../../platform/http';
import { BlocksPresenter } from '../../learning';
import { pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';
import { PartForm } from './lessons.forms';
import { indexView, lessonView, type PartQuery, partView } from './lessons.presenter';
import { type Course, lessonAt, LessonsReader } from './lessons.reader';

/**
 * The pages of lessons, for those who sit in the class and as staff see them beforehand. On shared phones a title says nothing of what is
 * read; like all own pages they are not stored, not indexed, and send no referrer.
 */
@Injectable()
export class LessonsPages {
  constructor(
    private readonly reader: LessonsReader,
    private readonly blocks: BlocksPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  index(course: Course, language: Language): Page {
    const voice = this.voice(language);
    const back = { path: course.base.replace(/\/lessons$/, ''), text: voice.t('place.back') };
    return this.page('index', indexView(voice, course, back), course, language);
  }

  /** @throws NotFoundError */
  async lesson(course: Course, language: Language, slug: string): Promise<Page> {
    const lesson = lessonAt(course, slug);
    const shown = { blocks: this.blocks, media: await this.reader.mediaOf(course, lesson) };
    return this.page('lesson', lessonView(this.voice(language), course, lesson, shown), course, language);
  }

  /** @throws NotFoundError when the lesson has no such part (any more) */
  async part(course: Course, language: Language, slug: string, typed: string, query: object): Promise<Page> {
    const lesson = lessonAt(course, slug);
    const number = /^[1-9]\d?$/.test(typed) ? Number(typed) : 0;
    if (!lesson.blocks[number - 1]) throw new NotFoundError('page');
    const media = await this.reader.mediaOf(course, lesson);
    const asked = this.asked(query, language);
    const model = partView(this.voice(language), course, { lesson, number, media, blocks: this.blocks }, asked);
    return this.page('part', model, course, language, asked.errors.length > 0 ? 422 : 200);
  }

  private asked(query: object, language: Language): PartQuery {
    const form = parseForm(PartForm, query);
    if (form.ok) return { pieces: form.value.pieces, typed: undefined, errors: [] };
    const { pieces } = form.input;
    return {
      pieces: undefined,
      typed: typeof pieces === 'string' ? pieces.slice(0, 20) : undefined,
      errors: fieldMessages(this.texts, language, form.errors).map((problem) => ({
        ...problem,
        message: this.texts.t(language, 'learn.recipe.error'),
      })),
    };
  }

  private voice(language: Language): Voice {
    return new Voice(this.texts, this.formats, language);
  }

  private page(view: string, model: object, course: Course, language: Language, status = 200): Page {
    return page(`lessons/${view}`, model, {
      status,
      title: this.texts.t(language, 'place.page.course'),
      private: true,
      context: { help: pageHelp(course.organisation, language, this.formats), bodyClass: 's-learn' },
    });
  }
}
