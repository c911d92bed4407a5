import type { TrainingClass } from '../../classes';
import type { Day } from '../../shared/days';
import { isolate } from '../../platform/i18n';
import type { Voice } from '../catalogue/voice';
import { whyOf } from '../office/messages.presenter';
import type { PhoneLook } from '../office/phone-looks.service';
import { phoneOf, type PhoneView } from '../office/phone.presenter';
import { personView } from '../office/roster.presenter';
import { whyToCall } from '../office/waiting.presenter';
import type { Board, Group, Needs, Somebody } from './needs';

/** Words for the tasks of one board. */
export class TaskWords {
  constructor(
    private readonly voice: Voice,
    private readonly board: Board,
    private readonly look: PhoneLook | undefined,
  ) {}

  /** Since when somebody waits who is in no class. */
  sinceHere(date: Date): { text: string; today: boolean } {
    return this.since(date, { trainingClass: this.board.organisation });
  }

  /** A day that has passed. */
  dueOn(day: Day): { text: string; today: boolean } {
    const when = this.voice.formats.date(this.voice.language, new Date(`${day}T12:00:00Z`), 'UTC', 'day');
    return { text: this.t('today.was-due', { when }), today: false };
  }

  get t(): Voice['t'] {
    return this.voice.t;
  }

  title({ course, trainingClass }: Group): string {
    return this.t('office.class-title', { title: this.voice.local(course.title).text, group: trainingClass.group });
  }

  /** The person, the class, the places and the language; what every task about a person begins with. */
  about({ entry, group }: Somebody) {
    const { name, lang, plus, language } = personView(this.voice, entry);
    const { seats } = entry.enrolment;
    return {
      name,
      lang,
      plus,
      text: this.t('today.about', { group: this.title(group), seats, language }),
    };
  }

  /** By when; a clock time when it is today. What was due before today is as urgent. */
  until(date: Date, { trainingClass }: Group): { text: string; today: boolean } {
    const { timeZone } = trainingClass;
    const { formats, language } = this.voice;
    const { now } = this.board;
    if (this.isToday(date, timeZone) && date > now) {
      return { text: this.t('today.until', { when: formats.time(language, date, timeZone) }), today: true };
    }
    const late = date <= now;
    const when = formats.dateTime(language, date, timeZone, 'short');
    return { text: this.t(late ? 'today.was-due' : 'today.until', { when }), today: late };
  }

  /** Since when somebody waits. */
  since(
    date: Date,
    { trainingClass }: { readonly trainingClass: Pick<TrainingClass, 'timeZone'> },
  ): { text: string; today: boolean } {
    const { timeZone } = trainingClass;
    const { formats, language } = this.voice;
    const when = this.isToday(date, timeZone)
      ? formats.time(language, date, timeZone)
      : formats.date(language, date, timeZone, 'day');
    return { text: this.t('today.since', { when }), today: false };
  }

  private isToday(date: Date, zone: string): boolean {
    const day = (one: Date) => this.voice.formats.date(this.voice.language, one, zone, 'day-year');
    return day(date) === day(this.board.now);
  }

  day(date: Date, { trainingClass }: Group): string {
    return this.voice.formats.date(this.voice.language, date, trainingClass.timeZone, 'long');
  }

  phone({ entry, group }: Somebody): PhoneView {
    return phoneOf(this.voice, group.trainingClass, entry, this.look);
  }

  whyToCall({ entry, call }: Needs['calls'][number]): string {
    return this.t(whyToCall(entry, call.why));
  }

  why(code: string | undefined): string {
    return whyOf(this.voice, code);
  }

  message(message: string): string {
    const key = `office.message.${message}`;
    return this.t(this.voice.has(key) ? key : 'office.message.other');
  }

  list(names: readonly string[]): string {
    return this.voice.list(names.map(isolate));
  }
}
