import { DomainError } from '../shared/domain-error';

/** 409: the meeting is cancelled, or the class is a draft, finished or cancelled. */
export class RollClosedError extends DomainError {
  constructor() {
    super(
      'roll_closed',
      409,
      'The roll of this meeting is closed: the class is not running, or the meeting was cancelled.',
    );
  }
}

/** 409: the meeting has begun or was cancelled, or the party has no place any more. */
export class MeetingNotComingError extends DomainError {
  constructor() {
    super('wrong_state', 409, 'The meeting is not to come, or nobody of the party is expected there.');
  }
}
