import type { Mark } from '../../attendance';
import type { OwnSharing } from '../../bookings';
import type { Award } from '../../certificates';
import type { ClassContext, Enrolment, RefusalWords } from '../../enrolments';
import type { HistoryLine } from '../../history';
import type { Done } from '../../learning';
import type { PhoneReply } from '../../messages';
import type { Delivery } from '../../notifications';
import type { AccessRow, Person } from '../../people';

/** A certificate with the name on it, where there is one. */
export interface KeptCertificate {
  readonly award: Award;
  readonly name: string | undefined;
  readonly nameInOtherScript: string | undefined;
}

/** What is kept of a person's part in one class. */
export interface KeptPart {
  readonly enrolment: Enrolment;
  readonly context: ClassContext;
  /** Names of those who came along, by their number. */
  readonly companions: ReadonlyMap<number, string>;
  readonly marks: readonly Mark[];
  /** When which part of the lessons was done, by the block's id. */
  readonly lessons: Done;
  readonly certificates: readonly KeptCertificate[];
  readonly lines: readonly HistoryLine[];
  readonly deliveries: readonly Delivery[];
  /** The company that sent the person, and what it may see; null for whom none did. */
  readonly sharing: OwnSharing | null;
  /** What staff wrote, of an application that was refused. */
  readonly refusal: ReturnType<RefusalWords['of']>;
  /** What the person said on the phone to messages, the oldest first. */
  readonly replies: readonly PhoneReply[];
}

/** Everything that is kept of a person. */
export interface KeptData {
  readonly personId: string;
  /** One for each time of joining. */
  readonly persons: readonly Person[];
  /** Since when a person's phone takes no messages, by person. */
  readonly stopped: ReadonlyMap<string, Date>;
  readonly parts: readonly KeptPart[];
  /** Who looked at the phone number or the address. */
  readonly looks: readonly AccessRow[];
  /** Names of those who looked, by account; a program has none. */
  readonly lookers: ReadonlyMap<string, string>;
  /** What is given back when the data are deleted. */
  readonly leaving: readonly Enrolment[];
}
