import type { Track } from '../../tracks';
import { type Entry, nextGroup, openSeats } from './catalogue';
import { levelView, priceView } from './facts.presenter';
import type { Voice } from './voice';

/** The model of a track's page: the way from the first level to the last, with what can be chosen now. */
export function trackView(voice: Voice, track: Track, entries: readonly Entry[]): object {
  const title = voice.local(track.title);
  return {
    title,
    summary: voice.local(track.summary),
    note: voice.note(title),
    motif: track.motif,
    levels: entries.map((entry) => levelOf(voice, entry)),
    count: entries.length,
  };
}

function levelOf(voice: Voice, entry: Entry): object {
  const { course } = entry;
  const { t } = voice;
  const next = nextGroup(entry);
  const open = next && openSeats(next.seats);
  return {
    slug: course.slug,
    level: levelView(voice, course.level),
    title: voice.local(course.title),
    summary: voice.local(course.summary),
    facts: [
      { label: t('catalogue.price'), ...priceView(voice, course.prices, next?.row.freePlaces) },
      next
        ? { label: t('catalogue.starts'), ...voice.moment(next.row.startsAt, next.row.timeZone, 'short') }
        : { label: t('catalogue.starts'), text: t('catalogue.no-date') },
      ...(next ? [{ label: t('catalogue.where'), text: voice.town(next.row.town) }] : []),
    ],
    tag:
      open === undefined
        ? undefined
        : open > 0
          ? { kind: 'tag-open', text: t('common.seats.left', { count: open }) }
          : { kind: 'tag-wait', text: t('common.seats.full') },
  };
}
