import type { LocalText } from '../shared/locale';
import type { TrainingClass } from '../classes';
import { type EnrolmentStatus, SEATED, SITTING } from '../enrolments';

/** To whom of a class: who has a place, who waits, who has a place and missed two meetings. */
export const AUDIENCES = ['seated', 'waiting', 'missed'] as const;
export type MessageAudience = (typeof AUDIENCES)[number];

/**
 * `planned`: its time is to come; `going`: its people are fixed and it is handed over; `sent`: it was; `withdrawn`: staff stopped it in
 * time; `dropped`: the class was off, or nobody was there, when its time came.
 */
export const MESSAGE_STATES = ['planned', 'going', 'sent', 'withdrawn', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What staff write to the people of a class, one record from first to last. */
export interface ClassMessage {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly audience: MessageAudience;
  /** By language; who has none of them reads the nearest. */
  readonly texts: LocalText;
  readonly state: MessageState;
  /** When it goes, by the domain's clock. */
  readonly at: Date;
  readonly writtenAt: Date;
  /** The account. */
  readonly writtenBy: string;
  /** The enrolments that it went to, once it did; lists leave them out. */
  readonly recipients?: readonly string[];
  /** How many these are. */
  readonly count?: number;
}

const UNWRITABLE: readonly TrainingClass['state'][] = ['draft', 'cancelled', 'closed'];

/** Whether anybody can be written to: the class is public, and not off or filed away. Thanks and photos come after its end. */
export const canWriteTo = ({ state }: Pick<TrainingClass, 'state'>): boolean => !UNWRITABLE.includes(state);

/** The states of those whom it is for: in a class that goes on who has left is not among them, in one that is over who finished is. */
export function statusesOf(
  audience: MessageAudience,
  { state }: Pick<TrainingClass, 'state'>,
): readonly EnrolmentStatus[] {
  if (audience === 'waiting') return ['waiting', 'offered'];
  return state === 'finished' ? SEATED : SITTING;
}
