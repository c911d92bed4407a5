import type { FilterQuery } from '../../access';
import type { Leaf } from '../../shared/leaf';
import { turnQuery } from '../../shared/leaf';
import { PERSON_LANGUAGES } from '../../shared/locale';
import type { TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { filteredPath, LISTED_STATES } from './filters';
import { personView } from './roster.presenter';
import { turnsView } from './turns.presenter';

/** What the list was read as. */
interface Read {
  readonly entries: readonly RosterEntry[];
  readonly classes: ReadonlyMap<string, TrainingClass>;
  readonly courses: readonly Course[];
  readonly query: FilterQuery;
  readonly leaf: Pick<Leaf<unknown>, 'previous' | 'next'>;
  readonly count: number;
}

/** People with their class and state, and by what the list can be narrowed. */
export function peopleListView(voice: Voice, { entries, classes, courses, query, leaf, count }: Read): object {
  const titles = new Map(courses.map((course) => [course.id, voice.local(course.title).text]));
  const any = { value: '', text: voice.t('filters.any') };
  return {
    count: voice.t('filters.people.count', { count }),
    rows: entries.map((entry) => {
      const { enrolment } = entry;
      const row = classes.get(enrolment.classId);
      return {
        ...personView(voice, entry),
        state: voice.t(`office.touched.${enrolment.status}`),
        path: row && `/office/classes/${row.code}`,
        group: row && voice.t('office.class-title', { title: titles.get(row.courseId) ?? row.code, group: row.group }),
        since: row && voice.formats.date(voice.language, enrolment.createdAt, row.timeZone, 'day'),
      };
    }),
    turns: turnsView(leaf, (turn) => filteredPath('people', query, turnQuery(turn))),
    v: { state: query.state ?? '', course: query.course ?? '', language: query.language ?? '' },
    states: [any, ...LISTED_STATES.map((value) => ({ value, text: voice.t(`office.touched.${value}`) }))],
    courses: [any, ...courses.map(({ slug, title }) => ({ value: slug, text: voice.local(title).text }))],
    languages: [
      any,
      ...PERSON_LANGUAGES.map((value) => ({ value, text: voice.formats.languageName(voice.language, value) })),
    ],
  };
}
