import type { Actor, Role, StaffActor } from '../shared/actor';
import type { Encoding } from '../platform/tables';
import type { Sealed } from '../platform/secrets';
import { derivedId } from '../shared/ids';

/** What a file brings: people into a class, or classes of a course. */
export const IMPORT_KINDS = ['people', 'classes'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * `checked`: each row was looked at and nothing was done; `going`: its good rows are being brought in, in order; `done`: they are in;
 * `undoing`: what it made is being taken out; `undone`: it is out.
 */
export const IMPORT_STATES = ['checked', 'going', 'done', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * Before it is confirmed a row is `new`, `known` (it is there already) or `bad`. Afterwards `made` or `failed`; when it is undone `leaving`,
 * then `undone`, or `kept` because somebody has changed since then what it made.
 */
export const ROW_STATES = ['new', 'known', 'bad', 'made', 'failed', 'leaving', 'undone', 'kept'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** What a person becomes, as the file says. */
export const WANTED_STATES = ['enrolled', 'waiting', 'completed'] as const;
export type WantedState = (typeof WANTED_STATES)[number];

/** What a row becomes, or what it became: a state of an enrolment, or of a class. */
export const ROW_EFFECTS = ['enrolled', 'reserved', 'waiting', 'completed', 'draft'] as const;
export type RowEffect = (typeof ROW_EFFECTS)[number];

/** The columns of each kind of file in their order; a row needs those in `NEEDED`. */
export const COLUMNS: Readonly<Record<ImportKind, readonly string[]>> = {
  people: ['fullName', 'callName', 'phone', 'email', 'language', 'seats', 'companions', 'freePlace', 'state'],
  classes: ['code', 'group', 'town', 'venue', 'timeZone', 'languages', 'capacity', 'minimum', 'meetings'],
};
export const NEEDED: ReadonlySet<string> = new Set([
  ...['fullName', 'language'],
  ...['town', 'venue', 'languages', 'capacity', 'meetings'],
]);

/** The largest file, and the most rows below its headings. */
export const MOST_BYTES = 1_000_000;
export const MOST_ROWS = 500;

const DAY_MILLISECONDS = 24 * 3_600_000;
/** So long it can be undone. */
const UNDO_DAYS = 7;
/** So long what stood in the file is kept, sealed: until it is confirmed, and again until it cannot be undone any more. */
export const KEPT_MILLISECONDS = 8 * DAY_MILLISECONDS;

/** What is wrong with a row, or with what became of it: in which column, and why. */
export interface RowProblem {
  /** None where it is no one column's. */
  readonly column?: string;
  /** Has words in the texts of imports. */
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The cells of a row by column, as they were typed; empty ones are left out. */
export type Cells = Readonly<Record<string, string>>;

/** A row as it was read. */
export interface FileRow {
  readonly number: number;
  readonly cells: Cells;
}

/** A row of a file. Its id is that of the enrolment or class which it makes. */
export interface ImportRow {
  readonly id: string;
  readonly importId: string;
  readonly organisationId: string;
  /** As the spreadsheet shows it: the headings are in row 1. */
  readonly number: number;
  readonly state: RowState;
  readonly effect?: RowEffect;
  readonly problems: readonly RowProblem[];
  /** The cells, sealed, as long as somebody may need them. */
  readonly cells?: Sealed;
  /** Who it is: the hash of name and contact. */
  readonly subject?: string;
  /** When the import last changed what it made. Who comes later has touched it. */
  readonly madeAt?: Date;
}

/** A file that somebody brought, from the look at it to the day on which it cannot be undone any more. */
export interface Import {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly courseId: string;
  /** Of people. */
  readonly classId?: string;
  readonly encoding: Encoding;
  /** Headings that mean nothing here, sealed: without a row of headings they would be somebody's data. */
  readonly ignored?: Sealed;
  /** Tells a repeated request from another file. */
  readonly fingerprint: string;
  /** Why the people may be in a course that goes on from the level below, in words of staff. */
  readonly recognised?: string;
  readonly createdAt: Date;
  readonly createdBy: Doer;
  /** Whether who comes in by it is told by letter. */
  readonly tell?: boolean;
  readonly confirmedAt?: Date;
  readonly confirmedBy?: Doer;
  readonly undoUntil?: Date;
  readonly undoneBy?: Doer;
  /** How many rows were in each state when it last came to rest. */
  readonly counts?: RowCounts;
  /** By real time; without it the import is for good, its rows are not. */
  readonly expires?: Date;
}

/** How many rows are in each state. */
export type RowCounts = Readonly<Partial<Record<RowState, number>>>;

/** The id of what a row makes: the same however often the row is brought in. */
export const rowId = ({ id }: Pick<Import, 'id'>, number: number): string => derivedId(`import:${id}`, String(number));

/** Who of the staff did it; what follows from it is done in the same name. */
export type Doer = Pick<StaffActor, 'accountId' | 'via' | 'organisationSlug'>;

export const doerOf = ({ accountId, via, organisationSlug }: StaffActor): Doer => ({
  accountId,
  via,
  organisationSlug,
});

const WITH_RIGHT: readonly Role[] = ['coordinator'];

/** The actor of the jobs of an import: whoever confirmed it, whose right was checked then. */
export const actorOf = (doer: Doer, organisationId: string): StaffActor => ({
  kind: 'staff',
  name: '',
  organisationId,
  roles: WITH_RIGHT,
  ...doer,
});

/** Until when an import that is confirmed now can be undone. */
export const undoUntil = (now: Date): Date => new Date(now.getTime() + UNDO_DAYS * DAY_MILLISECONDS);

/** Whether what it made can still be taken out. */
export const canUndo = ({ state, undoUntil: until, counts }: Import, now: Date): boolean =>
  state === 'done' && until !== undefined && now < until && (counts?.made ?? 0) > 0;

/** Rows in the order in which they come in: who has a place first, then who waits, so that nobody who waits gets a place of another. */
export const inOrder = (rows: readonly ImportRow[]): ImportRow[] =>
  rows.toSorted((a, b) => Number(a.effect === 'waiting') - Number(b.effect === 'waiting') || a.number - b.number);

/** The order in which they go out: who waits first, so that nobody of them is offered the place of another. */
export const inLeavingOrder = (rows: readonly ImportRow[]): ImportRow[] =>
  rows.toSorted((a, b) => Number(b.effect === 'waiting') - Number(a.effect === 'waiting') || b.number - a.number);

/** Whether this is who brought the file. What stood in it is shown to nobody else: it is full of contacts. */
export const isOf = ({ createdBy }: Pick<Import, 'createdBy'>, actor: Actor): boolean =>
  actor.kind === 'staff' && actor.accountId === createdBy.accountId;
