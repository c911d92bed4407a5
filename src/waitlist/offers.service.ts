import { Injectable } from '@nestjs/common';
import { type Actor, isSelf } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { assertCanChange, ClassContexts, type Enrolment, Enrolments, hasToPay } from '../enrolments';
import { latestEnd, type Outcome, SeatDesk } from '../seating';
import { type Offer, type OfferedPlace, withMoreTime } from './offer';
import { OfferExpiredError, OfferRefusedError, OfferWithdrawnError } from './waitlist.errors';
import { WaitlistRecords } from './waitlist.records';

/** The answer of a waiting party: yes, no, or more time. The ledger decides whether it came in time. */
@Injectable()
export class Offers {
  constructor(
    private readonly records: WaitlistRecords,
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
    private readonly desk: SeatDesk,
    private readonly clock: Clock,
  ) {}

  /** The offer behind a secret link of its own. @throws NotFoundError */
  async own(actor: Actor): Promise<OfferedPlace> {
    const offer = actor.kind === 'holder' ? await this.records.repository.findOfferBySecret(actor.secretHash) : null;
    if (!offer) throw new NotFoundError('offer');
    return { offer, enrolment: await this.enrolments.get(offer.enrolmentId) };
  }

  /** @throws NotFoundError, ForbiddenError */
  async get(actor: Actor, offerId: string): Promise<OfferedPlace> {
    const offer = await this.records.repository.findOffer(offerId);
    if (!offer) throw new NotFoundError('offer');
    const enrolment = await this.enrolments.get(offer.enrolmentId);
    const byLink = actor.kind === 'holder' && actor.secretHash === offer.secretHash;
    if (!byLink) assertCanChange(actor, enrolment);
    return { offer, enrolment };
  }

  /** The newest offer of a party, whatever became of it. */
  latestOf(enrolmentId: string): Promise<Offer | null> {
    return this.records.repository.findLatestOffer(enrolmentId);
  }

  /** Whether it can be answered at this moment; the ledger is a little later in ending one. */
  isOpen({ state, until }: Offer): boolean {
    return state === 'open' && until > this.clock.now();
  }

  /** The end that an open offer has with more time; null when more time was given already, or there is none before the class. */
  async moreTime(offer: Offer): Promise<Date | null> {
    if (!this.isOpen(offer) || offer.prolongedAt) return null;
    const ledger = await this.desk.read(offer.classId);
    const until = ledger && latestEnd(ledger.rules, withMoreTime(offer));
    return until && until > offer.until ? until : null;
  }

  /**
   * Takes the seats; once more, it is answered with the enrolment as it is.
   * @throws OfferExpiredError, OfferRefusedError, OfferWithdrawnError
   */
  async accept(actor: Actor, offerId: string): Promise<Enrolment> {
    const { offer, enrolment } = await this.get(actor, offerId);
    if (offer.state === 'accepted') return enrolment;
    const { course } = await this.contexts.get(offer.classId);
    const as = hasToPay(course, enrolment.free) ? 'hold' : 'place';
    const outcome = await this.desk.submit({
      classId: offer.classId,
      command: { type: 'accept', id: enrolment.id, offerId, as },
      writes: (decided) =>
        isNew(decided) ? this.records.accepted(actor, { enrolment, offer }, as, isSelf(actor)) : [],
    });
    if (outcome.result !== 'seated' && outcome.result !== 'held') throw await this.refusal(outcome, offerId);
    return this.enrolments.get(enrolment.id);
  }

  /**
   * Says no: the next in line gets the offer. With `keepNumber` the party stands before new people in the course's next class.
   * Once more, it does nothing more.
   */
  async refuse(actor: Actor, offerId: string, keepNumber: boolean): Promise<Enrolment> {
    const { offer, enrolment } = await this.get(actor, offerId);
    if (offer.state === 'declined') return enrolment;
    if (offer.state === 'accepted')
      throw new DomainError('offer_accepted', 409, 'The place was taken. Give it back instead.');
    const outcome = await this.desk.submit({
      classId: offer.classId,
      command: { type: 'decline', id: enrolment.id, offerId },
      writes: (decided) =>
        decided.result === 'declined' && !decided.repeat
          ? this.records.declined(actor, enrolment, offer, keepNumber, this.clock.now())
          : [],
    });
    if (outcome.result !== 'declined') throw await this.refusal(outcome, offerId);
    return this.enrolments.get(enrolment.id);
  }

  /**
   * Gives the party more time, once an offer; never past the moment after which no offer may be open.
   * @throws DomainError 409 more_time_given
   */
  async prolong(actor: Actor, offerId: string): Promise<Offer> {
    const { offer, enrolment } = await this.get(actor, offerId);
    if (offer.prolongedAt) throw new DomainError('more_time_given', 409, 'More time was given already.');
    const until = withMoreTime(offer);
    const outcome = await this.desk.submit({
      classId: offer.classId,
      command: { type: 'prolong', id: enrolment.id, offerId, until },
      writes: (decided) =>
        decided.result === 'prolonged' && !decided.repeat ? this.records.prolonged(actor, enrolment, offer) : [],
    });
    if (outcome.result !== 'prolonged') throw await this.refusal(outcome, offerId);
    return { ...offer, until: outcome.until, prolongedAt: this.clock.now() };
  }

  /** Says why the ledger did not take the answer; the record knows what the ledger has forgotten. */
  private async refusal(outcome: Outcome, offerId: string): Promise<DomainError> {
    const offer = await this.records.repository.findOffer(offerId);
    if (offer?.state === 'declined') return new OfferRefusedError();
    if (offer?.state === 'withdrawn' || outcome.result === 'offer_withdrawn') return new OfferWithdrawnError();
    return new OfferExpiredError();
  }
}

const isNew = (outcome: Outcome): boolean =>
  (outcome.result === 'seated' || outcome.result === 'held') && outcome.repeat !== true;
