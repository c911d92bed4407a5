import type { TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import type { PhoneLook } from './phone-looks.service';
import { ERASED } from './somebody';

/** The number of somebody: a button, or the number that was looked at a moment ago. */
export interface PhoneView {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly number: string | undefined;
  readonly href: string | undefined;
  readonly none: boolean;
  readonly at: string | undefined;
}

/** The number of somebody in a class, for the office. */
export function phoneOf(
  voice: Voice,
  { code, timeZone }: Pick<TrainingClass, 'code' | 'timeZone'>,
  { enrolment, person }: RosterEntry,
  look: PhoneLook | undefined,
): PhoneView {
  const seen = look?.enrolmentId === enrolment.id;
  return {
    id: enrolment.id,
    name: person?.callName ?? ERASED,
    code,
    number: seen ? (person?.phoneTyped ?? person?.phone) : undefined,
    href: seen && person?.phone ? `tel:${person.phone}` : undefined,
    none: person?.phone === undefined,
    at: seen ? voice.formats.time(voice.language, look.at, timeZone) : undefined,
  };
}
