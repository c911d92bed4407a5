import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type CourseMaterial, isReady, MaterialOverview, Materials, Reviews, standing } from '../../learning';
import { type Course, inLevelOrder, Tracks } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import type { Reader } from '../office/office.frame';
import { HistoryLines } from './history-lines';
import { languagesView } from './languages.presenter';
import { changedView, StudioFrame } from './studio.frame';

/** More courses than this no association has. */
const MOST_COURSES = 200;

/** The material of all courses, and of one. */
@Injectable()
export class MaterialPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly overview: MaterialOverview,
    private readonly tracks: Tracks,
    private readonly materials: Materials,
    private readonly reviews: Reviews,
    private readonly lines: HistoryLines,
  ) {}

  async list(actor: Actor, language: Language): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { organisation, voice } = reader;
    const [{ items }, found] = await Promise.all([
      this.tracks.listCourses({ organisationId: organisation.id, limit: MOST_COURSES }),
      this.overview.of(organisation.id),
    ]);
    const title = voice.t('studio.title');
    const courses = inLevelOrder(items).map((course) => courseView(reader, course, found.get(course.id)));
    return this.frame.page(reader, 'list', { courses }, { title });
  }

  /** @throws NotFoundError, ForbiddenError */
  async course(actor: Actor, language: Language, course: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const { voice, open, path } = studio;
    const { draft, lessons } = open;
    const [versions, verdict, history] = await Promise.all([
      this.materials.versions(open.course.id),
      this.reviews.verdict(actor, draft),
      this.lines.of(studio),
    ]);
    const names = await this.frame.names([draft.sent?.by ?? '', draft.returned?.by ?? '']);
    const title = voice.local(open.course.title).text;
    const live = standing(lessons);
    const model = {
      path,
      writing: draft.state === 'writing',
      sent: draft.sent && changedView(studio, names, draft.sent),
      own: verdict === 'own',
      alone: verdict === 'alone',
      returned: draft.returned && { ...changedView(studio, names, draft.returned), note: draft.returned.note },
      state: stateOf(voice, { draft, newest: versions[0]?.number ?? 0 }),
      lessons: live.map((lesson, at) => ({
        id: lesson.id,
        path: `${path}/${lesson.slug}`,
        title: voice.local(lesson.title),
        parts: voice.t('studio.parts', { count: standing(lesson.blocks).length }),
        first: at === 0,
        last: at === live.length - 1,
      })),
      gone: lessons.filter(({ gone }) => gone).map(({ id, title: name }) => ({ id, title: voice.local(name) })),
      ready: isReady(open) && (draft.dirty || draft.basedOn === 0),
      empty: live.length > 0 && !isReady(open),
      criteria: voice.t('studio.criteria', { count: draft.rubric.length }),
      versions: versions.length > 0 ? voice.t('studio.versions-count', { count: versions.length }) : undefined,
      languages: languagesView(voice, open),
      credit: draft.credit,
      copyable: draft.copyable,
      history,
    };
    return this.frame.page(studio, 'course', model, { title });
  }
}

function courseView({ voice, actor }: Reader, course: Course, found: CourseMaterial | undefined): object {
  const waits = found?.draft?.state === 'review' && found.draft.sent?.by !== actor.accountId;
  return {
    path: `/teach/material/${course.slug}`,
    title: voice.local(course.title),
    level: voice.t(`common.level.${course.level}`),
    state: stateOf(voice, found ?? { draft: undefined, newest: 0 }),
    lessons: voice.t('studio.lessons', { count: found?.lessons ?? 0 }),
    missing: found && found.missing > 0 ? voice.t('studio.missing', { count: found.missing }) : undefined,
    waits,
  };
}

/** Where the material stands, as a word with its colour. */
function stateOf(
  voice: Voice,
  { draft, newest }: Pick<CourseMaterial, 'draft' | 'newest'>,
): { readonly kind: string; readonly text: string } {
  if (draft?.state === 'review') return { kind: 'tag-wait', text: voice.t('studio.state.review') };
  if (draft?.returned) return { kind: 'tag-wait', text: voice.t('studio.state.returned') };
  if (draft?.dirty) return { kind: 's-tag-info', text: voice.t('studio.state.writing') };
  if (newest > 0) return { kind: 'tag-open', text: voice.t('studio.state.published', { number: newest }) };
  return { kind: 's-tag-plain', text: voice.t('studio.state.nothing') };
}
