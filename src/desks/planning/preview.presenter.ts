import { localText } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import type { TrainingClass } from '../../classes';
import type { Course } from '../../tracks';
import { languagesText, levelView, priceView } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import { HAND_WRITTEN } from './fields.presenter';

/** A class as far as it is planned. */
export interface Sketch extends Pick<
  TrainingClass,
  'timeZone' | 'town' | 'venue' | 'teachingLanguages' | 'interpreterLanguages' | 'freePlaces'
> {
  readonly course: Course | undefined;
  readonly group: string;
  readonly capacity: number | undefined;
  readonly minimum: number | undefined;
  readonly sessions: readonly { readonly start: Date; readonly end: Date }[];
}

/** As many seats are drawn; of more, the number alone. */
const MOST_DRAWN = 40;

/** What learners will see of it, as far as it is known. */
export function previewView(voice: Voice, sketch: Sketch): object {
  const { formats, language, t } = voice;
  const { course, sessions, timeZone, capacity, minimum, group } = sketch;
  const sorted = [...sessions].sort((a, b) => a.start.getTime() - b.start.getTime());
  const [first, last] = [sorted[0], sorted.at(-1)];
  const venue = localText(sketch.venue, language).text;
  const place = [venue, voice.town(sketch.town)].filter((part) => part !== '').map(isolate);
  return {
    level: course && levelView(voice, course.level),
    name: course && voice.local(course.title),
    group: group === '' ? undefined : t('office.group', { group }),
    facts: [
      ...(first && last
        ? [
            { label: t('planning.preview.starts'), ...voice.moment(first.start, timeZone, 'short') },
            {
              label: t('planning.preview.length'),
              text: t('planning.preview.meetings', {
                count: sessions.length,
                day: formats.date(language, last.start, timeZone, 'day'),
              }),
            },
          ]
        : []),
      ...(place.length > 0 ? [{ label: t('planning.preview.where'), text: place.join(', ') }] : []),
      ...(sketch.teachingLanguages.length > 0
        ? [{ label: t('planning.preview.taught-in'), text: languagesText(voice, sketch) }]
        : []),
      ...(course ? [{ label: t('planning.preview.price'), ...priceFacts(voice, course, sketch.freePlaces) }] : []),
    ],
    stitches: capacity !== undefined && capacity <= MOST_DRAWN ? { free: capacity } : undefined,
    places:
      capacity === undefined
        ? undefined
        : minimum === undefined
          ? t('planning.preview.places', { capacity })
          : t('planning.preview.places-from', { capacity, minimum }),
    texts: course && textsReady(voice, course),
  };
}

function priceFacts(voice: Voice, course: Course, freePlaces: TrainingClass['freePlaces']): object {
  const view = priceView(voice, course.prices, freePlaces);
  if (typeof freePlaces !== 'number' || freePlaces === 0 || !view.text) return view;
  return { ...view, free: voice.t('planning.preview.free', { count: freePlaces }) };
}

/** In how many languages the course's texts are written. */
function textsReady(voice: Voice, { title, summary }: Course): string {
  const ready = HAND_WRITTEN.filter((language) => title[language] && summary[language]).length;
  return voice.t('planning.preview.texts', { ready, all: HAND_WRITTEN.length });
}
