import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { type Enrolment, Enrolments } from '../enrolments';
import { Organisations } from '../organisations';
import { People } from '../people';
import { parsePhone } from '../platform/phone';

/** Whose phone an SMS came from. */
@Injectable()
export class SmsSenders {
  constructor(
    private readonly people: People,
    private readonly enrolments: Enrolments,
    private readonly organisations: Organisations,
  ) {}

  /** The number as it is stored; a gateway may write it without its country. */
  async phoneOf(gateway: StaffActor, from: string): Promise<string> {
    const organisation = await this.organisations.get(gateway.organisationId);
    return parsePhone(from, organisation.country)?.e164 ?? from;
  }

  /** Ends the SMS to a number, or lets them come again; one that nobody has may be known tomorrow. */
  async setMessages(gateway: StaffActor, phone: string, stopped: boolean, at: Date): Promise<void> {
    await this.people.setMessages(gateway, phone, { stopped, at });
  }

  /** The parties of everybody with this number, or null for a number that nobody has. */
  async parties(phone: string): Promise<Enrolment[] | null> {
    const personIds = await this.people.findByPhone(phone);
    if (personIds.length === 0) return null;
    return (await Promise.all(personIds.map((id) => this.enrolments.listOfPerson(id)))).flat();
  }
}
