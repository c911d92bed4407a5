import { PERSON_LANGUAGES } from '../../shared/locale';
import { intlTag } from '../../platform/i18n';
import { LEVELS } from '../../tracks';
import { choose, type Choice, type Entry, inOrder, nextGroup, openSeats, type Snapshot } from './catalogue';
import { isFull, languagesText, levelView, priceView, stitchesOf } from './facts.presenter';
import type { Voice } from './voice';

const CARDS = 24;

/** What the catalogue is asked for. */
export interface CatalogueRequest {
  readonly choice: Choice;
  readonly page: number;
  /** The home page: only courses with a date, and the promise above them. */
  readonly home: boolean;
  readonly fold: (text: string) => string;
}

/** The model of the home page and of the catalogue. */
export function catalogueView(voice: Voice, snapshot: Snapshot, request: CatalogueRequest): object {
  const { choice, home, fold } = request;
  const found = inOrder(choose(snapshot.entries, choice, fold));
  const shown = home && !isChoice(choice) ? found.filter((entry) => entry.groups.length > 0) : found;
  const from = (request.page - 1) * CARDS;
  const cards = shown.slice(from, from + CARDS).map((entry) => cardView(voice, entry));
  return {
    home,
    heading: voice.t(home && !isChoice(choice) ? 'catalogue.soon' : 'catalogue.title'),
    filter: filterView(voice, snapshot, request),
    cards,
    nothing: cards.length === 0 ? nothingView(voice, snapshot, request) : undefined,
    next:
      shown.length > from + CARDS
        ? { path: `/courses${addressOf({ ...choice }, request.page + 1)}`, count: shown.length - from - CARDS }
        : undefined,
    all: home && found.length > cards.length ? { count: found.length } : undefined,
  };
}

export const isChoice = (choice: Choice): boolean => Boolean(choice.town ?? choice.level ?? choice.language);

/** The part of an address that says a choice. */
export function addressOf(choice: Choice, page = 1): string {
  const query = new URLSearchParams({
    ...(choice.town ? { town: choice.town } : {}),
    ...(choice.level ? { level: choice.level } : {}),
    ...(choice.language ? { language: choice.language } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

/** A course as a card: its level, what it costs, and its next group. */
export function cardView(voice: Voice, entry: Entry): object {
  const { course, groups } = entry;
  const next = nextGroup(entry);
  const title = voice.local(course.title);
  const { t } = voice;
  return {
    slug: course.slug,
    motif: course.motif,
    level: levelView(voice, course.level),
    title,
    note: voice.note(title),
    summary: voice.local(course.summary),
    facts: [
      next
        ? { label: t('catalogue.starts'), ...voice.moment(next.row.startsAt, next.row.timeZone, 'short') }
        : { label: t('catalogue.starts'), text: t('catalogue.no-date') },
      { label: t('catalogue.where'), text: voice.town(next?.row.town ?? entry.organisation.town) },
      ...(next ? [{ label: t('catalogue.taught-in'), text: languagesText(voice, next.row) }] : []),
      { label: t('catalogue.price'), ...priceView(voice, course.prices, next?.row.freePlaces) },
      ...(groups.length > 1
        ? [{ label: t('catalogue.groups'), text: t('catalogue.groups.count', { count: groups.length }) }]
        : []),
    ],
    seats: next && {
      stitches: stitchesOf(next.seats),
      full: isFull(next.seats),
      left: openSeats(next.seats),
      capacity: next.seats.capacity,
      waiting: next.seats.waiting,
    },
  };
}

/** The three choices; towns and languages are those in which something is held. */
function filterView(voice: Voice, snapshot: Snapshot, { choice, home, fold }: CatalogueRequest): object {
  const rows = snapshot.entries.flatMap((entry) => entry.groups.map(({ row }) => row));
  const towns = new Map(rows.map((row) => [fold(row.town), voice.town(row.town)]));
  const spoken = new Set(rows.flatMap((row) => [...row.teachingLanguages, ...row.interpreterLanguages]));
  const option = (value: string, text: string, chosen: string | undefined) => ({
    value,
    text,
    chosen: value === chosen,
  });
  const languages = new Map(
    PERSON_LANGUAGES.filter((code) => spoken.has(code)).map((code) => [
      voice.formats.languageName(voice.language, code),
      code,
    ]),
  );
  return {
    action: home ? '/' : '/courses',
    towns: [...towns].sort(byName(voice)).map(([key, name]) => option(key, name, choice.town)),
    levels: LEVELS.map((level) => option(level, voice.t(`common.level.${level}`), choice.level)),
    languages: [...languages].map(([name, code]) => option(code, name, choice.language)),
  };
}

/** Towns as the reader's language sorts their names. */
function byName({ language }: Voice): (one: [string, string], other: [string, string]) => number {
  const { compare } = new Intl.Collator(intlTag(language));
  return ([, one], [, other]) => compare(one, other);
}

/** Nothing fits: what was chosen, and what is near to it. */
function nothingView(voice: Voice, snapshot: Snapshot, { choice, fold }: CatalogueRequest): object {
  const { t } = voice;
  const rows = snapshot.entries.flatMap((entry) => entry.groups.map(({ row }) => row));
  const town = rows.find((row) => fold(row.town) === choice.town)?.town;
  const parts: { label: string | undefined; choice: Choice }[] = [
    { label: town && voice.town(town), choice: choice.town ? { town: choice.town } : {} },
    { label: choice.level && t(`common.level.${choice.level}`), choice: choice.level ? { level: choice.level } : {} },
    {
      label: choice.language && voice.formats.languageName(voice.language, choice.language),
      choice: choice.language ? { language: choice.language } : {},
    },
  ];
  const chosen = parts.flatMap(({ label }) => (label ? [label] : []));
  const near = parts.flatMap((part) => {
    const count = choose(snapshot.entries, part.choice, fold).length;
    return part.label && count > 0 && chosen.length > 1
      ? [
          {
            path: `/courses${addressOf(part.choice)}`,
            text: t('catalogue.nothing.all-of', { what: part.label }),
            count,
          },
        ]
      : [];
  });
  return {
    chosen: voice.list(chosen),
    near: [...near, { path: '/courses', text: t('catalogue.nothing.all'), count: snapshot.entries.length }],
  };
}
