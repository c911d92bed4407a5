import type { StaffActor } from '../../shared/actor';
import type { RollSum } from '../../attendance';
import type { ClassCertificates } from '../../certificates';
import type { ClassContext, RosterEntry } from '../../enrolments';
import type { HistoryLine } from '../../history';
import type { Delivery } from '../../notifications';
import type { Person } from '../../people';
import type { SeatCounts, SeatLedger } from '../../seating';
import type { Call } from '../../waitlist';

/** What was written down about a class. */
export interface ClassRecords {
  /** One more than is shown tells that there is more. */
  readonly lines: readonly HistoryLine[];
  readonly deliveries: readonly Delivery[];
  /** Those who did not get a message, by person. */
  readonly unreached: ReadonlyMap<string, Person>;
  /** By meeting. */
  readonly came: ReadonlyMap<string, RollSum>;
  /** Once the class has begun. */
  readonly certificates: ClassCertificates | undefined;
  /** Names of staff by account. */
  readonly staff: ReadonlyMap<string, string>;
  /** Enrolments that the history tells of. */
  readonly told: readonly string[];
}

/** A longer list shows this many rows and leads to the whole. */
export const MOST_ROWS = 50;

/** A list of which a part is shown. */
export interface Part<T> {
  readonly rows: readonly T[];
  readonly count: number;
}

/** A class with whoever looks at it. */
export interface OpenClass extends ClassContext {
  readonly actor: StaffActor;
  /** Whether this person changes anything; others read. */
  readonly office: boolean;
  readonly now: Date;
}

/** Everything that the page of a class shows. */
export interface ClassReading extends OpenClass, ClassRecords {
  readonly ledger: SeatLedger;
  readonly counts: SeatCounts;
  readonly seated: Part<RosterEntry>;
  readonly applied: Part<RosterEntry>;
  readonly calls: readonly Call[];
  /** Whoever is named on the page, by enrolment. */
  readonly people: ReadonlyMap<string, RosterEntry>;
  /** The lists that are shown whole. */
  readonly all: string | undefined;
  readonly shown: number;
}
