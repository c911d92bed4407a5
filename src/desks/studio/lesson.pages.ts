import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import {
  BLOCK_KINDS,
  type DraftLesson,
  lessonIn,
  LessonChangeForm,
  Lessons,
  MediaStore,
  NewLessonForm,
  standing,
} from '../../learning';
import { operationOf } from '../planning/planning.frame';
import { type Refusal, refused, tried } from '../planning/refusal';
import { readValues, text, type Values } from '../planning/values';
import { blockLine, pictureOf } from './block-line.presenter';
import { languagesView, nameOf } from './languages.presenter';
import { numberOf } from './questions';
import { fieldProblems } from './problems';
import { type Studio, StudioFrame } from './studio.frame';

/** A lesson with its parts, and the form of its title. */
@Injectable()
export class LessonPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly lessons: Lessons,
    private readonly media: MediaStore,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, course: string, slug: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = lessonIn(studio.open, slug);
    const { voice, open } = studio;
    const ids = lesson.blocks.flatMap(({ block }) => pictureOf(block) ?? []);
    const pictures = await this.media.ofOrganisation(studio.organisation.id, ids);
    const title = voice.local(lesson.title).text;
    const live = standing(lesson.blocks);
    const path = `${studio.path}/${lesson.slug}`;
    const model = {
      path,
      back: studio.path,
      backText: voice.local(open.course.title).text,
      writing: open.draft.state === 'writing',
      aim: lesson.aim && voice.local(lesson.aim),
      minutes: lesson.minutes && voice.t('studio.minutes', { count: lesson.minutes }),
      parts: live.map((one, at) => ({
        ...blockLine(voice, one, pictures),
        path: `${path}/${one.block.id}`,
        seen: `${path}/preview/${at + 1}`,
        first: at === 0,
        last: at === live.length - 1,
      })),
      gone: lesson.blocks.filter(({ gone }) => gone).map((one) => blockLine(voice, one, pictures)),
      kinds: BLOCK_KINDS.map((kind) => ({
        path: `${path}/new/${kind}`,
        name: voice.t(`studio.kind.${kind}`),
        what: voice.t(`studio.kind-what.${kind}`),
      })),
      languages: languagesView(voice, open, lesson),
    };
    return this.frame.page(studio, 'lesson', model, { title });
  }

  /** The form of a new lesson, or of one that is there. @throws NotFoundError, ForbiddenError */
  async form(actor: Actor, language: Language, course: string, slug?: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = slug === undefined ? undefined : lessonIn(studio.open, slug);
    return this.head(studio, lesson, lesson ? headValues(studio, lesson) : { operation: newId() });
  }

  /** @throws NotFoundError, ForbiddenError */
  async save(actor: Actor, language: Language, course: string, body: unknown, slug?: string): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = slug === undefined ? undefined : lessonIn(studio.open, slug);
    const values = readValues(body);
    const input = headInput(studio, values, lesson);
    if (!lesson) {
      const form = parseForm(NewLessonForm, input);
      if (!form.ok) return this.head(studio, lesson, values, refused(form.errors));
      const operation = operationOf(studio, values);
      const made = await tried(() => this.lessons.add(actor, operation, studio.open.course.id, form.value));
      if ('refusal' in made) return this.head(studio, lesson, values, made.refusal);
      return redirect(`${studio.path}/${made.done.slug}`, 'studio.flash.lesson');
    }
    const form = parseForm(LessonChangeForm, { ...input, version: Number(text(values, 'version')) });
    if (!form.ok) return this.head(studio, lesson, values, refused(form.errors));
    const saved = await tried(() => this.lessons.change(actor, studio.open.course.id, lesson.id, form.value));
    if ('done' in saved) return redirect(`${studio.path}/${lesson.slug}`, 'studio.flash.saved');
    return this.head(studio, lesson, { ...values, version: String(lesson.version) }, saved.refusal);
  }

  private head(studio: Studio, lesson: DraftLesson | undefined, values: Values, refusal?: Refusal): Page {
    const { voice, open, path } = studio;
    const title = voice.t(lesson ? 'studio.lesson.change' : 'studio.lesson.new');
    const model = {
      action: lesson ? `${path}/${lesson.slug}/title` : `${path}/new`,
      back: lesson ? `${path}/${lesson.slug}` : path,
      backText: lesson ? voice.local(lesson.title).text : voice.local(open.course.title).text,
      notice: refusal?.notice,
      there: refusal?.notice && lesson ? voice.local(lesson.title) : undefined,
      language: nameOf(open.draft.language),
      v: {
        operation: text(values, 'operation'),
        version: text(values, 'version'),
        title: text(values, 'title'),
        aim: text(values, 'aim'),
        minutes: text(values, 'minutes'),
      },
      errors: fieldProblems(voice, refusal?.problems ?? []),
    };
    return this.frame.page(studio, 'head', model, { title, status: refusal?.status ?? 200 });
  }
}

const headValues = ({ open }: Studio, lesson: DraftLesson): Values => ({
  version: String(lesson.version),
  title: lesson.title[open.draft.language] ?? '',
  aim: lesson.aim?.[open.draft.language] ?? '',
  minutes: lesson.minutes === undefined ? '' : String(lesson.minutes),
});

/** What the form says, as the API takes it; translations stay. */
function headInput({ open }: Studio, values: Values, before: DraftLesson | undefined): object {
  const { language } = open.draft;
  const [title, aim, minutes] = [text(values, 'title'), text(values, 'aim'), text(values, 'minutes')];
  return {
    title: title === '' ? {} : { ...before?.title, [language]: title },
    ...(aim === '' ? {} : { aim: { ...before?.aim, [language]: aim } }),
    ...(minutes === '' ? {} : { minutes: numberOf(minutes) }),
  };
}
