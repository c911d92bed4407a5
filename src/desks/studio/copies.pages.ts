import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page, Redirect } from '../../platform/http';
import { Copies } from '../../learning';
import { readValues, text } from '../planning/values';
import { StudioFrame } from './studio.frame';

/** What partners let others copy. */
@Injectable()
export class CopiesPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly copies: Copies,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, course: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const { voice, open, path } = studio;
    const there = new Set(open.lessons.map(({ lessonId }) => lessonId));
    const offered = await this.copies.offered(actor, open.course.id);
    const model = {
      action: `${path}/copies`,
      back: path,
      backText: voice.local(open.course.title).text,
      writing: open.draft.state === 'writing',
      offered: offered.map((one) => ({
        id: one.course.id,
        title: voice.local(one.course.title),
        credit: one.credit,
        lessons: one.version.lessons.map(({ id, title }) => ({
          value: `${one.course.id}.${id}`,
          title: voice.local(title),
          there: there.has(id),
        })),
      })),
    };
    return this.frame.page(studio, 'copies', model, { title: voice.t('studio.copies.title') });
  }

  /** @throws NotFoundError, ForbiddenError */
  async copy(actor: Actor, language: Language, course: string, body: unknown): Promise<Page | Redirect> {
    const { open, path } = await this.frame.open(actor, language, course);
    const [from = '', lesson] = text(readValues(body), 'copy').split('.');
    return this.frame.deed(path, 'studio.flash.copied', () => this.copies.copy(actor, open.course.id, from, lesson));
  }
}
