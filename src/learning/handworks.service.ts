import { Injectable } from '@nestjs/common';
import { FieldErrors, LostRaceError, NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { personIdOf } from '../enrolments';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Files } from '../platform/files';
import { PictureError, readPicture } from '../platform/pictures';
import { Vault } from '../platform/secrets';
import { type HandworkPiece, type PieceState, pieceState, type Round } from './handwork';
import { PieceNotOpenError } from './learning.errors';
import { assertInParty, type OwnMaterial, taskIn } from './own-tasks.service';
import type { Handwork } from './tasks';
import { TasksRepository } from './tasks.repository';

/** A photo is kept so wide, in pixels: enough to judge a stitch by. */
const WIDEST = 1440;

/** A task with what one of a party made of it. */
export interface OpenHandwork {
  readonly task: Handwork;
  readonly piece: HandworkPiece | null;
  readonly state: PieceState;
}

/** What learners make by hand and show: photos, or word that they bring it. */
@Injectable()
export class Handworks {
  constructor(
    private readonly repository: TasksRepository,
    private readonly files: Files,
    private readonly vault: Vault,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async open({ enrolment, version }: OwnMaterial, companion: number, taskId: string): Promise<OpenHandwork> {
    assertInParty(enrolment, companion);
    const task = taskIn(version, taskId);
    const piece = await this.repository.piece(
      this.repository.pieceId({ enrolmentId: enrolment.id, companion }, taskId),
    );
    return { task, piece, state: pieceState(piece ?? undefined) };
  }

  /**
   * Adds a photo to what is not judged yet, and makes it wait for a judgement.
   * @throws FieldErrors on `file` for what is no photo or one too many, PieceNotOpenError, LostRaceError
   */
  async addPhoto(own: OwnMaterial, companion: number, taskId: string, bytes: Buffer): Promise<OpenHandwork> {
    const { task, piece } = await this.openFor(own, companion, taskId);
    const round = openRound(piece);
    if (round.photos.length >= task.photos) throw new FieldErrors([problem('photos_enough')]);
    const made = await readPicture(bytes).catch((error: unknown) => {
      throw error instanceof PictureError ? new FieldErrors([problem(error.problem)]) : error;
    });
    const best = made.sizes.filter(({ width }) => width <= WIDEST).at(-1) ?? made.sizes[0];
    const hash = await this.files.put(best?.bytes ?? Buffer.alloc(0));
    if (round.photos.includes(hash)) return this.open(own, companion, taskId);
    return this.keep(own, companion, taskId, piece, { ...round, photos: [...round.photos, hash] });
  }

  /** Takes a photo away that is not judged yet; one that is not there is no error. @throws PieceNotOpenError, LostRaceError */
  async removePhoto(own: OwnMaterial, companion: number, taskId: string, hash: string): Promise<OpenHandwork> {
    const { piece } = await this.openFor(own, companion, taskId);
    const round = openRound(piece);
    if (!round.photos.includes(hash)) return this.open(own, companion, taskId);
    return this.keep(own, companion, taskId, piece, { ...round, photos: round.photos.filter((each) => each !== hash) });
  }

  /** Says that it is brought, and what the learner wants to say with it. @throws PieceNotOpenError, LostRaceError */
  async say(
    own: OwnMaterial,
    companion: number,
    taskId: string,
    { brought, words }: { readonly brought: boolean; readonly words?: string | undefined },
  ): Promise<OpenHandwork> {
    const { piece } = await this.openFor(own, companion, taskId);
    const { words: _before, ...round } = openRound(piece);
    const sealed = words === undefined ? {} : { words: this.vault.seal(words) };
    return this.keep(own, companion, taskId, piece, { ...round, brought, ...sealed });
  }

  /** Lets others see a piece that was found good, or not. @throws NotFoundError, LostRaceError */
  async show(own: OwnMaterial, companion: number, taskId: string, shown: boolean): Promise<OpenHandwork> {
    const { piece, state } = await this.open(own, companion, taskId);
    if (!piece || state !== 'done') throw new NotFoundError('handwork');
    if (piece.shown !== shown) await this.write({ ...piece, shown, changedAt: this.clock.now() }, piece);
    return this.open(own, companion, taskId);
  }

  private async openFor(own: OwnMaterial, companion: number, taskId: string): Promise<OpenHandwork> {
    const open = await this.open(own, companion, taskId);
    if (open.state === 'done') throw new PieceNotOpenError(open.state);
    return open;
  }

  /** The last round is changed while nobody judged it; after a judgement the next begins. Without photos and unbrought it waits for nobody. */
  private async keep(
    own: OwnMaterial,
    companion: number,
    taskId: string,
    before: HandworkPiece | null,
    round: Round,
  ): Promise<OpenHandwork> {
    const { enrolment, trainingClass } = own;
    const now = this.clock.now();
    const judged = (before?.rounds ?? []).filter(({ judgement }) => judgement !== undefined);
    const shownBefore = openRound(before).photos;
    const gone = shownBefore.filter((hash) => !round.photos.includes(hash));
    const removed = [...new Set([...(before?.removed ?? []), ...gone])];
    const waits = round.photos.length > 0 || round.brought;
    const piece: HandworkPiece = {
      id: this.repository.pieceId({ enrolmentId: enrolment.id, companion }, taskId),
      ...{ organisationId: enrolment.organisationId, classId: trainingClass.id, courseId: trainingClass.courseId },
      ...{
        enrolmentId: enrolment.id,
        companion,
        personId: personIdOf(enrolment, companion) ?? enrolment.personId,
        taskId,
      },
      rounds: waits || round.words !== undefined ? [...judged, { ...round, sentAt: now }] : judged,
      ...(removed.length > 0 ? { removed } : {}),
      ...given({ waitsSince: waits ? (before?.waitsSince ?? now) : undefined }),
      ...{ done: false, shown: false, changedAt: now },
    };
    await this.write(piece, before);
    return this.open(own, companion, taskId);
  }

  private async write(piece: HandworkPiece, before: HandworkPiece | null): Promise<void> {
    try {
      await this.db.inTransaction((tx) => tx.write(this.repository.keepPiece(piece, before)));
    } catch (error) {
      throw isDuplicateKey(error) ? new LostRaceError('handwork') : error;
    }
  }
}

const EMPTY: Omit<Round, 'sentAt'> = { photos: [], brought: false };

function openRound(piece: HandworkPiece | null): Round {
  const last = piece?.rounds.at(-1);
  return last && last.judgement === undefined ? last : { ...EMPTY, sentAt: new Date(0) };
}

const problem = (code: string) => ({ field: 'file', code, message: '' });
