import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { History } from '../history';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { Database, type Tx, type Write } from '../platform/database';
import type { Course } from '../tracks';
import { begun, type Change, type DraftLesson, type Writing } from './draft';
import { draftLessonId } from './draft-ids';
import { InReviewError } from './draft.errors';
import { type DraftPatch, DraftsRepository } from './drafts.repository';
import { actorId, Materials } from './materials.service';

/** What is written for a course, as whoever may write it finds it. */
export interface OpenDraft extends Writing {
  readonly course: Course;
}

/** What a change is about. */
export interface Edit<T> {
  /** Of the lessons that are there now. */
  readonly writes: readonly Write[];
  /** Of the draft; that it says something new is added. */
  readonly patch?: DraftPatch;
  readonly result: T;
  /** Nothing has changed: no line in the history. */
  readonly idle?: boolean;
}

/** What is being written for courses: everything that changes it goes through here. */
@Injectable()
export class Drafts {
  constructor(
    private readonly repository: DraftsRepository,
    private readonly materials: Materials,
    private readonly organisations: Organisations,
    private readonly history: History,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What is written now; before anybody has changed anything, the newest version.
   * @throws NotFoundError, ForbiddenError
   */
  async read(actor: Actor, course: string): Promise<OpenDraft> {
    const own = await this.materials.own(actor, course);
    return { course: own, ...(await this.current(own)).writing };
  }

  /** The course of a lesson of the actor's organisation, also where nobody has changed what is published. @throws NotFoundError */
  async courseOf(actor: Actor, lessonId: string): Promise<string> {
    const stored = await this.repository.courseOf(lessonId);
    if (stored !== null) return stored;
    const published = actor.kind === 'staff' ? await this.materials.lessonIds(actor.organisationId) : [];
    const found = published.find((one) => draftLessonId(one.courseId, one.lessonId) === lessonId);
    if (!found) throw new NotFoundError('lesson');
    return found.courseId;
  }

  /**
   * Changes what is written, in one transaction with its line in the history. It begins from the newest version where nothing was
   * changed since that.
   * @throws NotFoundError, ForbiddenError, InReviewError while a colleague reads it
   */
  async edit<T>(
    actor: Actor,
    course: string,
    verb: string,
    work: (writing: Writing, change: Change) => Edit<T> | Promise<Edit<T>>,
  ): Promise<T> {
    const own = await this.materials.own(actor, course);
    return this.db.inTransaction(async (tx) => {
      const { writing, isStored } = await this.current(own, tx);
      if (writing.draft.state !== 'writing') throw new InReviewError();
      const { writes, patch, result, idle } = await work(writing, this.change(actor));
      if (idle) return result;
      const { organisationId } = own;
      const subject = { kind: 'material' as const, id: own.id };
      if (!isStored) await tx.write(...this.repository.begin(writing));
      await tx.write(
        ...writes,
        this.repository.change(own.id, 'writing', { dirty: true, ...patch }),
        ...this.history.writes(actor, { organisationId, subject, verb: `learning.${verb}` }),
      );
      return result;
    });
  }

  /** Who changes something now. */
  change(actor: Actor): Change {
    return { by: actorId(actor), at: this.clock.now() };
  }

  /** The draft that is stored, unless nothing was changed in it and a newer version stands: then what begins from that. */
  private async current(course: Course, tx?: Tx): Promise<{ writing: Writing; isStored: boolean }> {
    const stored = await this.repository.find(course.id, tx);
    if (stored && (stored.draft.dirty || stored.draft.state === 'review')) return { writing: stored, isStored: true };
    const newest = (await this.materials.versions(course.id)).find(({ withdrawnAt }) => withdrawnAt === undefined);
    if (stored && (newest?.number ?? 0) <= stored.draft.basedOn) return { writing: stored, isStored: true };
    const version = newest ? await this.materials.version(course.id, newest.number) : null;
    const by = version?.publishedBy ?? '';
    const at = version?.publishedAt ?? this.clock.now();
    const fresh = begun(course, version, await this.languageOf(course), { by, at });
    const copyable = stored?.draft.copyable ?? false;
    return { writing: { ...fresh, draft: { ...fresh.draft, copyable } }, isStored: false };
  }

  private async languageOf({ organisationId }: Course): Promise<Language> {
    return (await this.organisations.get(organisationId)).language;
  }
}

/** The lesson among those of the draft, one that is gone too. @throws NotFoundError */
export function lessonIn({ lessons }: Writing, lessonId: string): DraftLesson {
  const lesson = lessons.find(({ id, slug }) => id === lessonId || slug === lessonId);
  if (!lesson) throw new NotFoundError('lesson');
  return lesson;
}
