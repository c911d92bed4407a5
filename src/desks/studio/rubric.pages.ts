import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { Lessons, MaterialChangeForm } from '../../learning';
import { problem, type Problem } from '../planning/refusal';
import { readValues, text, type Values } from '../planning/values';
import { nameOf } from './languages.presenter';
import { fieldProblems } from './problems';
import { type Studio, StudioFrame } from './studio.frame';

const MOST_CRITERIA = 12;
const EMPTY_ROWS = 2;

/** What handwork of a course is judged by. */
@Injectable()
export class RubricPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly lessons: Lessons,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, language: Language, course: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    return this.page(studio, valuesOf(studio));
  }

  /** @throws NotFoundError, ForbiddenError */
  async save(actor: Actor, language: Language, course: string, body: unknown): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    const values = readValues(body);
    const form = parseForm(MaterialChangeForm, {
      version: Number(text(values, 'version')),
      rubric: rubricOf(studio, values),
    });
    if (!form.ok) {
      const problems = form.errors.map(({ field, code }) => problem(field.replace(/^rubric\./, ''), code));
      return this.page(studio, values, { problems, status: 422 });
    }
    try {
      await this.lessons.arrange(actor, studio.open.course.id, form.value);
    } catch (error) {
      if (!(error instanceof DomainError) || !['in_review', 'stale'].includes(error.code)) throw error;
      const { draft } = studio.open;
      return this.page(
        studio,
        { ...values, version: String(draft.version) },
        { problems: [], status: error.status, notice: error.code },
      );
    }
    return redirect(studio.path, 'studio.flash.saved');
  }

  private page(
    studio: Studio,
    values: Values,
    { problems, status, notice }: { problems: readonly Problem[]; status: number; notice?: string } = {
      problems: [],
      status: 200,
    },
  ): Page {
    const { voice, open, path } = studio;
    const there = open.draft.rubric.map(({ title }) => voice.local(title).text);
    const model = {
      action: `${path}/rubric`,
      back: path,
      backText: voice.local(open.course.title).text,
      language: nameOf(open.draft.language),
      version: text(values, 'version'),
      notice,
      there: notice === 'stale' ? there : [],
      rows: Array.from({ length: Math.min(there.length + EMPTY_ROWS, MOST_CRITERIA) }, (_, at) => ({
        legend: voice.t('studio.row.criteria', { number: at + 1 }),
        titleName: `${at}.title`,
        title: text(values, `${at}.title`),
        goodName: `${at}.good`,
        good: text(values, `${at}.good`),
        idName: `${at}.id`,
        id: text(values, `${at}.id`),
      })),
      errors: fieldProblems(voice, problems),
    };
    return this.frame.page(studio, 'rubric', model, { title: voice.t('studio.rubric.title'), status });
  }
}

function valuesOf({ open: { draft } }: Studio): Values {
  const rows = draft.rubric.flatMap(({ id, title, good }, at) => [
    [`${at}.id`, id] as const,
    [`${at}.title`, title[draft.language] ?? ''] as const,
    [`${at}.good`, good?.[draft.language] ?? ''] as const,
  ]);
  return Object.fromEntries([['version', String(draft.version)], ...rows]);
}

/** The criteria that have words; translations stay. */
function rubricOf({ open: { draft } }: Studio, values: Values): object[] {
  return Array.from({ length: MOST_CRITERIA }, (_, at) => at).flatMap((at) => {
    const [id, title, good] = [text(values, `${at}.id`), text(values, `${at}.title`), text(values, `${at}.good`)];
    if (title === '' && good === '') return [];
    const before = draft.rubric.find((one) => one.id === id);
    return [
      {
        ...(before ? { id } : {}),
        title: title === '' ? {} : { ...before?.title, [draft.language]: title },
        ...(good === '' ? {} : { good: { ...before?.good, [draft.language]: good } }),
      },
    ];
  });
}
