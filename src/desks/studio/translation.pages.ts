import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { type DraftLesson, lessonIn, WRITTEN } from '../../learning';
import { problem, type Problem } from '../planning/refusal';
import { readValues, text, type Values } from '../planning/values';
import { nameOf } from './languages.presenter';
import { fieldProblems } from './problems';
import { type Studio, StudioFrame } from './studio.frame';
import { LONGEST_TRANSLATION, placesOf, valuesIn } from './translation';
import { Translations } from './translations.service';

/** A lesson beside its translation into one language. */
@Injectable()
export class TranslationPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly translations: Translations,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, course: string, slug: string, into: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = lessonIn(studio.open, slug);
    const target = targetOf(studio, into);
    return this.page(studio, lesson, target, valuesIn(placesOf(lesson), target));
  }

  /** Keeps what was typed, part by part; parts that somebody saved meanwhile come back. @throws NotFoundError, ForbiddenError */
  async save(
    actor: Actor,
    language: Language,
    course: string,
    slug: string,
    into: string,
    body: unknown,
  ): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = lessonIn(studio.open, slug);
    const target = targetOf(studio, into);
    const values = readValues(body);
    const long = placesOf(lesson).filter(({ field }) => text(values, field).length > LONGEST_TRANSLATION);
    if (long.length > 0) {
      const problems = long.map(({ field }) => problem(field, 'too_long'));
      return this.page(studio, lesson, target, values, { problems, status: 422 });
    }
    try {
      const left = await this.translations.save(actor, studio.open.course.id, lesson, target, values);
      if (left.length === 0) return redirect(`${studio.path}/${lesson.slug}`, 'studio.flash.translated');
      const fresh = await this.frame.open(actor, language, course);
      return this.page(fresh, lessonIn(fresh.open, slug), target, values, {
        problems: left,
        status: left.some(({ code }) => code === 'stale') ? 412 : 422,
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'in_review') throw error;
      return this.page(studio, lesson, target, values, { problems: [], status: 409 });
    }
  }

  private page(
    studio: Studio,
    lesson: DraftLesson,
    target: Language,
    values: Values,
    { problems, status }: { problems: readonly Problem[]; status: number } = { problems: [], status: 200 },
  ): Page {
    const { voice, open, path } = studio;
    const places = placesOf(lesson);
    const first = nameOf(open.draft.language);
    const missing = places.filter(({ text: one }) => !one[target]).length;
    const model = {
      action: `${path}/${lesson.slug}/translation/${target}`,
      back: `${path}/${lesson.slug}`,
      backText: voice.local(lesson.title).text,
      target: nameOf(target),
      first,
      waiting: open.draft.state === 'review',
      missing: voice.t('studio.missing', { count: missing }),
      versions: [
        { name: 'v.lesson', value: String(lesson.version) },
        ...lesson.blocks.map(({ block, version }) => ({ name: `v.${block.id}`, value: String(version) })),
      ],
      texts: places.map(({ field, label, kind, text: one, isLong }) => ({
        field,
        label: voice.has(`studio.label.${label}`) ? voice.t(`studio.label.${label}`) : voice.t('studio.label.title'),
        kind: kind && voice.t(`studio.kind.${kind}`),
        original: voice.local({ [open.draft.language]: one[open.draft.language] ?? voice.local(one).text }),
        value: text(values, field),
        missing: text(values, field) === '',
        rows: isLong ? 6 : 2,
      })),
      errors: fieldProblems(voice, problems),
    };
    const title = voice.t('studio.translate.title', { language: nameOf(target).name });
    return this.frame.page(studio, 'translation', model, { title, status });
  }
}

/** The language of the address, which is not the one that is translated from. @throws NotFoundError */
function targetOf({ open }: Studio, into: string): Language {
  const found = WRITTEN.find((one) => one === into && one !== open.draft.language);
  if (!found) throw new NotFoundError('language');
  return found;
}
