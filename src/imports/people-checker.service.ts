import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { isLive, WrongStateError } from '../classes';
import {
  ACTIVE,
  type ClassContext,
  ClassContexts,
  Enrolments,
  Entry,
  EntryLevelMissingError,
  hasToPay,
  personIdFor,
} from '../enrolments';
import { People, readPhone } from '../people';
import { SeatDesk } from '../seating';
import { wordKey } from './headings';
import { type FileRow, type Import, rowId } from './import';
import { ImportWords } from './import-words';
import type { ImportForm } from './imports.forms';
import { readPerson } from './people-rows';
import { type PersonRow, type Room, verdictsOf } from './people-verdicts';
import type { RowChecker, Target, Verdict } from './row-kind';

/** Looks at rows of people: whether they can be read, who is there already, and whether there is room. */
@Injectable()
export class PeopleChecker implements RowChecker {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly people: People,
    private readonly desk: SeatDesk,
    private readonly entry: Entry,
    private readonly words: ImportWords,
  ) {}

  async target({ organisationId }: StaffActor, form: ImportForm): Promise<Target> {
    const { trainingClass } = await this.contexts.fresh(organisationId, form.class ?? '');
    if (!isLive(trainingClass)) throw new WrongStateError(trainingClass.state);
    return { courseId: trainingClass.courseId, classId: trainingClass.id };
  }

  async check(open: Import, rows: readonly FileRow[], now: Date): Promise<Verdict[]> {
    const context = await this.contexts.fresh(open.organisationId, open.classId ?? '');
    const read: PersonRow[] = [];
    for (const row of rows) read.push(await this.withEntry(context, open, this.read(open, row, context)));
    return verdictsOf(read, await this.room(context, read, now));
  }

  private read(open: Import, { number, cells }: FileRow, { organisation }: ClassContext): PersonRow {
    const read = readPerson(cells, this.words, organisation.country);
    if (!('form' in read)) return { number, read };
    const { fullName, phone: typed, email } = read.form;
    const phone = typed === undefined ? undefined : readPhone(typed, organisation.country).phone;
    const personId = personIdFor(rowId(open, number));
    const subject = this.people.identity(organisation.id, fullName, { phone, email }, personId);
    return { number, read, subject, ...((phone ?? email) ? {} : { nameKey: wordKey(fullName) }) };
  }

  private async withEntry({ course }: ClassContext, { recognised }: Import, row: PersonRow): Promise<PersonRow> {
    if (row.subject === undefined) return row;
    try {
      await this.entry.check(course, { subject: row.subject, recognised });
      return row;
    } catch (error) {
      if (error instanceof EntryLevelMissingError) return { ...row, entryMissing: true };
      throw error;
    }
  }

  private async room(
    { trainingClass, course, organisation }: ClassContext,
    rows: PersonRow[],
    now: Date,
  ): Promise<Room> {
    const { id, organisationId } = trainingClass;
    const [seats, subjects, nameKeys] = await Promise.all([
      this.desk.counts([id]),
      this.enrolments.activeAmong(
        id,
        rows.flatMap(({ subject }) => subject ?? []),
      ),
      rows.some(({ nameKey }) => nameKey !== undefined) ? this.namesIn(organisationId, id) : new Set<string>(),
    ]);
    const counts = seats.get(id);
    return {
      // A newcomer gets no place for which somebody waits.
      free: counts && counts.waiting === 0 ? Math.max(0, counts.free) : 0,
      mostSeats: Math.min(organisation.settings.maxParty, trainingClass.capacity),
      begun: trainingClass.startsAt <= now,
      subjects,
      nameKeys,
      pays: (freePlace) => hasToPay(course, freePlace),
    };
  }

  private async namesIn(organisationId: string, classId: string): Promise<Set<string>> {
    const entries = await this.enrolments.withNames(
      organisationId,
      await this.enrolments.listOfClass(organisationId, classId, ACTIVE),
    );
    return new Set(entries.flatMap(({ person }) => (person?.fullName ? [wordKey(person.fullName)] : [])));
  }
}
