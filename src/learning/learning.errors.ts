import { DomainError } from '../shared/domain-error';

/** 409: as often as this quiz may be begun, it was. */
export class NoTriesLeftError extends DomainError {
  constructor() {
    super('no_tries_left', 409, 'Nobody may begin this quiz again.');
  }
}

/** 409: this piece was found good, or waits for a judgement that has to come first. */
export class PieceNotOpenError extends DomainError {
  constructor(pieceState: string) {
    super('piece_not_open', 409, `Nothing can be sent for this piece while it is ${pieceState}.`, { pieceState });
  }
}
