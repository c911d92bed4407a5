import { DomainError } from '../shared/domain-error';
import type { MessageState } from './class-message';

/** 409: whoever it is for is nobody now. */
export class NobodyToWriteToError extends DomainError {
  constructor() {
    super('nobody_to_write_to', 409, 'Nobody is there now to get this message.');
  }
}

/** 409: its time has come, or it was stopped before. */
export class MessageGoneError extends DomainError {
  constructor(state: MessageState) {
    super('message_gone', 409, 'Only a message whose time is still to come can be stopped.', { state });
  }
}
