import { Injectable } from '@nestjs/common';
import { Access } from '../../access';
import { meetingInstants, shownAt } from '../../classes';
import { type Enrolment, Enrolments, type RosterEntry } from '../../enrolments';
import { History, type HistoryLine } from '../../history';
import type { Organisation } from '../../organisations';
import { BoardReader } from './board.reader';
import type { Group } from './needs';
import { correctionOf, type Undo, undoOf } from './undo';

/** The newest so many; the history of each class has all. */
const MOST_LINES = 12;

/** A deed of today, with what it was about and how it is undone or put right. */
export interface DoneLine {
  readonly line: HistoryLine;
  readonly group: Group | undefined;
  readonly entry: RosterEntry | undefined;
  readonly undo: Undo | undefined;
  /** The page on which it is put right. */
  readonly correction: string | undefined;
}

/** What was done today, the newest first. */
export interface Done {
  readonly lines: readonly DoneLine[];
  /** Names of staff by account. */
  readonly staff: ReadonlyMap<string, string>;
}

/** Reads what the office did today, in a handful of queries. */
@Injectable()
export class DoneReader {
  constructor(
    private readonly history: History,
    private readonly enrolments: Enrolments,
    private readonly board: BoardReader,
    private readonly access: Access,
  ) {}

  /** By the clocks of the organisation. */
  async read({ id, timeZone }: Organisation, now: Date): Promise<Done> {
    const since = meetingInstants(shownAt(now, timeZone).day, 0, 0, timeZone).start;
    const lines = await this.history.listByStaff(id, since, MOST_LINES);
    const [groups, people, staff] = await Promise.all([
      this.board.others(id, [...new Set(lines.flatMap(({ classId }) => classId ?? []))]),
      this.people(id, lines),
      this.access.names(accountsOf(lines)),
    ]);
    const seen = new Set<string>();
    return {
      staff,
      lines: lines.map((line): DoneLine => {
        const group = line.classId === undefined ? undefined : groups.get(line.classId);
        const entry = people.entries.get(line.subject.id);
        // Of several deeds about one thing only the last can be undone: the others are what it came from.
        const isLast = !seen.has(line.subject.id);
        seen.add(line.subject.id);
        const movedTo = people.moved.get(entry?.enrolment.transferredTo ?? '');
        const about = { enrolment: entry?.enrolment, movedTo, trainingClass: group?.trainingClass };
        const undo = isLast ? undoOf(line, about) : undefined;
        const correction = undo ? undefined : correctionOf(line, group?.trainingClass.code);
        return { line, group, entry, undo, correction };
      }),
    };
  }

  private async people(
    organisationId: string,
    lines: readonly HistoryLine[],
  ): Promise<{ entries: Map<string, RosterEntry>; moved: Map<string, Enrolment> }> {
    const ids = lines.flatMap(({ subject }) => (subject.kind === 'enrolment' ? [subject.id] : []));
    const found = [...(await this.enrolments.list(organisationId, [...new Set(ids)])).values()];
    const [entries, moved] = await Promise.all([
      this.enrolments.withNames(organisationId, found),
      this.enrolments.list(
        organisationId,
        found.flatMap(({ transferredTo }) => transferredTo ?? []),
      ),
    ]);
    return { entries: new Map(entries.map((entry) => [entry.enrolment.id, entry])), moved };
  }
}

const accountsOf = (lines: readonly HistoryLine[]): string[] => [
  ...new Set(
    lines.flatMap(({ actor, subject }) => [
      ...(actor.kind === 'staff' ? [actor.accountId] : []),
      ...(subject.kind === 'account' ? [subject.id] : []),
    ]),
  ),
];
