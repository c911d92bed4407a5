import { DomainError } from '../shared/domain-error';
import type { ImportState } from './import';

/** 409: all rows are bad, or there already. */
export class NothingToImportError extends DomainError {
  constructor() {
    super('nothing_to_import', 409, 'No row of this file would bring anything new.');
  }
}

/** 409: it is not done yet, its time is over, or it made nothing. */
export class CannotUndoError extends DomainError {
  constructor(state: ImportState) {
    super('cannot_undo', 409, 'This import cannot be undone now.', { state });
  }
}
