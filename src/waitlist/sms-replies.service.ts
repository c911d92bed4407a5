import { Injectable } from '@nestjs/common';
import { type Actor, type StaffActor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { Enrolments } from '../enrolments';
import { Organisations } from '../organisations';
import { People } from '../people';
import { Clock } from '../platform/clock';
import { parsePhone } from '../platform/phone';
import { Offers } from './offers.service';
import { WaitlistRepository } from './waitlist.repository';

/** What came of a reply. */
export const REPLY_RESULTS = [
  'accepted',
  'refused',
  'stopped',
  'started',
  'no_open_offer',
  'ambiguous',
  'not_understood',
  'unknown_number',
  'offer_expired',
] as const;
export type ReplyResult = (typeof REPLY_RESULTS)[number];

const YES = /^\s*1\b|^\s*١\s*$|^\s*۱\s*$/;
const NO = /^\s*2\b|^\s*٢\s*$|^\s*۲\s*$/;
// Our texts write them in Latin letters; many keyboards here are Cyrillic.
const STOP = /^\s*(stop|стоп)(?!\p{L})/iu;
const START = /^\s*(start|старт)(?!\p{L})/iu;

/**
 * Answers to offers by SMS: 1 takes the place, 2 refuses it; STOP ends all SMS to the number, START lets them come again.
 * The number names the person, and the offer is the one that is open; where a shared phone has several, a person calls.
 */
@Injectable()
export class SmsReplies {
  constructor(
    private readonly people: People,
    private readonly enrolments: Enrolments,
    private readonly organisations: Organisations,
    private readonly offers: Offers,
    private readonly repository: WaitlistRepository,
    private readonly clock: Clock,
  ) {}

  /** Coming twice, a reply does nothing more. */
  async take(actor: StaffActor, from: string, text: string, at?: Date): Promise<ReplyResult> {
    const organisation = await this.organisations.get(actor.organisationId);
    const phone = parsePhone(from, organisation.country)?.e164 ?? from;
    const stopped = STOP.test(text);
    if (stopped || START.test(text)) {
      // A number that nobody here has may be known to another organisation, or tomorrow.
      await this.people.setMessages(actor, phone, { stopped, at: this.notLater(at) });
      return stopped ? 'stopped' : 'started';
    }
    const personIds = await this.people.findByContact(actor.organisationId, { phone });
    if (personIds.length === 0) return 'unknown_number';
    const yes = YES.test(text);
    if (!yes && !NO.test(text)) return 'not_understood';
    const parties = (await Promise.all(personIds.map((id) => this.enrolments.listOfPerson(id)))).flat();
    const open = await this.repository.listOpenOffers(parties.map((party) => party.id));
    // An answer is meant for what was offered before it: coming late or twice, it must not take the next offer.
    const [offer, another] = open.filter(({ madeAt }) => at === undefined || madeAt <= at);
    if (!offer) return 'no_open_offer';
    if (another) return 'ambiguous';
    return this.answer(actor, offer.id, yes);
  }

  /** A gateway whose clock is ahead must not keep later replies out. */
  private notLater(at: Date | undefined): Date {
    const now = this.clock.now();
    return at && at < now ? at : now;
  }

  private async answer(actor: Actor, offerId: string, yes: boolean): Promise<ReplyResult> {
    try {
      if (yes) await this.offers.accept(actor, offerId, true);
      else await this.offers.refuse(actor, offerId, true);
      return yes ? 'accepted' : 'refused';
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return 'offer_expired';
      throw error;
    }
  }
}
