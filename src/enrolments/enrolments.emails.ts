import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notifications } from '../notifications';
import { appliedEmail, rejectedEmail } from './emails/applications.email';
import { classMovedEmail, classSureEmail, meetingSoonEmail, transferredEmail } from './emails/class-news.email';
import { classOffEmail, givenBackEmail } from './emails/endings.email';
import { joinedEmail } from './emails/joined.email';
import type { EnrolmentLetter } from './emails/letter-subject';
import { linkAgainEmail } from './emails/link-again.email';
import { reservedEmail } from './emails/reserved.email';
import { sampleSubject } from './emails/sample';
import { waitingEmail } from './emails/waiting.email';
import { letterTo, LetterSubjects, SAMPLE_PERSON } from './letter-subjects';

/** So long before a meeting people get ready and set out: who has not heard by then stands before a closed door. */
const SETTING_OUT_MILLISECONDS = 2 * 3_600_000;

const LETTERS: readonly EnrolmentLetter[] = [
  joinedEmail,
  reservedEmail,
  waitingEmail,
  appliedEmail,
  rejectedEmail,
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
  ) {}

  onModuleInit(): void {
    for (const letter of LETTERS) this.bind(letter);
    this.bind(meetingSoonEmail);
  }

  private bind<D extends { enrolmentId: string; sessionId?: string; meeting?: string | undefined }>(
    letter: EnrolmentLetter<D>,
  ): void {
    this.notifications.handle(letter.message, {
      load: async ({ enrolmentId, sessionId, meeting }) => {
        const subject = await this.subjects.read(enrolmentId, sessionId);
        if (!subject || !letter.holds(subject)) return null;
        const read = await this.subjects.letter(subject, (t, formats) => letter.compose(subject, t, formats));
        return meeting === undefined
          ? read
          : { ...read, smsBy: new Date(Date.parse(meeting) - SETTING_OUT_MILLISECONDS) };
      },
      sample: (language) => {
        const subject = sampleSubject(language, letter.message);
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => letter.compose(subject, t, formats));
      },
    });
  }
}
