import { Injectable } from '@nestjs/common';
import type { Composed, Letter, LetterFormats, Translate } from '../notifications';
import { People, type Person } from '../people';
import { Clock } from '../platform/clock';
import { SeatDesk } from '../seating';
import { ClassContexts } from './class-contexts';
import type { LetterSubject } from './emails/letter-subject';
import { EnrolmentLinks } from './enrolment-links';
import { EnrolmentsRepository } from './enrolments.repository';

/** Whom a letter is for, as far as it says so. */
export type LetterPerson = Pick<Person, 'callName' | 'email' | 'phone'>;

/** An invented person for samples. */
export const SAMPLE_PERSON: LetterPerson = {
  callName: 'Rana',
  email: 'rana@example.org',
  phone: '+38970123456',
};

/** Reads what letters to people in a class are made of, fresh. */
@Injectable()
export class LetterSubjects {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly contexts: ClassContexts,
    private readonly people: People,
    private readonly links: EnrolmentLinks,
    private readonly desk: SeatDesk,
    private readonly clock: Clock,
  ) {}

  /** Null when there is no such enrolment, or nobody any more to write to. */
  async read(enrolmentId: string, sessionId?: string): Promise<LetterSubject | null> {
    const enrolment = await this.repository.find(enrolmentId);
    if (!enrolment || enrolment.erasedAt) return null;
    const context = await this.contexts.fresh(enrolment.organisationId, enrolment.classId);
    const waits = enrolment.status === 'waiting';
    return {
      ...context,
      enrolment,
      now: this.clock.now(),
      position: waits ? await this.desk.position(enrolment.classId, enrolment.id) : null,
      url: this.links.placeUrl(enrolment),
      shortUrl: this.links.shortUrl(enrolment).replace(/^https:\/\//, ''),
      session: context.trainingClass.sessions.find((session) => session.id === sessionId),
    };
  }

  /** The letter to the person of the enrolment. */
  async letter(subject: LetterSubject, compose: (t: Translate, formats: LetterFormats) => Composed): Promise<Letter> {
    const { organisationId, personId } = subject.enrolment;
    return letterTo(subject, await this.people.get(organisationId, personId), compose);
  }
}

/** A letter by mail and SMS about an enrolment. */
export function letterTo(
  { enrolment, trainingClass }: Pick<LetterSubject, 'enrolment' | 'trainingClass'>,
  person: LetterPerson,
  compose: (t: Translate, formats: LetterFormats) => Composed,
): Letter {
  return {
    to: {
      personId: enrolment.personId,
      name: person.callName,
      email: person.email,
      phone: person.phone,
      language: enrolment.language,
    },
    organisationId: enrolment.organisationId,
    zone: trainingClass.timeZone,
    channels: ['email', 'sms'],
    compose,
    about: [enrolment.id, enrolment.classId],
  };
}
