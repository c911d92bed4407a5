import { Injectable } from '@nestjs/common';
import type { ClientSession, Filter } from 'mongodb';
import { given } from '../shared/given';
import { Database, type Tx, type Write } from '../platform/database';
import type { Draft, DraftLesson, Writing } from './draft';
import { DRAFT_LESSONS, type DraftLessonRow, DRAFTS, type DraftRow } from './learning.schema';

/** What a change of a draft may set. */
export type DraftPatch = Partial<Omit<Draft, 'id' | 'organisationId'>>;

/** Every query about what is being written. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly db: Database) {}

  /** What is written for a course, or null before anything is. */
  async find(courseId: string, tx?: Tx): Promise<Writing | null> {
    const draft = await this.drafts.findOne({ _id: courseId }, within(tx));
    if (!draft) return null;
    const rows = await this.lessons.find({ courseId }, within(tx)).toArray();
    const byId = new Map(rows.map(({ _id, ...row }) => [_id, { id: _id, ...row }]));
    const { _id, ...rest } = draft;
    const lessons = rest.order.flatMap((id) => byId.get(id) ?? []);
    return { draft: { id: _id, ...rest }, lessons };
  }

  /** The course to which a lesson belongs, or null. */
  async courseOf(lessonId: string): Promise<string | null> {
    const row = await this.lessons.findOne({ _id: lessonId }, { projection: { courseId: 1 } });
    return row?.courseId ?? null;
  }

  /** The drafts of an organisation, those that are there. */
  async ofOrganisation(organisationId: string): Promise<Draft[]> {
    const rows = await this.drafts.find({ organisationId }).toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  }

  /** The lessons of an organisation's drafts. */
  async lessonsOf(organisationId: string): Promise<DraftLesson[]> {
    const rows = await this.lessons.find({ organisationId }).toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  }

  /** The courses of other organisations whose published material may be copied. */
  async copyable(exceptOrganisationId: string): Promise<string[]> {
    const rows = await this.drafts
      .find({ copyable: true, organisationId: { $ne: exceptOrganisationId } }, { projection: { _id: 1 } })
      .toArray();
    return rows.map(({ _id }) => _id);
  }

  /** All of a draft, in the place of what was there. */
  begin({ draft, lessons }: Writing): Write[] {
    const { id, ...row } = draft;
    return [
      { collection: DRAFT_LESSONS, remove: { courseId: id }, many: true },
      ...lessons.map((lesson) => this.insertLesson(lesson)),
      { collection: DRAFTS, remove: { _id: id } },
      { collection: DRAFTS, insert: { _id: id, ...given(row) } },
    ];
  }

  insertLesson({ id, ...lesson }: DraftLesson): Write {
    return { collection: DRAFT_LESSONS, insert: { _id: id, ...given(lesson) } };
  }

  /** The lesson as it is given; what it has no more is taken away. */
  saveLesson({ id, ...lesson }: DraftLesson): Write {
    const row = given(lesson);
    const away = ['aim', 'minutes', 'gone'].filter((key) => !(key in row));
    return {
      collection: DRAFT_LESSONS,
      filter: { _id: id },
      update: { $set: row, $unset: Object.fromEntries(away.map((key) => [key, 1])) },
      must: true,
    };
  }

  /** Lessons that are gone for good. */
  removeLessons(ids: readonly string[]): Write {
    return { collection: DRAFT_LESSONS, remove: { _id: { $in: [...ids] } }, many: true };
  }

  /** Takes the parts away that were taken out of the course's lessons. */
  forgetGone(courseId: string): Write {
    return {
      collection: DRAFT_LESSONS,
      filter: { courseId },
      update: { $pull: { blocks: { gone: true } } },
      many: true,
    };
  }

  /** Changes the draft, as long as it is in that state; what is given as undefined is taken away. */
  change(id: string, state: Draft['state'], patch: DraftPatch, more: Filter<DraftRow> = {}): Write {
    const away = Object.entries(patch).filter(([, value]) => value === undefined);
    return {
      collection: DRAFTS,
      filter: { _id: id, state, ...more },
      update: {
        $set: given(patch),
        ...(away.length > 0 ? { $unset: Object.fromEntries(away.map(([key]) => [key, 1])) } : {}),
      },
      must: true,
    };
  }

  /** Changes a draft that was read while it waits, if it is still the same sending: taken back, changed and sent again it is another. */
  readAs({ id, sent }: Draft, patch: DraftPatch): Write {
    return this.change(id, 'review', patch, sent && { 'sent.at': sent.at });
  }

  private get drafts() {
    return this.db.collection<DraftRow>(DRAFTS);
  }

  private get lessons() {
    return this.db.collection<DraftLessonRow>(DRAFT_LESSONS);
  }
}

const within = (tx: Tx | undefined): { session?: ClientSession } => (tx ? { session: tx.session } : {});
