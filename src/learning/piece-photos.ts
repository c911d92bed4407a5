import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { Classes } from '../classes';
import { Files } from '../platform/files';
import type { Reply } from '../platform/http';
import type { HandworkPiece } from './handwork';
import { assertCanJudge } from './own-tasks.service';
import { TasksRepository } from './tasks.repository';

/** The photos of handwork: for whose it is, for who judges it, and for everybody once its maker shows it. */
@Injectable()
export class PiecePhotos {
  constructor(
    private readonly repository: TasksRepository,
    private readonly classes: Classes,
    private readonly files: Files,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async forJudge(actor: Actor, pieceId: string, hash: string): Promise<Buffer> {
    const piece = await this.repository.piece(pieceId);
    if (!piece) throw new NotFoundError('photo');
    assertCanJudge(actor, await this.classes.get(piece.classId));
    return this.read(piece, hash);
  }

  /** For one who was found to be in the party. @throws NotFoundError */
  async ofParty(enrolmentId: string, pieceId: string, hash: string): Promise<Buffer> {
    const piece = await this.repository.piece(pieceId);
    if (piece?.enrolmentId !== enrolmentId) throw new NotFoundError('photo');
    return this.read(piece, hash);
  }

  private read({ rounds }: HandworkPiece, hash: string): Promise<Buffer> {
    if (!rounds.some(({ photos }) => photos.includes(hash))) throw new NotFoundError('photo');
    return this.files.get(hash);
  }
}

/** A photo of somebody's work is kept by nobody on the way. */
export function sendPhoto(reply: Reply, bytes: Buffer): Buffer {
  void reply
    .type('image/webp')
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer');
  return bytes;
}
