import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Classes, takesLearners } from '../classes';
import { Clock } from '../platform/clock';
import { Texts } from '../platform/i18n';
import { type SeatCounts, SeatDesk } from '../seating';
import type { ClassContext } from './class-contexts';
import { ClassWords } from './class-words';

/** A group of the course as a card: places or the number one would get, and the way to join. */
export interface GroupCard {
  readonly code: string;
  readonly title: string;
  readonly times: string;
  readonly dates: string;
  readonly where: string;
  readonly full: boolean;
  readonly tag: string;
  /** A place that is offered to somebody is not there for others: it counts as taken. */
  readonly stitches: { readonly taken: number; readonly free: number };
  readonly taken: string;
  readonly waiting: string;
  readonly button: string;
}

/** Whether a newcomer gets a place at once: there is one, and nobody waits for it. */
export const hasRoom = (counts: Pick<SeatCounts, 'free' | 'waiting'>): boolean =>
  counts.free > 0 && counts.waiting === 0;

/** The groups of a course that somebody can still join. */
@Injectable()
export class OtherGroups {
  constructor(
    private readonly classes: Classes,
    private readonly desk: SeatDesk,
    private readonly words: ClassWords,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** All but the context's own (with `own`, that one too), those with places first. */
  async list(context: ClassContext, language: Language, own = false): Promise<GroupCard[]> {
    const now = this.clock.now();
    const live = await this.classes.listLiveOf(context.course.id);
    const groups = live.filter((row) => takesLearners(row, now) && (own || row.id !== context.trainingClass.id));
    const counts = await this.desk.counts(groups.map((row) => row.id));
    const cards = groups.flatMap((trainingClass) => {
      const seats = counts.get(trainingClass.id);
      return seats ? [this.card({ ...context, trainingClass }, seats, language)] : [];
    });
    return cards.sort((a, b) => Number(a.full) - Number(b.full));
  }

  private card(context: ClassContext, counts: SeatCounts, language: Language): GroupCard {
    const t = (key: string, values: Record<string, unknown> = {}) => this.texts.t(language, key, values);
    const { group, code } = context.trainingClass;
    const full = !hasRoom(counts);
    const occupied = counts.taken + counts.held + counts.offered;
    return {
      code,
      title: t('join.group', { group }),
      times: this.words.meetingTimes(context, language),
      dates: this.words.dates(context, language),
      where: this.words.where(context, language),
      full,
      tag: full ? t('common.seats.full') : t('common.seats.left', { count: counts.free }),
      stitches: { taken: occupied, free: Math.max(0, counts.free) },
      taken: t('common.seats.taken', { taken: occupied, capacity: counts.capacity }),
      waiting: full ? t('common.seats.waiting', { count: counts.waiting }) : '',
      button: full ? t('join.wait-as', { position: counts.waiting + 1 }) : t('join.join-group', { group }),
    };
  }
}
