import { Injectable } from '@nestjs/common';
import { type Language, LANGUAGES } from '../shared/locale';
import type { Content } from './material';
import { contentOf, type Draft, standing } from './draft';
import { DraftsRepository } from './drafts.repository';
import { textsIn } from './texts';
import { VersionsRepository } from './versions.repository';

/** How far the material of a course is. */
export interface CourseMaterial {
  readonly courseId: string;
  /** Of what is written now: what is published, where nobody has changed anything since. */
  readonly lessons: number;
  /** The number of the newest version that stands, 0 before the first. */
  readonly newest: number;
  /** What is being written, if anything was ever changed here. */
  readonly draft: Draft | undefined;
  /** Texts that are missing in languages in which somebody has begun to translate. */
  readonly missing: number;
}

/** The languages in which texts are written by hand; Serbian in Latin letters is made of the other script. */
export const WRITTEN: readonly Language[] = LANGUAGES.filter((language) => language !== 'sr-Latn');

/** How many texts are missing, over all languages that have one at least. */
export function missingTexts(content: Pick<Content, 'lessons'>): number {
  const texts = textsIn(content.lessons);
  return WRITTEN.reduce((sum, language) => {
    const there = texts.filter(({ text }) => text[language]).length;
    return there === 0 ? sum : sum + texts.length - there;
  }, 0);
}

/** The material of all courses of an organisation, at a glance. */
@Injectable()
export class MaterialOverview {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly versions: VersionsRepository,
  ) {}

  /** By course; courses without any material are left out. */
  async of(organisationId: string): Promise<ReadonlyMap<string, CourseMaterial>> {
    const [drafts, lessons, newest] = await Promise.all([
      this.drafts.ofOrganisation(organisationId),
      this.drafts.lessonsOf(organisationId),
      this.versions.newestOf(organisationId),
    ]);
    const found = new Map<string, CourseMaterial>();
    for (const version of newest) {
      const { courseId, number } = version;
      const count = version.lessons.length;
      found.set(courseId, {
        courseId,
        lessons: count,
        newest: number,
        draft: undefined,
        missing: missingTexts(version),
      });
    }
    for (const draft of drafts) {
      const before = found.get(draft.id);
      // What was not changed since says the same as the version; a newer one is where it would go on from.
      if (!draft.dirty && draft.state === 'writing' && before) {
        found.set(draft.id, { ...before, draft });
        continue;
      }
      const own = lessons.filter(({ courseId }) => courseId === draft.id);
      const content = contentOf({ draft, lessons: own });
      found.set(draft.id, {
        courseId: draft.id,
        lessons: standing(own).length,
        newest: before?.newest ?? 0,
        draft,
        missing: missingTexts(content),
      });
    }
    return found;
  }
}
