import type { PersonLanguage } from '../../shared/locale';
import type { Stitches } from '../../platform/views';
import type { TrainingClass } from '../../classes';
import type { SeatCounts } from '../../seating';
import { type Course, levelNumber } from '../../tracks';
import { openSeats } from './catalogue';
import type { Voice } from './voice';

/** A price in words: what is free first, then what others pay. */
export interface PriceView {
  readonly free?: string;
  readonly text?: string;
}

/** What a place costs, in the course, or in a class with a rule of its own about free places. */
export function priceView(voice: Voice, prices: Course['prices'], freePlaces?: TrainingClass['freePlaces']): PriceView {
  const { citizen } = prices;
  const paid = citizen && citizen.amount > 0 ? voice.formats.money(voice.language, citizen) : undefined;
  const free = prices.free && freePlaces !== 0;
  if (free && !paid) return { free: voice.t('catalogue.price.free') };
  if (free && paid)
    return { free: voice.t('catalogue.price.some-free'), text: voice.t('catalogue.price.others', { price: paid }) };
  return { text: paid ?? voice.t('catalogue.price.ask') };
}

/** A price in one piece, for places too narrow for two. */
export const priceText = ({ free, text }: PriceView): string => [free, text].filter(Boolean).join(' ');

/** The level in marks and in words. */
export const levelView = (voice: Voice, level: Course['level']): { level: number; name: string } => ({
  level: levelNumber(level),
  name: voice.t(`common.level.${level}`),
});

/** The languages of a class; Serbian is said once, whatever the script. */
export function languagesText(
  voice: Voice,
  { teachingLanguages, interpreterLanguages }: Pick<TrainingClass, 'teachingLanguages' | 'interpreterLanguages'>,
): string {
  const names = (codes: readonly PersonLanguage[]) =>
    voice.list([...new Set(codes.map((code) => voice.formats.languageName(voice.language, code)))]);
  const languages = names(teachingLanguages);
  if (interpreterLanguages.length === 0) return languages;
  return voice.t('classes.taught-with', { languages, interpreters: names(interpreterLanguages) });
}

/** Seats as marks; a seat that is offered or not paid yet is nobody else's, so it counts as taken here. */
export function stitchesOf({ capacity, free }: SeatCounts): Stitches {
  const open = Math.min(capacity, Math.max(0, free));
  return { taken: capacity - open, free: open };
}

/** Whether a newcomer would have to wait. */
export const isFull = (seats: SeatCounts): boolean => openSeats(seats) === 0;

/** How long a class is: weeks, meetings, hours. Of one meeting, its hours. */
export function lengthText(voice: Voice, row: TrainingClass): string {
  const held = row.sessions.filter((session) => !session.cancelled);
  const lengths = held.map(({ start, end }) => (end.getTime() - start.getTime()) / 3_600_000);
  const hours = rounded(lengths[0] ?? 0);
  if (held.length <= 1) return voice.t('classes.length.one', { hours });
  const first = held[0]?.start.getTime() ?? 0;
  const last = held.at(-1)?.start.getTime() ?? first;
  const weeks = Math.floor((last - first) / (7 * 24 * 3_600_000)) + 1;
  const values = { weeks, meetings: held.length };
  if (lengths.every((length) => rounded(length) === hours)) return voice.t('classes.length.same', { ...values, hours });
  return voice.t('classes.length.mixed', {
    ...values,
    hours: rounded(lengths.reduce((sum, length) => sum + length, 0)),
  });
}

const rounded = (hours: number): number => Math.round(hours * 10) / 10;
