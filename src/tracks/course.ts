import type { LocalText, PersonLanguage } from '../shared/locale';
import type { Money } from '../shared/money';
import type { Motif } from './track';

/** The steps of a track, lowest first. */
export const LEVELS = ['beginner', 'advanced', 'expert'] as const;
export type Level = (typeof LEVELS)[number];

/** Who may begin: anybody, or who completed the level below (or shows the skill). */
export interface EntryRule {
  readonly rule: 'none' | 'previous_level';
}

/** What a completed course takes. */
export interface CompletionRule {
  /** Share of the planned minutes, 0 to 1. */
  readonly attendance: number;
  readonly handwork: boolean;
  readonly quiz: boolean;
}

/** What a place costs. `free`: for whoever asks for a free place, within the class's rule. */
export interface Prices {
  readonly free: boolean;
  /** For a person who pays. */
  readonly citizen?: Money;
  /** For one seat that a company books. */
  readonly seat?: Money;
  /** For a whole workshop. */
  readonly workshop?: Money;
}

/** Where and in which languages a course is held in classes that are not over; kept by the classes. */
export interface Offering {
  readonly towns: readonly string[];
  /** The towns as they are searched for, without case, marks and script. */
  readonly townKeys: readonly string[];
  readonly languages: readonly PersonLanguage[];
}

/** What is taught at one level of a track; it has no date. */
export interface Course {
  readonly id: string;
  readonly organisationId: string;
  readonly trackId: string;
  readonly level: Level;
  /** Unique in the installation. */
  readonly slug: string;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly outcomes: readonly LocalText[];
  /** Who can come, in sentences of the course's own; common ones stand on the page anyway. */
  readonly audience: readonly LocalText[];
  readonly hours: number;
  readonly entry: EntryRule;
  readonly completion: CompletionRule;
  readonly prices: Prices;
  /** The track's. */
  readonly motif: Motif;
  readonly state: 'published';
  readonly offering: Offering;
  /** Counts the changes; the ETag. */
  readonly version: number;
}

/** A course in a list where only its name and level are needed. */
export type CourseBrief = Pick<Course, 'id' | 'slug' | 'level' | 'title' | 'prices'>;

/** 1 for beginner, 2 for advanced, 3 for expert. */
export const levelNumber = (level: Level): 1 | 2 | 3 => (LEVELS.indexOf(level) + 1) as 1 | 2 | 3;

/** The level below, or null for the first. */
export const levelBelow = (level: Level): Level | null => LEVELS[LEVELS.indexOf(level) - 1] ?? null;

/** The courses of a track from the first level to the last; of one level, the older first. */
export function inLevelOrder<T extends Pick<Course, 'id' | 'level'>>(courses: readonly T[]): T[] {
  return [...courses].sort(
    (a, b) => levelNumber(a.level) - levelNumber(b.level) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}
