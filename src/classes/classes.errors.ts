import { DomainError } from '../shared/domain-error';
import type { ClassState } from './training-class';

/** 409: the class is in a state from which this is not possible. */
export class WrongStateError extends DomainError {
  constructor(state: ClassState) {
    super('wrong_state', 409, `The class is ${state}, so this can't be done any more.`, { state });
  }
}

/** 409: more seats are taken than there would be; nothing was changed. */
export class CapacityBelowTakenError extends DomainError {
  constructor(taken: number) {
    super('capacity_below_taken', 409, `${taken} seats are taken. Free some first.`, { taken });
  }
}

/** 409: the waiting list of a class that is over ends in a moment; until then it can't be closed. */
export class StillWaitingError extends DomainError {
  constructor(parties: number) {
    super('still_waiting', 409, 'The waiting list is being ended. Close the class in a moment.', { parties });
  }
}
