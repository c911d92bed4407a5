import { PERSON_LANGUAGES } from '../../shared/locale';
import type { Weekday } from '../../platform/i18n';
import { HOLIDAY_COUNTRIES, type TrainingClass } from '../../classes';
import { type Course, levelNumber } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { fieldOfClass } from './class.fields';
import { choices, dayView, shown, textsView } from './fields.presenter';
import { rowsIn } from './meeting-rows';
import { meetingsFormView } from './meetings-form.presenter';
import { OTHER } from './places';
import type { Desk } from './planning.frame';
import type { NamedClash, PlanParts } from './planning.reader';
import { previewView, type Sketch } from './preview.presenter';
import { besideFields, inWords, type Problem, type Refusal } from './refusal';
import { text, ticked, type Values } from './values';

/** All that the form of a class shows. */
export interface ClassForm {
  readonly parts: PlanParts;
  readonly before: TrainingClass | undefined;
  readonly refusal: Refusal | undefined;
  readonly sketch: Sketch;
  readonly clashes: readonly NamedClash[];
  /** What covers the cost of such a class, where one was typed in. */
  readonly cover: string | undefined;
}

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const FIELDS = [
  'operation',
  'version',
  'course',
  'group',
  'place',
  'town',
  'stepFree',
  'from',
  'to',
  'count',
  'country',
];
const MORE_FIELDS = ['except', 'capacity', 'minimum', 'waitlist', 'freeCount'];

/** The form of a class in four sections, with what learners will see of it beside. */
export function classFormView(desk: Desk, values: Values, form: ClassForm): { readonly heading: string } {
  const { voice, organisation } = desk;
  const { parts, before, refusal, sketch, clashes, cover } = form;
  const first = organisation.language;
  const setting = { zone: sketch.timeZone, places: parts.places };
  const problems = besideFields(refusal?.problems ?? [], (path) => fieldOfClass(path, values, setting, first));
  const country = text(values, 'country');
  return {
    heading: voice.t(before ? 'planning.class.change' : 'planning.class.new'),
    ...{
      action: `/office/plan/classes/${before?.code ?? 'new'}`,
      ...state(before),
      notice: refusal?.notice,
      look: before && `/office/classes/${before.code}`,
      v: shown(values, ...FIELDS, ...MORE_FIELDS),
      courses: courseChoices(voice, parts),
      noCourse: parts.courses.length === 0,
      courseTitle: before && sketch.course && voice.local(sketch.course.title),
      meetings: meetingsFormView(voice, rowsIn(values), { zone: sketch.timeZone, country, clashes, problems }),
      preview: previewView(voice, sketch),
      prices: sketch.course && { ...pricesView(voice, sketch.course), cover },
      ...placeView(desk, values, parts, problems),
      ...rulesView(voice, values),
      errors: inWords(voice, problems),
    },
  };
}

const state = (before: TrainingClass | undefined) => ({
  isNew: !before,
  isDraft: !before || before.state === 'draft',
});

function courseChoices(voice: Voice, { courses, tracks }: PlanParts): object[] {
  return [
    { value: '', text: voice.t('planning.field.choose') },
    ...courses.map((course) => {
      const track = tracks.get(course.trackId);
      const values = { level: voice.t(`common.level.${course.level}`), title: voice.local(course.title).text };
      return {
        value: course.id,
        text: voice.t('planning.course.of', { ...values, track: track ? voice.local(track.title).text : '' }),
      };
    }),
  ];
}

function placeView(
  { voice, organisation }: Desk,
  values: Values,
  { places, teachers }: PlanParts,
  problems: readonly Problem[],
): object {
  const wrong = problems.some(({ field }) => /^(town|venue|directions|place)/.test(field));
  const venues = textsView(values, 'venue', organisation.language);
  const written = venues.some((one) => (one as { typed: string }).typed !== '') || text(values, 'town') !== '';
  return {
    places:
      places.length === 0
        ? undefined
        : [
            ...places.map(({ key, town, venue }) => {
              const said = { venue: voice.local(venue).text, town: voice.town(town) };
              return { value: key, text: voice.t('planning.place-in', said) };
            }),
            { value: OTHER, text: voice.t('planning.field.other-place') },
          ],
    otherOpen: places.length === 0 || text(values, 'place') === OTHER || wrong || written,
    venues,
    directions: textsView(values, 'directions', organisation.language),
    steps: ['', 'yes', 'no'].map((value) => ({ value, text: voice.t(`planning.steps.${value || 'unknown'}`) })),
    teachers: choices(
      values,
      'teachers',
      teachers.map(({ id, name }) => ({ value: id, text: name })),
    ),
  };
}

function rulesView(voice: Voice, values: Values): object {
  const { formats, language } = voice;
  const named = (texts: string, all: readonly string[]) =>
    all.map((value) => ({ value, text: voice.t(`${texts}${value}`) }));
  // Serbian is one language of teaching; that in Latin letters is shown where somebody chose it.
  const spoken = (name: string) =>
    PERSON_LANGUAGES.filter((code) => code !== 'sr-Latn' || ticked(values, name).includes(code)).map((code) => {
      return { value: code, text: formats.languageName(language, code) };
    });
  const days = WEEK.map((day) => ({ value: String(day), text: formats.weekday(language, day) }));
  return {
    first: dayView(values, 'first'),
    last: dayView(values, 'last'),
    decide: dayView(values, 'decide'),
    days: choices(values, 'days', days),
    countries: [
      ...HOLIDAY_COUNTRIES.map((code) => ({ value: code, text: voice.t(`planning.country.${code}`) })),
      { value: '', text: voice.t('planning.country.none') },
    ],
    languages: choices(values, 'languages', spoken('languages')),
    interpreters: choices(values, 'interpreters', spoken('interpreters')),
    interpretersOpen: ticked(values, 'interpreters').length > 0,
    admissions: choices(values, 'admission', named('planning.admission.', ['open', 'approval'])),
    waitlists: ['', 'strict', 'fit'].map((value) => ({ value, text: voice.t(`planning.waitlist.${value || 'own'}`) })),
    frees: choices(values, 'free', named('planning.free.', ['all', 'some', 'ask', 'none'])),
  };
}

function pricesView(voice: Voice, course: Course): object {
  const { citizen, seat, workshop } = course.prices;
  const rows = Object.entries({ citizen, seat, workshop }).flatMap(([name, money]) =>
    money ? [{ label: voice.t(`planning.price.${name}`), text: voice.formats.money(voice.language, money) }] : [],
  );
  const none = [{ label: voice.t('planning.price.citizen'), text: voice.t('planning.price.none') }];
  return {
    facts: rows.length > 0 ? rows : none,
    path: `/office/plan/courses/${course.slug}`,
    level: levelNumber(course.level),
  };
}
