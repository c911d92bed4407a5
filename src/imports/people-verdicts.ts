import type { RowEffect, RowProblem } from './import';
import type { ReadPerson } from './people-rows';
import type { Verdict } from './row-kind';

/** A row of people with what is known of who it is. */
export interface PersonRow {
  readonly number: number;
  readonly read: ReadPerson;
  /** The hash of name and contact; none where the row cannot be read. */
  readonly subject?: string;
  /** What tells somebody without a contact from others: the name. */
  readonly nameKey?: string;
  /** The course goes on from a level that this person has not completed. */
  readonly entryMissing?: boolean;
}

/** The class into which they come. */
export interface Room {
  readonly free: number;
  readonly mostSeats: number;
  /** Whether its first meeting is over, so that somebody can have completed it. */
  readonly begun: boolean;
  /** The subjects, and the names, of those who are in it. */
  readonly subjects: ReadonlySet<string>;
  readonly nameKeys: ReadonlySet<string>;
  readonly pays: (freePlace: boolean) => boolean;
}

type Readable = PersonRow & { readonly read: Extract<ReadPerson, { readonly form: unknown }> };

const isReadable = (row: PersonRow): row is Readable => 'form' in row.read;
const seatsOf = ({ read: { form } }: Readable): number => form.seats ?? 1 + (form.companions?.length ?? 0);

/**
 * What would become of each row: who has a place comes before who waits, each in the order of the file. A row that is bad or there already
 * takes nothing from those below it.
 */
export function verdictsOf(rows: readonly PersonRow[], room: Room): Verdict[] {
  const found = new Map<number, Verdict>();
  const said = new Map<string, number>();
  for (const row of rows) found.set(row.number, firstLook(row, room, said));
  const fresh = rows.filter(isReadable).filter(({ number }) => found.get(number)?.state === 'new');
  let { free } = room;
  const isWaiting = ({ read }: Readable): boolean => read.state === 'waiting';
  for (const row of [...fresh.filter((one) => !isWaiting(one)), ...fresh.filter(isWaiting)]) {
    const seats = seatsOf(row);
    const fits = seats <= free;
    if (fits) free -= seats;
    found.set(row.number, withSubject(row, seated(row, room, fits, free)));
  }
  return rows.map(({ number }) => found.get(number) ?? bad({ code: 'other' }));
}

const bad = (...problems: RowProblem[]): Verdict => ({ state: 'bad', problems });

const withSubject = ({ subject }: PersonRow, verdict: Verdict): Verdict =>
  subject === undefined ? verdict : { ...verdict, subject };

/** Whatever does not depend on the room there is. */
function firstLook(row: PersonRow, room: Room, said: Map<string, number>): Verdict {
  if (!isReadable(row)) return withSubject(row, bad(...('problems' in row.read ? row.read.problems : [])));
  const { number, subject = '', nameKey } = row;
  const key = nameKey ?? subject;
  const before = said.get(key);
  if (before !== undefined) return withSubject(row, bad({ code: 'twice', values: { row: before } }));
  said.set(key, number);
  if (room.subjects.has(subject)) return withSubject(row, { state: 'known', problems: [] });
  if (nameKey !== undefined && room.nameKeys.has(nameKey))
    return withSubject(row, { state: 'known', problems: [{ code: 'same_name' }] });
  if (row.entryMissing) return withSubject(row, bad({ code: 'entry_level_missing' }));
  if (seatsOf(row) > room.mostSeats)
    return withSubject(row, bad({ column: 'seats', code: 'party_too_large', values: { max: room.mostSeats } }));
  if (row.read.state === 'completed' && !room.begun)
    return withSubject(row, bad({ column: 'state', code: 'not_begun' }));
  return withSubject(row, { state: 'new', problems: [] });
}

function seated(row: Readable, room: Room, fits: boolean, left: number): Verdict {
  const { state, form } = row.read;
  const place: RowEffect = room.pays(form.freePlace === true) ? 'reserved' : 'enrolled';
  if (state === 'waiting')
    return fits
      ? { state: 'new', effect: place, problems: [{ column: 'state', code: 'place_is_free' }] }
      : { state: 'new', effect: 'waiting', problems: [] };
  if (!fits) return bad({ column: 'state', code: 'class_full', values: { free: left } });
  return { state: 'new', effect: state === 'completed' ? 'completed' : place, problems: [] };
}
