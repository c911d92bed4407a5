import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Notifications } from '../notifications';
import { appliedEmail, rejectedEmail } from './emails/applications.email';
import { classMovedEmail, classSureEmail, meetingSoonEmail } from './emails/class-news.email';
import { classOffEmail, givenBackEmail } from './emails/endings.email';
import { joinedEmail } from './emails/joined.email';
import type { EnrolmentLetter } from './emails/letter-subject';
import { linkAgainEmail } from './emails/link-again.email';
import { reservedEmail } from './emails/reserved.email';
import { sampleSubject } from './emails/sample';
import { waitingEmail } from './emails/waiting.email';
import { letterTo, LetterSubjects, SAMPLE_PERSON } from './letter-subjects';

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

  private bind<D extends { enrolmentId: string; sessionId?: string }>(letter: EnrolmentLetter<D>): void {
    this.notifications.handle(letter.message, {
      load: async ({ enrolmentId, sessionId }) => {
        const subject = await this.subjects.read(enrolmentId, sessionId);
        if (!subject || !letter.holds(subject)) return null;
        return this.subjects.letter(subject, (t, formats) => letter.compose(subject, t, formats));
      },
      sample: (language) => {
        const subject = sampleSubject(language, letter.message);
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => letter.compose(subject, t, formats));
      },
    });
  }
}
