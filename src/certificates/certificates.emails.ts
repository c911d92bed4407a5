import { Injectable, type OnModuleInit } from '@nestjs/common';
import { letterTo, LetterSubjects, SAMPLE_PERSON, sampleSubject } from '../enrolments';
import { type Letter, Notifications } from '../notifications';
import { People } from '../people';
import { CertificateReady, NameNeeded, NextLevelOpen } from './certificates.messages';
import { CertificateLetters } from './certificate-letters.service';
import type { NameNeededSubject, NextLevelSubject, ReadySubject } from './emails/certificate-letter';
import { certificateReadyEmail } from './emails/certificate-ready.email';
import { nameNeededEmail } from './emails/name-needed.email';
import { nextLevelEmail } from './emails/next-level.email';

/** The letters about certificates. */
@Injectable()
export class CertificateEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly subjects: LetterSubjects,
    private readonly letters: CertificateLetters,
    private readonly people: People,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(CertificateReady, {
      load: async ({ awardId }) => {
        const read = await this.letters.ready(awardId);
        return read && this.ready(read.subject, read.bytes);
      },
      sample: (language) => {
        const subject = this.letters.sampleReady(sampleSubject(language, CertificateReady));
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => certificateReadyEmail(subject, t, formats));
      },
    });
    this.notifications.handle(NameNeeded, {
      load: async ({ enrolmentId }) => {
        const subject = await this.letters.nameNeeded(enrolmentId);
        return subject && this.subjects.letter(subject, (t, formats) => nameNeededEmail(subject, t, formats));
      },
      sample: (language) => {
        const subject: NameNeededSubject = this.letters.withNameUrl(sampleSubject(language, NameNeeded));
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => nameNeededEmail(subject, t, formats));
      },
    });
    this.notifications.handle(NextLevelOpen, {
      load: async ({ enrolmentId, courseId }) => {
        const subject = await this.letters.nextLevel(enrolmentId, courseId);
        return subject && this.subjects.letter(subject, (t, formats) => nextLevelEmail(subject, t, formats));
      },
      sample: (language) => {
        const subject: NextLevelSubject = this.letters.sampleNext(sampleSubject(language, NextLevelOpen));
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => nextLevelEmail(subject, t, formats));
      },
    });
  }

  /** By mail with the paper in it; who has no address gets the link by SMS. */
  private async ready(subject: ReadySubject, bytes: Buffer): Promise<Letter> {
    const { organisationId, personId } = subject.enrolment;
    const person = await this.people.get(organisationId, personId);
    const letter = letterTo(subject, person, (t, formats) => certificateReadyEmail(subject, t, formats));
    if (person.email === undefined) return { ...letter, channels: ['sms'] };
    const attachments = [{ name: `${subject.number}.pdf`, type: 'application/pdf', bytes }];
    return { ...letter, channels: ['email'], attachments };
  }
}
