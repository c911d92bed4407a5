import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { Classes, ClassPlanning, type NewClass, type TrainingClass } from '../classes';
import { Organisations } from '../organisations';
import { Tracks } from '../tracks';
import { type ClassSetting, problemOf, readClass } from './class-rows';
import { wordKey } from './headings';
import type { FileRow, Import } from './import';
import { ImportWords } from './import-words';
import type { ImportForm } from './imports.forms';
import type { RowChecker, Target, Verdict } from './row-kind';

/** Classes of an organisation among which those of the file are looked for. */
const MOST_CLASSES = 5_000;

/** What tells a class from others of its course where no code does: the town and the first meeting. */
const keyOf = (town: string, start: Date): string => `${wordKey(town)} ${start.getTime()}`;

/** Looks at rows of classes: whether they can be read, and which are there already. */
@Injectable()
export class ClassesChecker implements RowChecker {
  constructor(
    private readonly classes: Classes,
    private readonly planning: ClassPlanning,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly words: ImportWords,
  ) {}

  async target({ organisationId }: StaffActor, form: ImportForm): Promise<Target> {
    const course = await this.tracks.findCourse(form.course ?? '');
    if (course?.organisationId !== organisationId) throw new NotFoundError('course');
    return { courseId: course.id };
  }

  async check(open: Import, rows: readonly FileRow[]): Promise<Verdict[]> {
    const setting = await this.setting(open);
    const own = await this.classes.listOwn(open.organisationId, MOST_CLASSES);
    const there = own.filter(({ courseId, state }) => courseId === open.courseId && state !== 'cancelled');
    const keys = new Set(there.map(({ town, startsAt }) => keyOf(town, startsAt)));
    const said = new Map<string, number>();
    const verdicts: Verdict[] = [];
    for (const row of rows) {
      const read = readClass(row.cells, setting);
      if ('problems' in read) verdicts.push({ state: 'bad', problems: read.problems });
      else verdicts.push(await this.verdict(row.number, read.input, { keys, said, there }));
    }
    return verdicts;
  }

  /** What reading a row needs beside it. */
  async setting({ organisationId, courseId }: Pick<Import, 'organisationId' | 'courseId'>): Promise<ClassSetting> {
    const { timeZone, language } = await this.organisations.get(organisationId);
    return { courseId, zone: timeZone, language, languageOf: (typed) => this.words.language(typed) };
  }

  private async verdict(
    number: number,
    input: NewClass,
    known: { keys: ReadonlySet<string>; said: Map<string, number>; there: readonly TrainingClass[] },
  ): Promise<Verdict> {
    const starts = input.sessions.map(({ start }) => Date.parse(start));
    const key = keyOf(input.town, new Date(Math.min(...starts)));
    const code = input.code;
    const before = known.said.get(key) ?? (code === undefined ? undefined : known.said.get(code));
    if (before !== undefined) return { state: 'bad', problems: [{ code: 'twice', values: { row: before } }] };
    for (const one of code === undefined ? [key] : [key, code]) known.said.set(one, number);
    if (known.keys.has(key) || known.there.some((one) => one.code === code)) return { state: 'known', problems: [] };
    try {
      await this.planning.check(input);
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return { state: 'bad', problems: error.errors.slice(0, 1).map(problemOf) };
    }
    return { state: 'new', effect: 'draft', problems: [] };
  }
}
