import type { LocalText } from '../shared/locale';
import type { Currency } from '../shared/money';
import type { Level, Motif } from '../tracks';

export interface DemoCourse {
  readonly slug: string;
  readonly level: Level;
  readonly hours: number;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly outcomes: readonly LocalText[];
  /** In whole units of the currency; without it the course costs nothing. */
  readonly citizen?: number;
  readonly workshop?: number;
}

export interface DemoTrack {
  readonly organisation: string;
  readonly slug: string;
  readonly motif: Motif;
  readonly currency: Currency;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly courses: readonly DemoCourse[];
}
