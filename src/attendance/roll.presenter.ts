import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import { type Language, localText } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Formats, isolate, type MessageValues, Texts } from '../platform/i18n';
import { Access } from '../access';
import { isLive, isOfToday, meetingsAround } from '../classes';
import { Enrolments } from '../enrolments';
import { Tracks } from '../tracks';
import { ABSENCES_WORTH_A_CALL } from './absences';
import { minutesOf } from './attendance';
import type { Roll } from './attendance.service';
import { type Line, type ReturnedRoll, RollLinesPresenter } from './roll-lines.presenter';

/** What a roll shows that other domains know. */
@Injectable()
export class RollSources {
  constructor(
    readonly enrolments: Enrolments,
    readonly tracks: Tracks,
    readonly access: Access,
  ) {}
}

/** The roll of a meeting as its page shows it. */
@Injectable()
export class RollPresenter {
  constructor(
    private readonly from: RollSources,
    private readonly parts: RollLinesPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly clock: Clock,
  ) {}

  async view(
    asked: Language,
    roll: Roll,
    by: string,
    returned?: ReturnedRoll,
  ): Promise<{ title: string; errors: readonly FieldProblem[] }> {
    const language = this.texts.staffFallback(asked);
    const { session } = roll;
    const { title, lines, markers } = await this.read(language, roll, returned);
    const count = lines.filter((line) => !line.chosen).length;
    const text = (key: string, values: MessageValues) => this.texts.t(language, key, values);
    return {
      ...title,
      errors: this.errors(language, lines, returned, minutesOf(session)),
      ...{
        ...this.warnings(language, roll),
        others: this.others(language, roll),
        savedAt: this.savedAt(language, roll),
        by,
        now: this.clock.now().toISOString(),
        seen: (returned?.input.seenAt ?? this.clock.now()).toISOString(),
        differences: this.parts.differences(language, roll, lines, markers, this.clock.now()),
        missed: lines
          .filter(({ missed }) => missed >= ABSENCES_WORTH_A_CALL)
          .map(({ name, missed }) => text('roll.missed', { name: isolate(name), count: missed })),
        open: count,
        everybody:
          count === lines.length ? text('attendance.all-present', { count }) : text('roll.others-present', { count }),
        lines,
        parts: lines.map(({ minutesField, name, minutes }) => ({ name: minutesField, label: name, value: minutes })),
        partHours: lines.some(({ minutes }) => minutes !== undefined),
        planned: minutesOf(session),
        here: lines.filter((line) => line.status === 'present' || line.status === 'late').length,
        late: lines.filter((line) => line.status === 'late').length,
        unmarked: lines.filter((line) => line.status === undefined).length,
      },
    };
  }

  /** Every mark that came, for whoever asks why one counts. */
  async marks(asked: Language, roll: Roll): Promise<{ title: string }> {
    const language = this.texts.staffFallback(asked);
    const { title, lines, markers } = await this.read(language, roll);
    return { ...title, ...{ people: this.parts.arrivals(language, roll, lines, markers) } };
  }

  private async read(language: Language, roll: Roll, returned?: ReturnedRoll) {
    const { trainingClass, session, arrivals } = roll;
    const [course, names, markers] = await Promise.all([
      this.from.tracks.getCourse(trainingClass.courseId),
      this.from.enrolments.withNames(trainingClass.organisationId, roll.enrolments),
      this.from.access.names(arrivals.map(({ markedBy }) => markedBy)),
    ]);
    const held = trainingClass.sessions.filter((one) => !one.cancelled);
    const title = {
      title: localText(course.title, language).text,
      course: localText(course.title, language),
      group: trainingClass.group,
      code: trainingClass.code,
      sessionId: session.id,
      when: {
        iso: session.start.toISOString(),
        text: this.formats.dateTime(language, session.start, trainingClass.timeZone),
      },
      number: held.findIndex((one) => one.id === session.id) + 1,
      of: held.length,
    };
    return { title, lines: this.parts.lines(language, roll, names, returned), markers };
  }

  private errors(
    language: Language,
    lines: readonly Line[],
    returned: ReturnedRoll | undefined,
    planned: number,
  ): FieldProblem[] {
    return (returned?.errors ?? []).map((problem) => {
      const name = lines.find(({ minutesField }) => minutesField === problem.field)?.name ?? '';
      return {
        ...problem,
        message: this.texts.t(language, `roll.problem.${problem.code}`, { name: isolate(name), planned }),
      };
    });
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
}
