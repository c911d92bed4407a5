import { DomainError } from '../shared/domain-error';

/** 409: the time to answer is over. */
export class OfferExpiredError extends DomainError {
  constructor() {
    super('offer_expired', 409, 'The time to answer is over, and the next person has the offer.');
  }
}

/** 409: the party said no before. */
export class OfferRefusedError extends DomainError {
  constructor() {
    super('offer_refused', 409, 'This offer was refused.');
  }
}

/** 409: the organisation had to take the offer back; the party waits with its old number. */
export class OfferWithdrawnError extends DomainError {
  constructor() {
    super('offer_withdrawn', 409, 'This offer was taken back. You wait with the number you had.');
  }
}
