import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { etagOf } from '../../shared/if-match';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { ClassChangeForm, ClassChanges, ClassPlanning, isLive, NewClassForm, type TrainingClass } from '../../classes';
import { changesIn, classInput, classValues, withoutIds } from './class.fields';
import { copiedValues, newClassValues } from './class-beginnings';
import { ClassFormPages } from './class-form.pages';
import { rowProblems, rowsIn, tidyRows, withRows } from './meeting-rows';
import { stepped } from './meeting-steps';
import { monthName } from './months';
import { knownPlaces } from './places';
import { type Desk, operationOf, PlanningFrame } from './planning.frame';
import { type PlanParts, PlanningReader } from './planning.reader';
import { type Problem, refused, tried } from './refusal';
import { agrees } from './sent-again';
import { dayIn, readValues, text, type Values } from './values';

type Answer = Promise<Page | Redirect>;

/** The form of a class: its dates are made and changed step by step, then it is saved; nothing is kept between the steps but the form. */
@Injectable()
export class ClassForms {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly reader: PlanningReader,
    private readonly pages: ClassFormPages,
    private readonly planning: ClassPlanning,
    private readonly changes: ClassChanges,
  ) {}

  /** An empty form, of a course when one is named, or one with all of another class but its dates. @throws NotFoundError */
  async blank(actor: Actor, language: Language, query: Values): Answer {
    const desk = await this.frame.open(actor, language);
    const parts = await this.reader.parts(desk);
    const copy = text(query, 'copy');
    const operation = newId();
    if (copy === '') {
      const slug = text(query, 'course');
      const course = slug === '' ? undefined : await this.reader.course(desk, slug);
      return this.pages.form(desk, { ...newClassValues(desk, parts, course), operation }, { parts });
    }
    const row = await this.reader.trainingClass(desk, copy);
    const start = dayIn(query, 'start');
    if (!start) return redirect(`/office/plan/classes/${row.code}/copy`, 'planning.problem.no-day');
    return this.pages.form(desk, { ...copiedValues(desk, row, start), operation }, { parts });
  }

  async create(actor: Actor, language: Language, body: unknown): Answer {
    const desk = await this.frame.open(actor, language);
    const parts = await this.reader.parts(desk);
    const { values, page } = this.step(desk, readValues(body), { parts });
    if (page) return page;
    const first = desk.organisation.language;
    const setting = { zone: desk.organisation.timeZone, places: parts.places, first };
    const { input, problems } = classInput(values, setting);
    const form = parseForm(NewClassForm, input);
    const wrong = [...rowProblems(rowsIn(values)), ...problems, ...(form.ok ? [] : form.errors)];
    if (!form.ok || wrong.length > 0) return this.pages.form(desk, values, { parts, refusal: asked(values, wrong) });
    if (text(values, 'do') === 'look') return this.pages.form(desk, values, { parts });
    const made = await tried(() => this.planning.create(actor, operationOf(desk, values), form.value));
    if ('refusal' in made) return this.pages.form(desk, values, { parts, ...made });
    const { done: row } = made;
    const own = { ...parts, places: knownPlaces([row, ...parts.places]) };
    const kept = classInput(
      classValues(row, (month) => monthName(desk.voice.language, month)),
      { ...setting, places: own.places },
    );
    if (agrees(withoutIds(input), withoutIds(kept.input))) return this.saved(values, row);
    const again = { ...values, version: String(row.version) };
    const refusal = { problems: [], notice: 'made', status: 409 } as const;
    return this.pages.form(desk, again, { parts: own, before: row, refusal });
  }

  /** @throws NotFoundError */
  async open(actor: Actor, language: Language, code: string): Answer {
    const desk = await this.frame.open(actor, language);
    const before = await this.reader.trainingClass(desk, code);
    if (!canChange(before)) return redirect(`/office/classes/${before.code}`, 'office.problem.wrong_state');
    const values = classValues(before, (month) => monthName(desk.voice.language, month));
    const country = desk.organisation.country;
    return this.pages.form(desk, { ...values, country }, { parts: await this.reader.parts(desk, before), before });
  }

  /** @throws NotFoundError */
  async change(actor: Actor, language: Language, code: string, body: unknown): Answer {
    const desk = await this.frame.open(actor, language);
    const before = await this.reader.trainingClass(desk, code);
    const parts = await this.reader.parts(desk, before);
    const { values, page } = this.step(desk, readValues(body), { parts, before });
    if (page) return page;
    const { input, problems } = classInput(values, {
      ...{ zone: before.timeZone, places: parts.places, before },
      first: desk.organisation.language,
    });
    const changed = changesIn(input, before);
    const form = parseForm(ClassChangeForm, changed);
    const wrong = [...rowProblems(rowsIn(values)), ...problems, ...(form.ok ? [] : form.errors)];
    if (!form.ok || wrong.length > 0)
      return this.pages.form(desk, values, { parts, before, refusal: asked(values, wrong) });
    if (text(values, 'do') === 'look') return this.pages.form(desk, values, { parts, before });
    const ifMatch = etagOf(Number(text(values, 'version')));
    const result = await tried(() => this.changes.change(actor, before.id, form.value, ifMatch));
    if ('done' in result) return this.saved(values, result.done);
    const { version } = await this.reader.trainingClass(desk, code);
    return this.pages.form(desk, { ...values, version: String(version) }, { parts, before, ...result });
  }

  /** The page after a step with the dates; none when the form is to be checked or saved. */
  private step(
    desk: Desk,
    typed: Values,
    { parts, before }: { parts: PlanParts; before?: TrainingClass },
  ): { values: Values; page?: Promise<Page> } {
    const step = stepped(typed, (month) => monthName(desk.voice.language, month));
    if (!step) return { values: withRows(typed, tidyRows(rowsIn(typed))) };
    const refusal = step.problems.length > 0 ? { refusal: refused(step.problems) } : {};
    return {
      values: typed,
      page: this.pages.form(desk, step.values, { parts, ...(before ? { before } : {}), ...refusal }),
    };
  }

  private saved(values: Values, { code }: TrainingClass): Redirect {
    if (text(values, 'do') === 'publish') return redirect(`/office/plan/classes/${code}/publication`);
    return redirect(`/office/classes/${code}`, `planning.flash.${text(values, 'do') === 'draft' ? 'draft' : 'class'}`);
  }
}

const canChange = (row: TrainingClass): boolean => row.state === 'draft' || isLive(row);

/** Whoever only looks at an unfinished form hears of mistakes, not of what is still to be filled in. */
function asked(values: Values, problems: readonly Problem[]) {
  if (text(values, 'do') !== 'look') return refused(problems);
  const mistakes = problems.filter(
    ({ field, code }) => code !== 'required' && text(values, field.split('.')[0] ?? '') !== '',
  );
  return { problems: mistakes, status: mistakes.length > 0 ? 422 : 200 };
}
