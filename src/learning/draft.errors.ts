import { DomainError } from '../shared/domain-error';
import type { DraftBlock } from './draft';

/** 409: the material waits for a colleague, who reads what was sent; it is taken back before it is changed. */
export class InReviewError extends DomainError {
  constructor() {
    super('in_review', 409, 'The material waits for a colleague. Take it back before you change it.');
  }
}

/** 409: nothing waits for a colleague. */
export class NotInReviewError extends DomainError {
  constructor() {
    super('not_in_review', 409, 'This material does not wait for a colleague.');
  }
}

/** 409: there is no lesson yet, or one has no part. */
export class NotReadyError extends DomainError {
  constructor() {
    super('material_empty', 409, 'There is no lesson yet, or a lesson has nothing in it.');
  }
}

/** 409: whoever wrote it does not publish it, as long as there is a colleague who could. */
export class OwnWorkError extends DomainError {
  constructor() {
    super('own_work', 409, 'A colleague publishes it, not the person who sent it.');
  }
}

/** 412: somebody saved the same part meanwhile; what stands there now goes along. */
export class StaleBlockError extends DomainError {
  constructor(readonly there: DraftBlock) {
    super('stale', 412, 'Somebody saved this part after you opened it.', {
      version: there.version,
      block: there.block,
      changedAt: there.changed.at.toISOString(),
    });
  }
}
