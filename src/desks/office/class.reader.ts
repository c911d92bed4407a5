import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { Clock } from '../../platform/clock';
import {
  ClassContexts,
  type Enrolment,
  type EnrolmentStatus,
  Enrolments,
  type RosterEntry,
  SEATED,
  SITTING,
} from '../../enrolments';
import { seatCounts, SeatDesk, type SeatLedger } from '../../seating';
import { Waitlist } from '../../waitlist';
import { assertCanOpen, staffOf, worksInOffice } from './office.policy';
import { type ClassReading, MOST_ROWS, type OpenClass, type Part } from './reading';
import { RecordsReader } from './records.reader';

/** Reads the page of a class in a handful of queries, however many people are in it. */
@Injectable()
export class ClassReader {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly desk: SeatDesk,
    private readonly enrolments: Enrolments,
    private readonly waitlist: Waitlist,
    private readonly records: RecordsReader,
    private readonly clock: Clock,
  ) {}

  /** The class for somebody who may open it. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async open(actor: Actor, code: string): Promise<OpenClass> {
    const staff = staffOf(actor);
    const context = await this.contexts.fresh(staff.organisationId, code);
    assertCanOpen(staff, context.trainingClass);
    return { ...context, actor: staff, office: worksInOffice(staff), now: this.clock.now() };
  }

  /** All of it; `all` names the list that is not cut. @throws the same */
  async read(actor: Actor, code: string, all?: string): Promise<ClassReading> {
    const open = await this.open(actor, code);
    const { id, organisationId } = open.trainingClass;
    const [ledger, calls, records] = await Promise.all([
      this.desk.read(id),
      this.waitlist.calls(actor, open.trainingClass),
      this.records.read(open, all),
    ]);
    if (!ledger) throw new NotFoundError('class');
    const cut = (name: string) => (all === name ? Infinity : MOST_ROWS);
    const wanted = [...this.inLine(ledger, cut('waiting')), ...calls.map((call) => call.enrolmentId), ...records.told];
    const known = await this.enrolments.mapOfClass(open.trainingClass, [...SEATED, 'applied'], unique(wanted));
    const members = [...known.values()].filter(({ classId }) => classId === id);
    const seated = members.filter(({ status }) => SEATED.includes(status));
    const applied = members.filter(({ status }) => status === 'applied');
    const shownSeated = seated.slice(0, cut('roster'));
    const shownApplied = applied.slice(0, cut('applications'));
    const shown = unique([...shownSeated, ...shownApplied].map((row) => row.id).concat(wanted));
    const entries = await this.enrolments.withNames(
      organisationId,
      shown.flatMap((one) => known.get(one) ?? []),
    );
    const people = new Map(entries.map((entry) => [entry.enrolment.id, entry]));
    const named = (rows: readonly Enrolment[]): RosterEntry[] => rows.flatMap((row) => people.get(row.id) ?? []);
    return {
      ...open,
      ...records,
      ledger,
      counts: seatCounts(ledger, open.now),
      seated: { rows: named(shownSeated), count: seated.length },
      applied: { rows: named(shownApplied), count: applied.length },
      calls,
      people,
      all,
      shown: cut('waiting'),
    };
  }

  /** Somebody of this class with the name. @throws NotFoundError for somebody of another */
  async person({ trainingClass }: OpenClass, enrolmentId: string): Promise<RosterEntry> {
    const { id, organisationId } = trainingClass;
    const found = (await this.enrolments.list(organisationId, [enrolmentId])).get(enrolmentId);
    const [entry] = found?.classId === id ? await this.enrolments.withNames(organisationId, [found]) : [];
    if (!entry) throw new NotFoundError('enrolment');
    return entry;
  }

  /** The same by the class's code, for somebody who may open it. @throws NotFoundError, ForbiddenError */
  async personOf(actor: Actor, code: string, enrolmentId: string): Promise<RosterEntry> {
    return this.person(await this.open(actor, code), enrolmentId);
  }

  /** Those who sit, wait or have applied, with names: who is touched when the class is called off. */
  async touched({ trainingClass }: OpenClass): Promise<Part<RosterEntry>> {
    const { id, organisationId } = trainingClass;
    const rows = await this.enrolments.listOfClass(organisationId, id, [
      'enrolled',
      'reserved',
      'offered',
      'waiting',
      'applied',
    ]);
    return { rows: await this.enrolments.withNames(organisationId, rows.slice(0, MOST_ROWS)), count: rows.length };
  }

  /** Everybody who sits in the class, or of other states, with names and contact. */
  async seated(
    { trainingClass }: Pick<OpenClass, 'trainingClass'>,
    statuses: readonly EnrolmentStatus[] = SITTING,
  ): Promise<RosterEntry[]> {
    const { id, organisationId } = trainingClass;
    const rows = await this.enrolments.listOfClass(organisationId, id, statuses);
    return this.enrolments.withNames(organisationId, rows);
  }

  /** The code of another class of the organisation. */
  async codeOf({ trainingClass }: OpenClass, classId: string | undefined): Promise<string | undefined> {
    if (classId === undefined) return undefined;
    return (await this.contexts.fresh(trainingClass.organisationId, classId)).trainingClass.code;
  }

  /** What puts a party before everybody who waits, those with an open offer too, should they come back. */
  async frontPriority({ trainingClass }: OpenClass): Promise<number> {
    const ledger = await this.desk.read(trainingClass.id);
    const offered = (ledger?.holders ?? []).flatMap(({ offer }) => (offer ? [offer.priority] : []));
    return Math.max(0, ...offered, ...(ledger?.queue ?? []).map((party) => party.priority)) + 1;
  }

  private inLine({ holders, queue }: SeatLedger, most: number): string[] {
    const offered = holders.filter((holder) => holder.offer !== undefined).map((holder) => holder.id);
    return [...offered, ...queue.slice(0, most).map((party) => party.id)];
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
