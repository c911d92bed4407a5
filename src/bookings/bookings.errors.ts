import { DomainError } from '../shared/domain-error';

/** 409: its day has passed; the office makes another one. */
export class QuoteExpiredError extends DomainError {
  constructor() {
    super('quote_expired', 409, 'This quote is not valid any more. Ask for a new one.');
  }
}

/** 409: it was answered, or not sent yet. */
export class WrongQuoteStateError extends DomainError {
  constructor(status: string) {
    super('wrong_quote_state', 409, `The quote is ${status}.`, { quoteStatus: status });
  }
}

/** 409: the booking was called off, or its class is over. */
export class WrongBookingStateError extends DomainError {
  constructor(status: string) {
    super('wrong_booking_state', 409, `The booking is ${status}.`, { bookingStatus: status });
  }
}

/** 409: so few seats are free that nobody waits for. */
export class SeatsGoneError extends DomainError {
  constructor(available: number) {
    super('class_full', 409, 'This group has not so many seats now.', { available });
  }
}

/** 409: nobody gets into this group any more. */
export class ClassClosedError extends DomainError {
  constructor() {
    super('class_closed', 409, 'Nobody can join this group any more.');
  }
}

/** 409: fewer seats than have names; take names off first. */
export class SeatsNamedError extends DomainError {
  constructor(named: number) {
    super('block_below_named', 409, 'More people than that have a name here already.', { named });
  }
}

/** 409: a company asks for more seats by another quote. */
export class MoreSeatsError extends DomainError {
  constructor() {
    super('more_seats', 409, 'Ask for another quote to have more seats.');
  }
}

/** 409: the terms give the company no say in it any more; the office can. */
export class TooLateError extends DomainError {
  constructor() {
    super('too_late', 409, 'It is too late to change this here. Call the office.');
  }
}

/** 409: a workshop whose day is not settled has no seats that could be named. */
export class NoClassYetError extends DomainError {
  constructor() {
    super('no_class_yet', 409, 'The day of this workshop is not settled yet.');
  }
}

/** 409: there is an invoice, or nothing paid that one could follow. */
export class NoInvoiceDueError extends DomainError {
  constructor() {
    super('no_invoice_due', 409, 'There is nothing to make an invoice of.');
  }
}
