import { Injectable } from '@nestjs/common';
import { FieldErrors } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { type Limit, RateLimits } from '../platform/http';
import { parsePhone } from '../platform/phone';
import type { Notifications } from '../notifications';
import { Organisations } from '../organisations';
import { ContactKeys, emailField } from '../people';
import { ACTIVE } from './enrolment';
import { SendLostLinks } from './enrolments.job-types';
import { LinkAgain } from './enrolments.messages';
import { NewcomerTools } from './newcomer-tools';

/** An SMS costs money and wakes people, so few go to one contact, whoever asks. */
const BY_CONTACT: Limit = { name: 'lost-link', points: 3, seconds: 3600 };
/** A whole class may come by one address. */
const BY_ADDRESS: Limit = { name: 'lost-link-address', points: 30, seconds: 3600 };

/** A phone is shared by a family, not by a town. */
const MOST_PEOPLE = 12;
/** A link asked for twice within this time goes once. */
const ONCE_IN_MILLISECONDS = 600_000;

/** The link to the own page once more, as writes. `answer`: the person has just asked for it. */
export function linkAgainWrites(
  notifications: Notifications,
  enrolmentId: string,
  { now, answer }: { readonly now: Date; readonly answer: boolean },
): Write[] {
  const key = `enrolments.link-again:${enrolmentId}:${Math.floor(now.getTime() / ONCE_IN_MILLISECONDS)}`;
  return notifications.writes(LinkAgain, { enrolmentId }, { key, answer });
}

/** For whoever has lost the link to the own page: it goes again to the contact that is stored, and nowhere else. */
@Injectable()
export class LostLinks {
  constructor(
    private readonly tools: NewcomerTools,
    private readonly contacts: ContactKeys,
    private readonly organisations: Organisations,
    private readonly limits: RateLimits,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A job finds out who is reached there, so that neither the answer nor its time tells.
   * @param typed a phone number as people dial it in any country with a school, or an email address
   * @param from the network address of whoever asks
   * @throws FieldErrors for `contact`; DomainError 429
   */
  async ask(typed: string, from: string): Promise<void> {
    const keys = await this.keysOf(typed);
    await this.limits.take(BY_ADDRESS, from);
    for (const key of keys) await this.limits.take(BY_CONTACT, key);
    await this.db.inTransaction((tx) => tx.write(...this.tools.outbox.jobWrites(SendLostLinks, { keys })));
  }

  /** Sends a link for each class that is not given up, of everybody with this contact. */
  async send(keys: readonly string[]): Promise<void> {
    const personIds = (await this.contacts.findPeople(keys)).slice(0, MOST_PEOPLE);
    const found = await Promise.all(personIds.map((id) => this.tools.repository.listOfPerson(id)));
    const own = found.flatMap((enrolments, at) => enrolments.filter(({ personId }) => personId === personIds[at]));
    const asked = { now: this.clock.now(), answer: true };
    const writes = own
      .filter(({ status }) => ACTIVE.includes(status))
      .flatMap(({ id }) => linkAgainWrites(this.tools.notifications, id, asked));
    if (writes.length > 0) await this.db.inTransaction((tx) => tx.write(...writes));
  }

  private async keysOf(typed: string): Promise<string[]> {
    if (typed.includes('@')) {
      const email = emailField.safeParse(typed);
      if (email.success) return this.contacts.ofEmail(email.data);
    }
    const countries = new Set((await this.organisations.list()).map(({ country }) => country));
    const phones = [...countries].flatMap((country) => parsePhone(typed, country)?.e164 ?? []);
    if (phones.length > 0) return this.contacts.ofPhones(phones);
    const code = typed.trim() === '' ? 'required' : 'not_a_contact';
    throw new FieldErrors([{ field: 'contact', code, message: '' }]);
  }
}
