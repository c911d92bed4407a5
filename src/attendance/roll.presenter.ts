import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import type { Stitches } from '../platform/views';
import { Enrolments, type RosterEntry } from '../enrolments';
import { Tracks } from '../tracks';
import { type Mark, MARK_STATUSES, type MarkStatus } from './attendance';
import type { Roll } from './attendance.service';

/** Shape first: a cross is there, half a cross late, a knot excused, an empty square absent. */
const STITCH: Readonly<Record<MarkStatus, Stitches>> = {
  present: { taken: 1 },
  late: { half: 1 },
  excused: { offered: 1 },
  absent: { free: 1 },
};

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
        number: held.findIndex((one) => one.id === session.id) + 1,
        of: held.length,
        lines,
        here,
        late: lines.filter((line) => line.status === 'late').length,
        unmarked: lines.filter((line) => line.status === undefined).length,
      },
    };
  }

  private linesOf(language: Language, { enrolment, person, companions }: RosterEntry, roll: Roll): Line[] {
    return Array.from({ length: enrolment.seats }, (_, companion) => {
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
          stitch: STITCH[status],
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
