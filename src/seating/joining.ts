import type { CommandOf, PartyInput } from './commands';
import type { Outcome, OutcomeOf } from './outcomes';
import { isWaitedFor } from './promotion';
import type { SeatBook } from './seat-book';

/** Takes or holds seats; a party that can't have them now is refused or waits, as it said. */
export function take(book: SeatBook, command: CommandOf<'take'> | CommandOf<'hold'>): Outcome {
  const refusal = standing(book, command) ?? refused(book, command);
  if (refusal) return refusal;
  const available = availableTo(book, command);
  const seatsThere = command.seats <= available;
  if (seatsThere && (!command.free || command.seats <= book.freeLeft)) {
    const until = command.type === 'hold' ? (command.until ?? holdUntil(book)) : undefined;
    return occupy(book, command, until);
  }
  if (command.ifFull === 'wait') return enqueue(book, command, command.priority ?? 0);
  const position = book.nextPosition(command.priority);
  if (seatsThere) return { result: 'free_places_gone', position, left: Math.max(0, book.freeLeft) };
  return { result: 'full', position, available };
}

/** Puts the party in line. Free seats then reach it as an offer, in the same decision. */
export function join(book: SeatBook, command: CommandOf<'join'>): Outcome {
  return standing(book, command) ?? refused(book, command) ?? enqueue(book, command, command.priority ?? 0);
}

/** A party that has seats in a class that is merged into this one: it gets seats when they are there, whoever waits. */
export function transferIn(book: SeatBook, command: CommandOf<'transferIn'>): Outcome {
  const known = standing(book, command);
  if (known) return known;
  if (!Number.isInteger(command.seats) || command.seats < 1) return { result: 'party_too_large', max: book.capacity };
  if (command.seats > book.free) {
    if (!command.over) return { result: 'full', position: book.nextPosition(), available: Math.max(0, book.free) };
    book.overbooked = true;
  }
  // The place was promised free in the other class; the quota of this one is not a reason to break that.
  return occupy(book, command, command.as === 'hold' ? (command.until ?? holdUntil(book)) : undefined);
}

/** The answer to one who stands in the ledger already: the same id gets its first answer again, another id of the same subject `already`. */
export function standing(
  book: SeatBook,
  party: { readonly id: string; readonly subject: string },
): Outcome | undefined {
  const same = stateOutcome(book, party.id);
  if (same) return { ...same, repeat: true };
  const other = book.idOf(party.subject);
  return other === undefined ? undefined : alreadyOutcome(book, other);
}

/** What an id has now, as the outcome of the command that gave it; undefined when the ledger does not know it. */
export function stateOutcome(book: SeatBook, id: string): Outcome | undefined {
  const holder = book.holders.get(id);
  if (!holder) return book.waiting(id) ? waitingOutcome(book, id) : undefined;
  const { seats, free } = holder;
  switch (holder.kind) {
    case 'place':
      return { result: 'seated', id, seats, free };
    case 'hold':
      return { result: 'held', id, seats, free, until: holder.until ?? null };
    case 'offer':
      return waitingOutcome(book, id);
    case 'block':
      return { result: 'block', id, seats: seats + book.namedOf(id), named: book.namedOf(id) };
  }
}

/** The outcome of one who is in line or has an offer. */
export function waitingOutcome(book: SeatBook, id: string): OutcomeOf<'waiting'> {
  const holder = book.holders.get(id);
  const { seats, free } = holder ?? book.waiting(id)!;
  const offer = holder?.offer ? { offerId: holder.offer.offerId, until: holder.until! } : null;
  return { result: 'waiting', id, seats, free, position: book.position(id), offer };
}

/** The refusal for an id that stands in the ledger where it can't. */
export function alreadyOutcome(book: SeatBook, id: string): Outcome {
  const party = book.holders.get(id) ?? book.waiting(id)!;
  return { result: 'already', id, state: book.stateOf(id)!, seats: party.seats, position: book.position(id) };
}

/** The day to pay by of a hold made now. */
export function holdUntil(book: SeatBook): Date {
  return new Date(book.now.getTime() + book.rules.windows.hold);
}

/** Gives the party its seats: a hold with `until`, else a place. */
export function occupy(book: SeatBook, party: PartyInput, until: Date | undefined, was?: 'waiting'): Outcome {
  const { id, subject, seats, free } = party;
  const before = was ? { was } : {};
  if (until) {
    book.put({ id, subject, seats, free, kind: 'hold', until });
    book.changes.push({ change: 'held', id, subject, seats, free, until, ...before });
    return { result: 'held', id, seats, free, until };
  }
  book.put({ id, subject, seats, free, kind: 'place' });
  book.changes.push({ change: 'placed', id, subject, seats, free, ...before });
  return { result: 'seated', id, seats, free };
}

/** Seats that a newcomer could have: none while somebody waits for them. */
function availableTo(book: SeatBook, newcomer: { readonly free: boolean }): number {
  return book.free > 0 && !isWaitedFor(book, newcomer) ? book.free : 0;
}

/** Refusals that hold whether or not there is room. */
function refused(book: SeatBook, party: PartyInput): Outcome | undefined {
  if (!book.open) return { result: 'closed' };
  const max = Math.min(book.rules.maxParty, book.capacity);
  if (!Number.isInteger(party.seats) || party.seats < 1 || party.seats > max) return { result: 'party_too_large', max };
  if (party.free && party.seats > book.quota) {
    return { result: 'free_places_gone', position: book.nextPosition(), left: Math.max(0, book.freeLeft) };
  }
  return undefined;
}

function enqueue(book: SeatBook, party: PartyInput, priority: number): Outcome {
  if (book.queue.length >= book.rules.maxQueue) return { result: 'list_full', max: book.rules.maxQueue };
  const { id, subject, seats, free } = party;
  const seq = book.nextSeq++;
  book.enqueue({ id, subject, seats, free, priority, seq, passed: 0 });
  book.changes.push({ change: 'waiting', id, subject, seats, free, position: book.position(id)!, priority, seq });
  return waitingOutcome(book, id);
}
