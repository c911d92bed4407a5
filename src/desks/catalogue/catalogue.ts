import { LEVELS, type Course, type Level } from '../../tracks';
import type { TrainingClass } from '../../classes';
import type { SeatCounts } from '../../seating';
import type { Organisation } from '../../organisations';
import { isPersonLanguage, type PersonLanguage } from '../../shared/locale';

/** A class that people can choose, with its seats. */
export interface Group {
  readonly row: TrainingClass;
  readonly seats: SeatCounts;
}

/** A course with the groups that have not begun, the earliest first. */
export interface Entry {
  readonly course: Course;
  readonly organisation: Organisation;
  readonly groups: readonly Group[];
}

/** Everything the catalogue shows, as it was at one moment. */
export interface Snapshot {
  readonly entries: readonly Entry[];
  readonly organisations: readonly Organisation[];
}

/** What a visitor chose; whatever is none of the choices counts as no choice. */
export interface Choice {
  /** Without case, marks and script, as `town=skopje`. */
  readonly town?: string;
  readonly level?: Level;
  readonly language?: PersonLanguage;
}

/** Reads the choice from an address. */
export function readChoice(query: Readonly<Record<string, unknown>>, fold: (text: string) => string): Choice {
  const { town, level, language } = query;
  const found = LEVELS.find((known) => known === level);
  return {
    ...(typeof town === 'string' && town.trim() !== '' ? { town: fold(town.slice(0, 80)) } : {}),
    ...(found ? { level: found } : {}),
    ...(isPersonLanguage(language) ? { language } : {}),
  };
}

/** Whether the class is taught, or helped by an interpreter, in the language. Serbian is one in both scripts. */
export function speaks(row: TrainingClass, language: PersonLanguage): boolean {
  const wanted = baseOf(language);
  return [...row.teachingLanguages, ...row.interpreterLanguages].some((code) => baseOf(code) === wanted);
}

const baseOf = (code: string): string => (code.startsWith('sr') ? 'sr' : code);

/** The entries that fit, each with the groups that fit. With a town or a language chosen, courses without such a group are left out. */
export function choose(entries: readonly Entry[], choice: Choice, fold: (text: string) => string): Entry[] {
  const { town, level, language } = choice;
  return entries.flatMap((entry) => {
    if (level && entry.course.level !== level) return [];
    const groups = entry.groups.filter(
      ({ row }) => (!town || fold(row.town) === town) && (!language || speaks(row, language)),
    );
    return groups.length === 0 && (town || language) ? [] : [{ ...entry, groups }];
  });
}

/** Courses with a date by the date that their card shows, then those without, by level. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const start = (entry: Entry): number => nextGroup(entry)?.row.startsAt.getTime() ?? Infinity;
  return [...entries].sort((a, b) => {
    const [first, second] = [start(a), start(b)];
    if (first !== second) return first - second;
    return LEVELS.indexOf(a.course.level) - LEVELS.indexOf(b.course.level) || (a.course.slug < b.course.slug ? -1 : 1);
  });
}

/** Seats that a newcomer can have: none while others wait. */
export const openSeats = ({ free, waiting }: SeatCounts): number => (waiting > 0 ? 0 : Math.max(0, free));

/** The group that a card tells of: the first with a place, else the first. */
export const nextGroup = (entry: Entry): Group | undefined =>
  entry.groups.find(({ seats }) => openSeats(seats) > 0) ?? entry.groups[0];
