import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Formats, isolate, Texts } from '../platform/i18n';
import { partyNumbers, type RosterEntry } from '../enrolments';
import { ABSENCES_WORTH_A_CALL, absencesInRow } from './absences';
import type { Apology } from './apology';
import { type Mark, MARK_STATUSES, type MarkStatus, personKey } from './attendance';
import type { Roll } from './attendance.service';
import { type Arrival, differences, inOrder } from './mark-log';
import type { RollInput } from './roll-form';

/** A roll's page that came back with problems: it shows what was chosen, not what is stored. */
export interface ReturnedRoll {
  readonly input: RollInput;
  readonly errors: readonly FieldProblem[];
}

export interface Line {
  readonly key: string;
  readonly field: string;
  readonly minutesField: string;
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: MarkStatus | undefined;
  /** Something is chosen for the person, if only because of an apology. */
  readonly chosen: boolean;
  readonly notes: readonly string[];
  readonly minutes: string | undefined;
  readonly choices: readonly object[];
  /** Absent at this meeting, and at so many before it, in a row. */
  readonly missed: number;
}

/** So long after it was saved a difference between two stands on the roll; then it is found among the marks. */
const SHOWN_MILLISECONDS = 7 * 24 * 3_600_000;
/** Absences before this meeting that are worth a word beside the name. */
const WORTH_A_WORD = ABSENCES_WORTH_A_CALL - 1;

/** The people of a roll: their names, marks, and what is worth a word beside them. */
@Injectable()
export class RollLinesPresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** In the order of their names, as they like to be called. */
  lines(language: Language, roll: Roll, names: readonly RosterEntry[], returned?: ReturnedRoll): Line[] {
    return names
      .flatMap((entry) =>
        partyNumbers(entry.enrolment).map((number) => this.line(language, roll, entry, number, returned)),
      )
      .sort((a, b) => a.name.localeCompare(b.name, language));
  }

  /** Whom two people marked differently, not knowing of each other. */
  differences(
    language: Language,
    roll: Roll,
    lines: readonly Line[],
    markers: ReadonlyMap<string, string>,
    now: Date,
  ): string[] {
    const since = now.getTime() - SHOWN_MILLISECONDS;
    return differences(roll.arrivals).flatMap(({ counts, other }) => {
      const line = lines.find(({ key }) => key === personKey(counts));
      if (!line || Math.max(counts.savedAt.getTime(), other.savedAt.getTime()) < since) return [];
      return this.texts.t(language, 'roll.difference', {
        name: isolate(line.name),
        counts: this.mark(language, counts),
        by: this.marker(language, markers, counts),
        at: this.formats.time(language, counts.markedAt, roll.trainingClass.timeZone),
        other: this.mark(language, other),
        otherBy: this.marker(language, markers, other),
        otherAt: this.formats.time(language, other.markedAt, roll.trainingClass.timeZone),
      });
    });
  }

  /** Every mark of each person, in the order in which they came. */
  arrivals(language: Language, roll: Roll, lines: readonly Line[], markers: ReadonlyMap<string, string>): object[] {
    const { timeZone } = roll.trainingClass;
    const when = (at: Date) => this.formats.dateTime(language, at, timeZone, 'short');
    return lines.map(({ key, id, name, language: lang }) => ({
      ...{ id, name, lang },
      marks: inOrder(roll.arrivals.filter((one) => personKey(one) === key)).map((one) => ({
        when: { iso: one.markedAt.toISOString(), text: when(one.markedAt) },
        text: this.texts.t(language, 'roll.marked', {
          mark: this.mark(language, one),
          by: this.marker(language, markers, one),
        }),
        late: isLate(one) ? this.texts.t(language, 'roll.came-late', { when: when(one.savedAt) }) : undefined,
        counts: roll.marks.some(
          (mark) =>
            personKey(mark) === key &&
            mark.markedAt.getTime() === one.markedAt.getTime() &&
            mark.markedBy === one.markedBy,
        ),
      })),
    }));
  }

  /** What a mark says: "Late, 20 minutes". */
  private mark(language: Language, { status, minutes }: Pick<Mark, 'status' | 'minutes'>): string {
    const word = this.texts.t(language, `attendance.status.${status}`);
    return minutes === undefined ? word : this.texts.t(language, 'roll.with-minutes', { word, minutes });
  }

  private marker(language: Language, markers: ReadonlyMap<string, string>, { markedBy }: Mark): string {
    const name = markers.get(markedBy);
    return name === undefined ? this.texts.t(language, 'roll.program') : isolate(name);
  }

  private line(language: Language, roll: Roll, entry: RosterEntry, companion: number, returned?: ReturnedRoll): Line {
    const { enrolment, person, companions } = entry;
    const key = personKey({ enrolmentId: enrolment.id, companion });
    const named = companion === 0 ? person : companions.get(companion);
    const mark = roll.marks.find((one) => personKey(one) === key);
    const typed = returned?.input.choices.find((choice) => personKey(choice) === key);
    const status = returned ? typed?.status : mark?.status;
    const apology = mark ? undefined : roll.apologies.find((one) => personKey(one) === key);
    const shown = status ?? (apology && !returned ? 'excused' : undefined);
    const field = `mark.${enrolment.id}.${companion}`;
    const before = this.inRow(roll, key, false);
    return {
      ...{ key, field, status, chosen: shown !== undefined, minutesField: `minutes.${enrolment.id}.${companion}` },
      id: `m-${enrolment.id}-${companion}`,
      name:
        named?.callName ??
        this.texts.t(language, 'attendance.companion', { name: person?.callName ?? '', number: companion }),
      language: enrolment.language,
      notes: [
        mark
          ? this.saved(language, mark, roll.trainingClass.timeZone)
          : this.texts.t(language, 'attendance.not-marked'),
        ...(apology ? [this.apology(language, apology, roll.trainingClass.timeZone)] : []),
        ...(!mark && before >= WORTH_A_WORD ? [this.texts.t(language, 'roll.missed-before', { count: before })] : []),
      ],
      minutes: returned ? typed?.minutes : mark?.minutes?.toString(),
      choices: MARK_STATUSES.map((one) => ({
        field,
        status: one,
        label: this.texts.t(language, `attendance.status.${one}`),
        checked: shown === one,
        yes: one === 'present',
      })),
      missed: mark?.status === 'absent' ? this.inRow(roll, key, true) : 0,
    };
  }

  /** How many absences in a row end at this meeting, or with the one before it. */
  private inRow({ trainingClass, session, classMarks }: Roll, key: string, withThis: boolean): number {
    const until = session.start.getTime();
    const meetings = trainingClass.sessions.filter(
      ({ id, start, cancelled }) => !cancelled && (start.getTime() < until || (withThis && id === session.id)),
    );
    const own = classMarks.filter((mark) => personKey(mark) === key);
    return absencesInRow(meetings, own)?.length ?? 0;
  }

  private apology(language: Language, { at, way }: Apology, zone: string): string {
    return this.texts.t(language, `roll.apology.${way}`, { day: this.formats.date(language, at, zone, 'day') });
  }

  private saved(language: Language, mark: Mark, zone: string): string {
    const time = this.formats.time(language, mark.markedAt, zone);
    return mark.minutes === undefined
      ? this.texts.t(language, 'attendance.saved', { time })
      : this.texts.t(language, 'attendance.saved-minutes', { time, minutes: mark.minutes });
  }
}

/** Whether a mark waited on a phone for longer than it takes to call a roll. */
const isLate = ({ markedAt, savedAt }: Arrival): boolean => savedAt.getTime() - markedAt.getTime() > 10 * 60_000;
