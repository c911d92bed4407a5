import type { TrainingClass } from '../../classes';
import { canLeave, canMove, canReopen, type Enrolment } from '../../enrolments';
import type { HistoryLine } from '../../history';

/** How a deed is undone: by the deed that is its opposite, which people are told like any other. */
export type Undo = 'give-back' | 'reopen' | 'move-back' | 'resize-back';

/** What a line is about, as it is now. */
export interface Subject {
  readonly enrolment?: Enrolment | undefined;
  /** Where the person was moved to. */
  readonly movedTo?: Enrolment | undefined;
  readonly trainingClass?: TrainingClass | undefined;
}

/** The state that somebody has who was enrolled, and in which nothing came after. */
const CAME: Readonly<Record<string, Enrolment['status']>> = {
  'enrolments.joined': 'enrolled',
  'enrolments.reserved': 'reserved',
  'enrolments.waiting': 'waiting',
  'enrolments.applied': 'applied',
};

/** How a line of the history can be undone now; undefined where it cannot, because of what it is or of what came after. */
export function undoOf({ verb, facts }: Pick<HistoryLine, 'verb' | 'facts'>, subject: Subject): Undo | undefined {
  const { enrolment, movedTo, trainingClass } = subject;
  const came = CAME[verb];
  if (came !== undefined)
    return enrolment?.status === came && canLeave(enrolment) && enrolment.bookingId === undefined
      ? 'give-back'
      : undefined;
  switch (verb) {
    case 'enrolments.given-back':
      return enrolment && canReopen(enrolment) ? 'reopen' : undefined;
    case 'enrolments.moved-out':
      return enrolment?.status === 'transferred' && movedTo && canMove(movedTo) ? 'move-back' : undefined;
    case 'classes.capacity-changed':
      return trainingClass && trainingClass.capacity === facts['to'] ? 'resize-back' : undefined;
    default:
      return undefined;
  }
}

/** The page on which a deed is put right that has gone out or is part of others; undefined where there is none. */
export function correctionOf(
  { verb, subject }: Pick<HistoryLine, 'verb' | 'subject'>,
  code: string | undefined,
): string | undefined {
  if (verb === 'attendance.roll-called') return `/office/meetings/${subject.id}/roll`;
  if (code === undefined) return undefined;
  switch (verb) {
    case 'classes.created':
    case 'classes.changed':
      return `/office/plan/classes/${code}`;
    case 'enrolments.points-given':
    case 'enrolments.rejected':
      return `/office/classes/${code}/applications`;
    case 'enrolments.prioritised':
      return `/office/classes/${code}#waiting`;
    case 'enrolments.companions-named':
      return `/office/classes/${code}#roster`;
    case 'certificates.issued':
    case 'certificates.name-confirmed':
      return `/office/classes/${code}#certificates`;
    case 'messages.written':
    case 'messages.planned':
      return `/office/classes/${code}#messages`;
    default:
      return undefined;
  }
}
