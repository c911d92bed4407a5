import { Injectable } from '@nestjs/common';
import { localText, type Language, type ShownText } from '../shared/locale';
import { Formats, Texts, within } from '../platform/i18n';
import { levelNumber } from '../tracks';
import type { ClassContext } from './class-contexts';
import { priceOf } from './way-in';

/** A moment for the view helper `time`. */
export interface Moment {
  readonly iso: string;
  readonly text: string;
}

/** One line of a list of facts, as the partial `value` shows it. */
export interface Fact {
  readonly label: string;
  readonly text?: string;
  readonly iso?: string;
  readonly local?: ShownText;
  readonly person?: string;
  readonly ltr?: string;
  readonly free?: string;
  readonly more?: string;
  readonly link?: { readonly href: string; readonly text: string };
}

/** More weekdays than these say less than the dates of the meetings do. */
const MOST_WEEKDAYS = 3;

/** A class in words, the same on all pages of a person who joins or has joined. */
@Injectable()
export class ClassWords {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** Level and motif, as the head of a page shows them. */
  head({ course }: ClassContext, language: Language) {
    return {
      level: levelNumber(course.level),
      levelName: this.texts.t(language, `common.level.${course.level}`),
      motif: course.motif,
      title: localText(course.title, language),
    };
  }

  /** Group A: Monday and Wednesday, 17:30 to 19:30. */
  group(context: ClassContext, language: Language): string {
    const { group } = context.trainingClass;
    const when = this.meetingTimes(context, language);
    return this.texts.t(language, 'join.group-when', { group, when });
  }

  /** The weekdays unless there are many and, when all meetings have the same, the times. */
  meetingTimes({ trainingClass }: ClassContext, language: Language): string {
    const { timeZone, startsAt, endsAt } = trainingClass;
    const sessions = trainingClass.sessions.filter((session) => !session.cancelled);
    const days = [...new Set(sessions.map((session) => this.formats.weekdayOf(session.start, timeZone)))].sort();
    const times = new Set(sessions.map(({ start, end }) => this.formats.timeRange(language, start, end, timeZone)));
    const [time = this.formats.timeRange(language, startsAt, endsAt, timeZone)] = times;
    if (times.size === 1 && days.length > MOST_WEEKDAYS) return time;
    const names = this.formats.list(
      language,
      days.map((day) => this.formats.weekday(language, day)),
    );
    return times.size > 1 ? names : this.texts.t(language, 'join.days-times', { days: names, times: time });
  }

  /** Start of the first meeting. */
  starts({ trainingClass }: ClassContext, language: Language, style: 'long' | 'full' = 'full'): Moment {
    const { startsAt, timeZone } = trainingClass;
    return { iso: startsAt.toISOString(), text: this.formats.dateTime(language, startsAt, timeZone, style) };
  }

  /** From the first to the last meeting. */
  dates({ trainingClass }: ClassContext, language: Language): string {
    const { startsAt, endsAt, timeZone } = trainingClass;
    return this.formats.dateRange(language, startsAt, endsAt, timeZone);
  }

  /** Room and town. */
  where({ trainingClass }: ClassContext, language: Language): string {
    const venue = within(trainingClass.venue, language);
    const town = this.formats.town(language, trainingClass.town);
    return this.texts.t(language, 'enrolments.venue-town', { venue, town });
  }

  /** The price for whoever asks: free first, for whom, then others. */
  price({ course }: ClassContext, language: Language): Fact {
    const price = priceOf(course);
    const label = this.texts.t(language, 'join.facts.price');
    if (!price) return { label, free: this.texts.t(language, 'join.price.free') };
    const amount = this.formats.money(language, price);
    if (!course.prices.free) return { label, text: amount };
    const others = this.texts.t(language, 'join.price.others', { amount });
    return { label, free: this.texts.t(language, 'join.price.free-for'), more: others };
  }

  /** Group, start, place and price: what stands beside every step. */
  facts(context: ClassContext, language: Language): Fact[] {
    const t = (key: string) => this.texts.t(language, `join.facts.${key}`);
    return [
      { label: t('group'), text: this.group(context, language) },
      { label: t('starts'), ...this.starts(context, language) },
      { label: t('where'), person: this.where(context, language) },
      this.price(context, language),
    ];
  }
}
