import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { isLanguage, type Language } from '../../shared/locale';
import { page, type Page } from '../../platform/http';
import { BlocksPresenter, lessonIn, MediaStore, standing } from '../../learning';
import { pageHelp } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { mediaOfLesson, previewPart, previewQuestion, type Shown, stripView, waysOn } from './preview.presenter';
import { StudioFrame } from './studio.frame';

/** Where in a lesson, and for whom: the address of a page of the preview. */
export interface PreviewOf {
  readonly course: string;
  readonly lesson: string;
  readonly part?: string;
  readonly question?: string;
  /** The language of the writer. */
  readonly from?: unknown;
}

/** A lesson as it is written now, in the frame and the language in which a learner gets it; a strip leads back to writing. */
@Injectable()
export class PreviewPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly office: OfficeFrame,
    private readonly blocks: BlocksPresenter,
    private readonly media: MediaStore,
  ) {}

  /** All of it on one page. @throws NotFoundError, ForbiddenError */
  async all(actor: Actor, language: Language, of: PreviewOf): Promise<Page> {
    const shown = await this.shown(actor, language, of);
    const { lesson, studio, reader } = shown;
    const { minutes } = lesson;
    return this.page('preview', shown, {
      strip: stripView(shown, ''),
      title: reader.local(lesson.title),
      aim: lesson.aim && reader.local(lesson.aim),
      time: minutes && reader.t('learn.takes', { time: this.blocks.duration(language, minutes) }),
      parts: standing(lesson.blocks).map((_, at) => previewPart(shown, at + 1)),
      review: studio.open.draft.state === 'review' ? `/${studio.voice.language}${studio.path}/review` : undefined,
      decide: { text: studio.voice.t('studio.review.title'), lang: studio.voice.language },
    });
  }

  /** One thing, or one question of it. @throws NotFoundError when there is no such part, ForbiddenError */
  async one(actor: Actor, language: Language, of: PreviewOf): Promise<Page> {
    const shown = await this.shown(actor, language, of);
    const { lesson, reader } = shown;
    const live = standing(lesson.blocks);
    const number = numberIn(of.part, live.length);
    const block = live[number - 1]?.block;
    const rest = [number, ...(of.question === undefined ? [] : [of.question])].map((each) => `/${each}`).join('');
    const strip = stripView(shown, rest);
    if (of.question === undefined) {
      const part = previewPart(shown, number, waysOn(shown, number));
      return this.page('preview', shown, { strip, title: reader.local(lesson.title), parts: [part] });
    }
    if (block?.kind !== 'quiz') throw new NotFoundError('page');
    const question = numberIn(of.question, block.questions.length);
    return this.page('question', shown, { strip, ...previewQuestion(shown, number, block, question) });
  }

  private async shown(actor: Actor, language: Language, of: PreviewOf): Promise<Shown> {
    const writer = isLanguage(of.from) ? of.from : language;
    const studio = await this.frame.open(actor, writer, of.course);
    const lesson = lessonIn(studio.open, of.lesson);
    const media = await this.media.ofOrganisation(studio.organisation.id, mediaOfLesson(lesson));
    return { studio, lesson, reader: this.office.speak(language), blocks: this.blocks, media };
  }

  private page(view: string, { reader, studio }: Shown, model: object): Page {
    return page(`studio/${view}`, model, {
      title: reader.t('place.page.course'),
      private: true,
      context: { help: pageHelp(studio.organisation, reader.language, reader.formats), bodyClass: 's-learn' },
    });
  }
}

/** A number from 1 to so many. @throws NotFoundError */
function numberIn(typed: string | undefined, most: number): number {
  const number = /^[1-9]\d?$/.test(typed ?? '') ? Number(typed) : 0;
  if (number < 1 || number > most) throw new NotFoundError('page');
  return number;
}
