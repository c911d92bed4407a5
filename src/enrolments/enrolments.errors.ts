import { DomainError } from '../shared/domain-error';
import type { Money } from '../shared/money';

/** 409: no room, or others wait; `position` is the number that the party would get. */
export class ClassFullError extends DomainError {
  constructor(position: number) {
    super('class_full', 409, 'This group is full. Send ifFull: wait to join the waiting list.', { position });
  }
}

/** 409: staff asked for seats that are not there. */
export class NoRoomError extends DomainError {
  constructor(available: number) {
    super('class_full', 409, 'There is no room for this party now.', { available });
  }
}

/** 409: the same name and contact has a part in that class already. */
export class AlreadyInClassError extends DomainError {
  constructor() {
    super('already_in_class', 409, 'This person is in that group already, or waits for it.');
  }
}

/** 409: seats are there, free places are not. The party may pay, or wait for a free one. */
export class FreePlacesGoneError extends DomainError {
  constructor(position: number, price: Money | null) {
    super('free_places_gone', 409, 'The free places are gone. Pay, or wait for a free place.', { price, position });
  }
}

/** 409: nobody can join, or no longer. */
export class ClassClosedError extends DomainError {
  constructor() {
    super('class_closed', 409, 'Nobody can join this group at the moment.');
  }
}

/** 409: the waiting list has reached its limit. */
export class ListFullError extends DomainError {
  constructor(max: number) {
    super('list_full', 409, 'The waiting list is full too.', { max });
  }
}

/** 409: the level below was not completed under this name and contact, and no other proof came; `certificate`: it is in another name. */
export class EntryLevelMissingError extends DomainError {
  constructor(certificate?: 'other_name') {
    super(
      'entry_level_missing',
      409,
      'This course goes on from the level below. Use the same name and contact, or send previousCertificate.',
      certificate ? { certificate } : {},
    );
  }
}

/** 422: more people than a party may have. */
export class PartyTooLargeError extends DomainError {
  constructor(max: number) {
    super('party_too_large', 422, `At most ${max} people can join together.`, { max });
  }
}

/** 409: the enrolment is not in a state in which this can happen. */
export class WrongStateError extends DomainError {
  constructor(status: string) {
    super('wrong_state', 409, `This can't be done while the enrolment is ${status}.`, { enrolmentStatus: status });
  }
}
