import type { QuoteRequest, UnpaidSale } from '../../bookings';
import type { HeldOfClass } from '../../certificates';
import type { Session, TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import type { Delivery } from '../../notifications';
import type { Organisation } from '../../organisations';
import type { SeatCounts } from '../../seating';
import type { StaffActor } from '../../shared/actor';
import type { AbsenceCall } from '../../attendance';
import type { Course } from '../../tracks';
import type { Call, Offer } from '../../waitlist';

const DAY = 24 * 3_600_000;

/** An offer with more time than this is not yet the office's business. */
const RUNNING_OUT_MILLISECONDS = DAY;
/** What begins, or is to be decided, within this is looked at: so long before the day people can still plan. */
export const AHEAD_MILLISECONDS = 7 * DAY;

/** By then whoever teaches has called the roll, or forgotten it. */
const ROLL_MILLISECONDS = DAY / 2;

/** A class with its course and its seats. */
export interface Group {
  readonly trainingClass: TrainingClass;
  readonly course: Course;
  /** Missing once the class is closed. */
  readonly seats: SeatCounts | undefined;
}

/** Somebody in a class. */
export interface Somebody {
  readonly entry: RosterEntry;
  readonly group: Group;
}

/** The certificates of a class that wait, with some of those whose they are. */
export interface HeldInGroup {
  readonly group: Group;
  readonly held: HeldOfClass;
  readonly people: readonly (Somebody & { readonly companion: number })[];
}

/** A class with meetings whose roll nobody called, the oldest in front. */
export interface Uncalled {
  readonly group: Group;
  readonly sessions: readonly [Session, ...Session[]];
}

/** Classes of an organisation as they are now. */
export interface Board {
  readonly actor: StaffActor;
  readonly organisation: Organisation;
  readonly now: Date;
  /** In the order in which they begin, drafts too. */
  readonly groups: readonly Group[];
}

/** What needs the office, the most urgent kinds in front. */
export interface Needs {
  readonly offers: readonly (Somebody & { readonly offer: Offer })[];
  readonly calls: readonly (Somebody & { readonly call: Call })[];
  /** Who was absent three times in a row: somebody asks how the person is. */
  readonly absences: readonly (Somebody & { readonly absence: AbsenceCall })[];
  /** Who has an offer and can be told by nothing but a voice. */
  readonly silent: readonly (Somebody & { readonly offer: Offer })[];
  /** Hours and certificates wait for these rolls. */
  readonly rolls: readonly Uncalled[];
  readonly decide: readonly Group[];
  /** Their meetings are over, and nobody has said so: certificates wait for that word. */
  readonly over: readonly Group[];
  readonly free: readonly Somebody[];
  readonly applications: readonly Somebody[];
  /** Who was refused and asks why. */
  readonly questions: readonly Somebody[];
  /** Companies that wait for a quote or an answer. */
  readonly companies: readonly QuoteRequest[];
  /** Companies whose seats are held, and which should have paid. */
  readonly unpaid: readonly UnpaidSale[];
  readonly certificates: readonly HeldInGroup[];
  readonly messages: readonly (Somebody & { readonly delivery: Delivery })[];
}

/** Whether an offer ends soon. One that has ended is the ledger's to pass on. */
export function runsOut({ until }: Pick<Offer, 'until'>, now: Date): boolean {
  const left = until.getTime() - now.getTime();
  return left > 0 && left <= RUNNING_OUT_MILLISECONDS;
}

/** By when somebody has to say whether a class takes place: its decision date, else its first meeting. */
export const decisionDay = ({ decideBy, startsAt }: Pick<TrainingClass, 'decideBy' | 'startsAt'>): Date =>
  decideBy && decideBy < startsAt ? decideBy : startsAt;

/** Whether it is time to say that a class takes place, or not. */
export function isToDecide(row: Pick<TrainingClass, 'state' | 'decideBy' | 'startsAt' | 'endsAt'>, now: Date): boolean {
  if (row.state !== 'published' || row.endsAt <= now) return false;
  return decisionDay(row).getTime() - now.getTime() <= AHEAD_MILLISECONDS;
}

/** Whether the last meeting is over and the class is not. */
export const isOver = ({ state, endsAt }: Pick<TrainingClass, 'state' | 'endsAt'>, now: Date): boolean =>
  state !== 'draft' && endsAt <= now;

/** Whether a meeting with people is over, and nobody has called its roll. */
export const isUncalled = ({ seats }: Pick<Group, 'seats'>, session: Session, isCalled: boolean, now: Date): boolean =>
  !session.cancelled && session.end <= now && !isCalled && seats !== undefined && seats.taken + seats.held > 0;

/** The classes with rolls that are missing since half a day. */
export function uncalledIn(groups: readonly Group[], called: ReadonlySet<string>, now: Date): Uncalled[] {
  const by = new Date(now.getTime() - ROLL_MILLISECONDS);
  return groups.flatMap((group): Uncalled[] => {
    const { sessions } = group.trainingClass;
    const [first, ...rest] = sessions.filter((session) => isUncalled(group, session, called.has(session.id), by));
    return first ? [{ group, sessions: [first, ...rest] }] : [];
  });
}
