import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { SmsWords } from '../enrolments';
import { Clock } from '../platform/clock';
import type { Offer } from './offer';
import { Offers } from './offers.service';
import { SmsSenders } from './sms-senders';
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
  'excused',
  'no_meeting',
] as const;
export type ReplyResult = (typeof REPLY_RESULTS)[number];

const YES = /^\s*1\b|^\s*١\s*$|^\s*۱\s*$/;
const NO = /^\s*2\b|^\s*٢\s*$|^\s*۲\s*$/;
// Our texts write them in Latin letters; many keyboards here are Cyrillic.
const STOP = /^\s*(stop|стоп)(?!\p{L})/iu;
const START = /^\s*(start|старт)(?!\p{L})/iu;

/** So much may the gateway's clock be behind ours. */
const SKEW_MILLISECONDS = 5 * 60_000;

/**
 * Answers to offers by SMS: 1 takes the place, 2 refuses it; STOP ends all SMS to the number, START lets them come again. What else may be
 * said stands among the `SmsWords`.
 * The number names the person, and the offer is the one that is open, whichever organisation made it, since the installation has one
 * gateway; where a shared phone has several, a person calls.
 */
@Injectable()
export class SmsReplies {
  constructor(
    private readonly senders: SmsSenders,
    private readonly words: SmsWords,
    private readonly offers: Offers,
    private readonly repository: WaitlistRepository,
    private readonly clock: Clock,
  ) {}

  /** Coming twice, a reply does nothing more. `at`: when it was sent, in real time, by the gateway's clock. */
  async take(gateway: StaffActor, from: string, text: string, at?: Date): Promise<ReplyResult> {
    const phone = await this.senders.phoneOf(gateway, from);
    const sent = at && new Date(at.getTime() + this.clock.ahead);
    const stopped = STOP.test(text);
    if (stopped || START.test(text)) {
      await this.senders.setMessages(gateway, phone, stopped, this.notLater(sent));
      return stopped ? 'stopped' : 'started';
    }
    const parties = await this.senders.parties(phone);
    if (!parties) return 'unknown_number';
    const word = this.words.find(text);
    if (word) return word(parties, this.notLater(sent));
    const yes = YES.test(text);
    if (!yes && !NO.test(text)) return 'not_understood';
    const [offer, another] = await this.meant(
      parties.map((party) => party.id),
      sent,
    );
    if (!offer) return 'no_open_offer';
    if (another) return 'ambiguous';
    return this.answer(offer, yes);
  }

  /** The open offers that a reply may be meant for: those made before it was sent. Coming late or twice, it must not take the next one. */
  private async meant(enrolmentIds: readonly string[], sent: Date | undefined): Promise<Offer[]> {
    const open = await this.repository.listOpenOffers(enrolmentIds);
    if (!sent) return open;
    const before = open.filter(({ madeAt }) => madeAt <= sent);
    if (before.length > 0) return before;
    // The gateway's clock may be behind; but where an offer was answered since, this may be that answer once more.
    const latest = new Date(sent.getTime() + SKEW_MILLISECONDS);
    const near = open.filter(({ madeAt }) => madeAt <= latest);
    return near.length > 0 && (await this.repository.hasAnswer(enrolmentIds, sent)) ? [] : near;
  }

  /** A gateway whose clock is ahead must not keep later replies out. */
  private notLater(sent: Date | undefined): Date {
    const now = this.clock.now();
    return sent && sent < now ? sent : now;
  }

  /** The phone answers for the party, as the offer's link does. */
  private async answer({ id, secretHash }: Offer, yes: boolean): Promise<ReplyResult> {
    const holder: Actor = { kind: 'holder', secretHash };
    try {
      if (yes) await this.offers.accept(holder, id);
      else await this.offers.refuse(holder, id, true);
      return yes ? 'accepted' : 'refused';
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return 'offer_expired';
      throw error;
    }
  }
}
