import { type Course, LEVELS, type Track } from '../../tracks';
import { currencyOf, fieldOfPath } from './course.fields';
import { choices, shown, textsView } from './fields.presenter';
import type { Desk } from './planning.frame';
import { besideFields, inWords, type Refusal } from './refusal';
import type { Values } from './values';

interface CourseForm {
  readonly course: Course | undefined;
  readonly refusal: Refusal | undefined;
  /** Those to choose from; of a course that is there, its own. */
  readonly tracks: readonly Track[];
  /** What covers the cost of a class of it, where one was typed in. */
  readonly cover: string | undefined;
}

/** The form of a course, with what was typed. */
export function courseFormView(
  { voice, organisation }: Desk,
  values: Values,
  { course, refusal, tracks, cover }: CourseForm,
): { readonly heading: string } {
  const first = organisation.language;
  const currency = course ? currencyOf(course, organisation.currency) : organisation.currency;
  const prices = (['citizen', 'seat', 'workshop'] as const).map((name) => ({
    field: name,
    label: voice.t(`planning.price.${name}`),
    typed: shown(values, name)[name],
    currency,
  }));
  return {
    heading: voice.t(course ? 'planning.course.change' : 'planning.course.new'),
    ...{
      action: `/office/plan/courses/${course?.slug ?? 'new'}`,
      isNew: !course,
      noTrack: tracks.length === 0,
      notice: refusal?.notice,
      look: course && `/courses/${course.slug}`,
      v: shown(values, 'operation', 'version', 'slug', 'track', 'level', 'hours', 'attendance'),
      on: shown(values, 'entry', 'handwork', 'quiz', 'free'),
      tracks: tracks.map((track) => ({ value: track.id, text: voice.local(track.title).text })),
      trackTitle: tracks[0] && voice.local(tracks[0].title),
      levels: choices(
        values,
        'level',
        LEVELS.map((level) => ({ value: level, text: voice.t(`common.level.${level}`) })),
      ),
      titles: textsView(values, 'title', first),
      summaries: textsView(values, 'summary', first),
      outcomes: textsView(values, 'outcomes', first),
      audience: textsView(values, 'audience', first),
      prices,
      cover,
      errors: inWords(
        voice,
        besideFields(refusal?.problems ?? [], (path) => fieldOfPath(path, first)),
      ),
    },
  };
}
