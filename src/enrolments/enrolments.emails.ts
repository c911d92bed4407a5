import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import type { meetingBefore } from '../classes';
import { type Letter, Notifications } from '../notifications';
import { appliedEmail, explainedEmail, rejectedEmail } from './emails/applications.email';
import { classMovedEmail } from './emails/class-moved.email';
import { classSureEmail, meetingSoonEmail, transferredEmail } from './emails/class-news.email';
import { classOffEmail, givenBackEmail } from './emails/endings.email';
import { joinedEmail, paidEmail } from './emails/joined.email';
import { type EnrolmentLetter, type LetterSubject, settingOut } from './emails/letter-subject';
import { linkAgainEmail } from './emails/link-again.email';
import { reservedEmail } from './emails/reserved.email';
import { sampleSubject } from './emails/sample';
import { waitingEmail } from './emails/waiting.email';
import { sits } from './enrolment';
import { Invitations } from './invitations';
import { letterTo, LetterSubjects, SAMPLE_PERSON } from './letter-subjects';
import { RefusalWords } from './refusal-words';

/** What the messages may say beside whom they are for. */
interface LetterData {
  enrolmentId: string;
  sessionId?: string;
  meeting?: string | undefined;
  sat?: boolean | undefined;
  from?: string | undefined;
  meetings?: z.infer<typeof meetingBefore>[];
  place?: boolean;
}

const LETTERS: readonly EnrolmentLetter[] = [
  joinedEmail,
  reservedEmail,
  paidEmail,
  waitingEmail,
  appliedEmail,
  rejectedEmail,
  explainedEmail,
  givenBackEmail,
  linkAgainEmail,
  classOffEmail,
  classSureEmail,
  classMovedEmail,
  transferredEmail,
];

/** The letters to people in a class. Each is read fresh when it goes out, and not sent when it is no longer true. */
@Injectable()
export class EnrolmentEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly subjects: LetterSubjects,
    private readonly invitations: Invitations,
    private readonly refusals: RefusalWords,
  ) {}

  onModuleInit(): void {
    for (const letter of LETTERS) this.bind(letter);
    this.bind(meetingSoonEmail);
  }

  private bind<D extends LetterData>(letter: EnrolmentLetter<D>): void {
    this.notifications.handle(letter.message, {
      load: async (data) => {
        const { enrolmentId, sessionId, meeting } = data;
        const read = await this.subjects.read(enrolmentId, sessionId);
        const subject = read && {
          ...read,
          changes: changesOf(data),
          refusal: this.refusals.of(read.enrolment),
        };
        if (!subject || !letter.holds(subject)) return null;
        const written = await this.subjects.letter(subject, (t, formats) => letter.compose(subject, t, formats));
        const attachments = await this.calendar(letter, subject, written, data);
        const smsBy = meeting === undefined ? {} : { smsBy: settingOut(new Date(meeting)) };
        return { ...written, attachments, ...smsBy };
      },
      sample: (language) => {
        const subject = sampleSubject(language, letter.message);
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => letter.compose(subject, t, formats));
      },
    });
  }

  /** Who never sat in the class has nothing of it in a calendar. */
  private async calendar<D extends LetterData>(
    { calendar }: EnrolmentLetter<D>,
    subject: LetterSubject,
    letter: Letter,
    { sat, from }: LetterData,
  ): Promise<NonNullable<Letter['attachments']>> {
    if (calendar === undefined || !(calendar === 'out' ? sat : sits(subject.enrolment))) return [];
    const old = from === undefined ? null : await this.subjects.read(from);
    const out = old ? await this.invitations.attachments('out', old, letter) : [];
    return [...out, ...(await this.invitations.attachments(calendar, subject, letter))];
  }
}

/** A message that names no meeting was sent before messages did, or the clocks of the class are others. */
function changesOf({ meetings = [], place = false }: LetterData): LetterSubject['changes'] {
  if (meetings.length === 0 && !place) return undefined;
  const moment = ({ start, end }: { start: string; end: string }) => ({ start: new Date(start), end: new Date(end) });
  return { meetings: meetings.map(({ id, was }) => ({ id, was: was && moment(was) })), place };
}
