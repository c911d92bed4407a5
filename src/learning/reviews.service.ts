import { Injectable } from '@nestjs/common';
import { DomainError } from '../shared/domain-error';
import { type Actor, isStaffOf, OFFICE } from '../shared/actor';
import { Access } from '../access';
import { History } from '../history';
import { Database, type Write } from '../platform/database';
import { contentOf, type Draft, isReady } from './draft';
import { NotInReviewError, NotReadyError, OwnWorkError } from './draft.errors';
import type { PublicationInput } from './drafts.forms';
import { DraftsRepository } from './drafts.repository';
import { Drafts, type OpenDraft } from './drafts.service';
import type { MaterialVersion } from './material';
import { actorId, Materials, nextNumber, STUDIO } from './materials.service';

/** Who may do what with material that waits. */
export type Verdict =
  /** A colleague of the one who sent it. */
  | 'colleague'
  /** Who sent it, where nobody else could read it. */
  | 'alone'
  /** Who sent it, and somebody else can read it. */
  | 'own';

/** The way from what is written to what classes go by: a colleague reads it first. */
@Injectable()
export class Reviews {
  constructor(
    private readonly drafts: Drafts,
    private readonly repository: DraftsRepository,
    private readonly materials: Materials,
    private readonly access: Access,
    private readonly history: History,
    private readonly db: Database,
  ) {}

  /** Sends it to the colleagues. @throws NotFoundError, ForbiddenError, InReviewError, NotReadyError */
  send(actor: Actor, course: string): Promise<void> {
    return this.drafts.edit(actor, course, 'sent', (writing, change) => {
      if (!isReady(writing)) throw new NotReadyError();
      return { writes: [], patch: { state: 'review', sent: change, returned: undefined }, result: undefined };
    });
  }

  /** Takes it back before it was read. @throws NotFoundError, ForbiddenError, NotInReviewError */
  async takeBack(actor: Actor, course: string): Promise<void> {
    const open = await this.waiting(actor, course);
    const patch = { state: 'writing' as const, sent: undefined };
    await this.write(actor, open, 'taken-back', this.repository.change(open.course.id, 'review', patch));
  }

  /** Sends it back to whoever wrote it, with what is to be changed. @throws NotFoundError, ForbiddenError, NotInReviewError */
  async sendBack(actor: Actor, course: string, note: string): Promise<void> {
    const open = await this.waiting(actor, course);
    const patch = { state: 'writing' as const, sent: undefined, returned: { ...this.drafts.change(actor), note } };
    await this.write(actor, open, 'returned', this.repository.change(open.course.id, 'review', patch), note);
  }

  /**
   * Publishes what waits as the next version, under the operation's id; asked again, answers with it.
   * @throws NotFoundError, ForbiddenError, NotInReviewError, OwnWorkError, LostRaceError, DomainError 412 stale for another than was read
   */
  async publish(actor: Actor, operationId: string, course: string, input: PublicationInput): Promise<MaterialVersion> {
    const open = await this.drafts.read(actor, course);
    const versions = await this.materials.versions(open.course.id);
    const done = versions.find(({ id }) => id === operationId);
    if (done) return this.materials.version(open.course.id, done.number);
    const { draft, lessons } = await this.waiting(actor, course);
    const { sentAt, ...publication } = input;
    if (sentAt !== undefined && draft.sent?.at.getTime() !== Date.parse(sentAt)) {
      throw new DomainError('stale', 412, 'It was changed and sent again since you read it. Read it again.');
    }
    const verdict = await this.verdict(actor, draft);
    if (verdict === 'own') throw new OwnWorkError();
    if (input.corrects !== undefined) await this.materials.version(open.course.id, input.corrects);
    const gone = lessons.filter((lesson) => lesson.gone).map(({ id }) => id);
    return this.materials.publish(
      actor,
      operationId,
      open.course.id,
      {
        ...publication,
        content: contentOf({ draft, lessons }),
        ...(verdict === 'colleague' ? { reviewedBy: actorId(actor) } : {}),
        ...(draft.credit ? { credit: draft.credit } : {}),
      },
      [
        this.repository.readAs(draft, {
          state: 'writing',
          basedOn: nextNumber(versions),
          dirty: false,
          order: draft.order.filter((id) => !gone.includes(id)),
          sent: undefined,
          returned: undefined,
        }),
        this.repository.removeLessons(gone),
        this.repository.forgetGone(open.course.id),
      ],
    );
  }

  /** What this person may do with material that waits. */
  async verdict(actor: Actor, { organisationId, sent }: Pick<Draft, 'organisationId' | 'sent'>): Promise<Verdict> {
    const own = actorId(actor);
    if (sent?.by !== own) return 'colleague';
    if (!isStaffOf(actor, organisationId, ...OFFICE)) return 'own';
    return (await this.readers(organisationId)).some((id) => id !== own) ? 'own' : 'alone';
  }

  /** The accounts of the organisation that can read what others wrote. */
  private async readers(organisationId: string): Promise<string[]> {
    const members = await this.access.members(organisationId);
    return members
      .filter(({ account, grants }) => !account.disabled && grants.some(({ role }) => STUDIO.includes(role)))
      .map(({ account }) => account.id);
  }

  private async waiting(actor: Actor, course: string): Promise<OpenDraft> {
    const open = await this.drafts.read(actor, course);
    if (open.draft.state !== 'review') throw new NotInReviewError();
    return open;
  }

  private async write(actor: Actor, { course }: OpenDraft, verb: string, write: Write, reason?: string): Promise<void> {
    const { id, organisationId } = course;
    const entry = { organisationId, subject: { kind: 'material' as const, id }, verb: `learning.${verb}`, reason };
    await this.db.inTransaction((tx) => tx.write(write, ...this.history.writes(actor, entry)));
  }
}
