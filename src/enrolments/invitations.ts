import { Injectable } from '@nestjs/common';
import { ClassCalendars } from '../classes';
import type { Letter } from '../notifications';
import { Mailer } from '../platform/mail';
import { localText, textLanguage } from '../shared/locale';
import type { Enrolment } from './enrolment';
import type { CalendarPart, LetterSubject } from './emails/letter-subject';

/** An invitation's numbers count from here, so that they stay below the 2^31 of an iCalendar integer for decades. */
const EPOCH_SECONDS = Date.UTC(2020, 0, 1) / 1_000;

/** The meetings of a class as invitations in the mail to somebody who sits there; who has a phone alone gets none. */
@Injectable()
export class Invitations {
  constructor(
    private readonly calendars: ClassCalendars,
    private readonly mailer: Mailer,
  ) {}

  /** One file a meeting that is not over: calendars take one UID from an invitation (RFC 5546, 3.2.2). */
  async attachments(
    part: CalendarPart,
    { enrolment, trainingClass, organisation, now, changes }: LetterSubject,
    { to }: Letter,
  ): Promise<NonNullable<Letter['attachments']>> {
    if (to.email === undefined) return [];
    const language = textLanguage(enrolment.language, organisation.language);
    const events = await this.calendars.events(trainingClass, language);
    const options = {
      organizer: { name: localText(organisation.name, language).text, email: this.mailer.address },
      attendee: { name: to.name, email: to.email },
    };
    // A meeting that was still to come when it was changed stands in the calendar, also when it is over by now.
    const changed = new Set(changes?.meetings.flatMap(({ id, was }) => (was && was.end > now ? [id] : [])));
    const isOfUse = ({ uid, end }: { uid: string; end: Date }) => end > now || changed.has(uid.split('@')[0] ?? '');
    return events
      .filter((event) => isOfUse(event) && (part !== 'in' || !event.cancelled))
      .map((event, at) => {
        const off = part === 'out' || event.cancelled === true;
        const sequence = sequenceOf(enrolment, event.sequence, part === 'out');
        const method = off ? 'CANCEL' : 'REQUEST';
        const text = this.calendars.invitation({ ...event, sequence }, { ...options, method });
        return {
          name: `${trainingClass.code}-${at + 1}.ics`,
          type: `text/calendar; charset=utf-8; method=${method}`,
          bytes: Buffer.from(text),
        };
      });
  }
}

/**
 * Rises with each change of the meeting and of the place in it: whoever gives a place back and takes it again has the same UIDs, and a
 * calendar keeps what it took out unless the number is higher.
 */
function sequenceOf({ changedAt }: Pick<Enrolment, 'changedAt'>, changes: number, out: boolean): number {
  return Math.floor(changedAt.getTime() / 1_000) - EPOCH_SECONDS + changes + (out ? 1 : 0);
}
