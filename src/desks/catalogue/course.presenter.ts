import { parseDuration } from '../../shared/duration';
import { isolate } from '../../platform/i18n';
import type { TrainingClass } from '../../classes';
import { type Course, inLevelOrder, levelBelow } from '../../tracks';
import type { Group } from './catalogue';
import type { CourseReading } from './catalogue.reader';
import { isFull, languagesText, lengthText, levelView, priceText, priceView } from './facts.presenter';
import { groupView } from './group.presenter';
import type { Voice } from './voice';

/** The model of a course's page. */
export function courseView(voice: Voice, reading: CourseReading): object {
  const { course, path, track } = reading;
  // Those with places first: who reads no further must not come on the first day of a full group.
  const groups = reading.groups.toSorted((one, other) => Number(isFull(one.seats)) - Number(isFull(other.seats)));
  const title = voice.local(course.title);
  const summary = voice.local(course.summary);
  const places = new Set(groups.map(({ row }) => JSON.stringify([row.venue, row.town])));
  const languages = new Set(groups.map(({ row }) => languagesText(voice, row)));
  const own = { place: places.size > 1 || languages.size > 1, length: lengthsOf(voice, groups).length > 1 };
  return {
    level: levelView(voice, course.level),
    title,
    summary,
    note: voice.note(title) ?? voice.note(summary),
    motif: course.motif,
    facts: factsView(voice, { ...reading, groups }),
    below: belowView(voice, reading),
    groups: groups.map((group) => groupView(voice, group, { ...own, pays: reading.pays.get(group.row.id) })),
    waiting: waitingView(voice, reading),
    outcomes: course.outcomes.map(voice.local),
    audience: audienceView(voice, course, groups),
    places: placesView(voice, groups),
    path: pathView(voice, path, course.id),
    track: { slug: track.slug, title: voice.local(track.title) },
    workshop: course.prices.workshop && voice.formats.money(voice.language, course.prices.workshop),
  };
}

/** The level below, which who joins must have completed. */
function belowView(voice: Voice, { course, path }: CourseReading): object | undefined {
  const level = levelBelow(course.level);
  const lower = course.entry.rule === 'none' ? undefined : path.find((other) => other.level === level);
  return lower && { path: `/courses/${lower.slug}`, title: voice.local(lower.title) };
}

/** The path of a track: each level with its price; of the page's own course, that one is here. */
export function pathView(voice: Voice, courses: readonly Course[], here?: string): object[] {
  return inLevelOrder(courses).map((course) => ({
    slug: course.slug,
    level: levelView(voice, course.level),
    title: voice.local(course.title),
    price: priceText(priceView(voice, course.prices)),
    here: course.id === here,
  }));
}

function factsView(voice: Voice, { course, groups }: CourseReading): object[] {
  const { t } = voice;
  const first = groups[0]?.row;
  const price = { label: t('classes.price'), ...priceView(voice, course.prices, first?.freePlaces) };
  const end = { label: t('classes.at-the-end'), text: certificateText(voice, course) };
  if (!first) {
    const hours =
      course.hours > 0 ? [{ label: t('classes.length'), text: t('classes.length.one', { hours: course.hours }) }] : [];
    return [price, { label: t('classes.starts'), text: t('catalogue.no-date') }, ...hours, end];
  }
  const lengths = lengthsOf(voice, groups);
  const starts = voice.formats.date(voice.language, first.startsAt, first.timeZone, 'full');
  return [
    price,
    { label: t('classes.starts'), iso: first.startsAt.toISOString(), text: starts },
    ...(lengths.length === 1 ? [{ label: t('classes.length'), text: lengths[0] }] : []),
    {
      label: t('classes.where'),
      local: voice.local(first.venue),
      more: `${townText(voice, first)}.`,
      ...(first.directions ? { link: { href: '#place', text: t('classes.how-to-get-there') } } : {}),
    },
    { label: t('classes.taught-in'), text: languagesText(voice, first) },
    ...(first.children ? [{ label: t('classes.children'), local: voice.local(first.children) }] : []),
    end,
  ];
}

/** How long the groups are, each length once. */
const lengthsOf = (voice: Voice, groups: readonly Group[]): string[] => [
  ...new Set(groups.map(({ row }) => lengthText(voice, row))),
];

/** ", Skopje", behind the name of a room that may be in a language of its own. */
const townText = (voice: Voice, { town }: TrainingClass): string =>
  voice.t('classes.in-town', { town: isolate(voice.town(town)) });

/** A certificate, and what it takes. */
function certificateText({ t }: Voice, { completion }: Course): string {
  return [
    t('tracks.certificate'),
    ...(completion.attendance > 0
      ? [t('tracks.certificate.attendance', { percent: Math.round(completion.attendance * 100) })]
      : []),
    ...(completion.handwork ? [t('tracks.certificate.handwork')] : []),
    ...(completion.quiz ? [t('tracks.certificate.quiz')] : []),
  ].join(' ');
}

/** How the waiting list works here; with a full group, the number that one would get now. */
function waitingView(voice: Voice, { groups, organisation }: CourseReading): object | undefined {
  if (groups.length === 0) return undefined;
  const full = groups.find(({ seats }) => isFull(seats));
  const window = (full ?? groups[0])?.row.offerWindow ?? organisation.settings.offerWindow;
  return { number: full ? full.seats.waiting + 1 : undefined, time: windowText(voice, window) };
}

/** A length of time in the largest unit that leaves no rest. */
function windowText({ t }: Voice, duration: string): string {
  const seconds = Math.round((parseDuration(duration) ?? 0) / 1000);
  if (seconds % 3600 === 0) return t('classes.time.hours', { count: seconds / 3600 });
  return seconds % 60 === 0
    ? t('classes.time.minutes', { count: seconds / 60 })
    : t('classes.time.seconds', { count: seconds });
}

function audienceView(voice: Voice, course: Course, groups: readonly Group[]): object[] {
  const { t } = voice;
  const below = course.entry.rule === 'previous_level';
  const says = (text: string) => ({ text, language: voice.language });
  const stepFree = new Set(groups.map(({ row }) => row.stepFree));
  return [
    ...course.audience.map(voice.local),
    says(t('tracks.audience.everyone')),
    ...(below ? [says(t('tracks.audience.previous-level'))] : []),
    says(t('tracks.audience.no-papers')),
    ...(stepFree.size === 1 && stepFree.has(true) ? [says(t('tracks.audience.step-free'))] : []),
    says(t('tracks.audience.tell-us')),
  ];
}

/** Each place once, with the way there and the groups that meet there. */
function placesView(voice: Voice, groups: readonly Group[]): object[] {
  const rows = new Map<string, TrainingClass[]>();
  for (const { row } of groups) {
    const key = JSON.stringify([row.venue, row.town]);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return [...rows.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            venue: voice.local(first.venue),
            town: townText(voice, first),
            directions: directionsOf([first, ...others], voice),
            groups: rows.size > 1 ? groupsText(voice, [first, ...others].map((row) => row.group).sort()) : undefined,
          },
        ]
      : [],
  );
}

/** A room that was picked from the list again may have been planned without the way there. */
function directionsOf(rows: readonly TrainingClass[], voice: Voice): object | undefined {
  const found = rows.find((row) => row.directions)?.directions;
  return found && voice.local(found);
}

const groupsText = ({ t, list }: Voice, groups: readonly string[]): string =>
  groups.length === 1 ? t('classes.group', { group: groups[0] }) : t('classes.groups', { groups: list(groups) });
