import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Formats, Texts } from '../platform/i18n';
import { isLive, isOfToday, meetingsAround } from '../classes';
import { Enrolments, partyNumbers, type RosterEntry } from '../enrolments';
import { Tracks } from '../tracks';
import { type Mark, MARK_STATUSES, type MarkStatus } from './attendance';
import type { Roll } from './attendance.service';

interface Line {
  readonly field: string;
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: MarkStatus | undefined;
  readonly saved: string | undefined;
  readonly choices: readonly object[];
}

/** The roll of a meeting as its page shows it. */
@Injectable()
export class RollPresenter {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly tracks: Tracks,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly clock: Clock,
  ) {}

  async view(language: Language, roll: Roll): Promise<{ title: string }> {
    const { trainingClass, session } = roll;
    const course = await this.tracks.getCourse(trainingClass.courseId);
    const names = await this.enrolments.withNames(trainingClass.organisationId, roll.enrolments);
    const lines = names
      .flatMap((entry) => this.linesOf(language, entry, roll))
      .sort((a, b) => a.name.localeCompare(b.name, language));
    const held = trainingClass.sessions.filter((one) => !one.cancelled);
    const here = lines.filter((line) => line.status === 'present' || line.status === 'late').length;
    return {
      title: localText(course.title, language).text,
      ...{
        course: localText(course.title, language),
        group: trainingClass.group,
        code: trainingClass.code,
        sessionId: session.id,
        when: {
          iso: session.start.toISOString(),
          text: this.formats.dateTime(language, session.start, trainingClass.timeZone),
        },
        ...this.warnings(language, roll),
        others: this.others(language, roll),
        savedAt: this.savedAt(language, roll),
        number: held.findIndex((one) => one.id === session.id) + 1,
        of: held.length,
        lines,
        here,
        late: lines.filter((line) => line.status === 'late').length,
        unmarked: lines.filter((line) => line.status === undefined).length,
      },
    };
  }

  /** What to know before marking: that the meeting has not begun, with the one that was last; or that nothing can be marked. */
  private warnings(language: Language, { trainingClass, session }: Roll) {
    const { timeZone, sessions } = trainingClass;
    const now = this.clock.now();
    const closed = !isLive(trainingClass) || session.cancelled === true;
    if (closed || session.start <= now) return { closed, early: undefined };
    const begun = sessions.filter((one) => !one.cancelled && one.start <= now).at(-1);
    const when = (start: Date) => this.formats.dateTime(language, start, timeZone);
    return {
      closed,
      early: {
        text: this.texts.t(language, 'attendance.early', { when: when(session.start) }),
        last: begun && { path: `/office/meetings/${begun.id}/roll`, when: when(begun.start) },
      },
    };
  }

  /** The ways to the roll of today and to the next one, where this is neither. */
  private others(language: Language, { trainingClass, session }: Roll): { path: string; text: string }[] {
    const { current, next } = meetingsAround(trainingClass, this.clock.now());
    return [
      { key: 'attendance.roll-today', meeting: current },
      { key: 'attendance.roll-next', meeting: next },
    ].flatMap(({ key, meeting }) => {
      if (!meeting || meeting.id === session.id) return [];
      const when = this.formats.dateTime(language, meeting.start, trainingClass.timeZone);
      return [{ path: `/office/meetings/${meeting.id}/roll`, text: this.texts.t(language, key, { when }) }];
    });
  }

  /** When the newest of the marks was made; nothing before the first. */
  private savedAt(language: Language, { marks, trainingClass: { timeZone } }: Roll): string | undefined {
    if (marks.length === 0) return undefined;
    const at = new Date(Math.max(...marks.map(({ markedAt }) => markedAt.getTime())));
    return isOfToday({ start: at, end: at }, timeZone, this.clock.now())
      ? this.texts.t(language, 'attendance.saved-at', { time: this.formats.time(language, at, timeZone) })
      : this.texts.t(language, 'attendance.saved-on', { when: this.formats.dateTime(language, at, timeZone) });
  }

  private linesOf(language: Language, { enrolment, person, companions }: RosterEntry, roll: Roll): Line[] {
    return partyNumbers(enrolment).map((companion) => {
      const named = companion === 0 ? person : companions.get(companion);
      const fallback = this.texts.t(language, 'attendance.companion', {
        name: person?.callName ?? '',
        number: companion,
      });
      const mark = roll.marks.find((one) => one.enrolmentId === enrolment.id && one.companion === companion);
      const field = `mark.${enrolment.id}.${companion}`;
      return {
        field,
        id: `m-${enrolment.id}-${companion}`,
        name: named?.callName ?? fallback,
        language: enrolment.language,
        status: mark?.status,
        saved: mark && this.savedText(language, mark, roll.trainingClass.timeZone),
        choices: MARK_STATUSES.map((status) => ({
          field,
          status,
          label: this.texts.t(language, `attendance.status.${status}`),
          checked: mark?.status === status,
          yes: status === 'present',
        })),
      };
    });
  }

  private savedText(language: Language, mark: Mark, zone: string): string {
    const time = this.formats.time(language, mark.markedAt, zone);
    return mark.minutes === undefined
      ? this.texts.t(language, 'attendance.saved', { time })
      : this.texts.t(language, 'attendance.saved-minutes', { time, minutes: mark.minutes });
  }
}
