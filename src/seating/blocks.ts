import type { CommandOf } from './commands';
import { alreadyOutcome, standing, stateOutcome } from './joining';
import type { Outcome } from './outcomes';
import { isWaitedFor } from './promotion';
import type { SeatBook } from './seat-book';

/** Makes a block of `seats` in all, or gives it that size. It never queues: it gets what nobody waits for, or is refused. */
export function resizeBlock(book: SeatBook, command: CommandOf<'resizeBlock'>): Outcome {
  const { id, subject, seats, free } = command;
  const block = book.holders.get(id);
  if (block && block.kind !== 'block') return alreadyOutcome(book, id);
  if (!block && book.idOf(subject) !== undefined) return alreadyOutcome(book, book.idOf(subject)!);
  if (!Number.isInteger(seats) || seats < 1) return { result: 'party_too_large', max: book.capacity };
  const named = book.namedOf(id);
  const more = seats - named - (block?.seats ?? 0);
  if (block && more === 0) return { result: 'block', id, seats, named, repeat: true };
  if (seats < named) return { result: 'block_below_named', named };
  const refusal = more > 0 ? noRoom(book, more, block?.free ?? free) : undefined;
  if (refusal) return refusal;
  const party = { id, subject: block?.subject ?? subject, seats: seats - named, free: block?.free ?? free };
  book.put({ ...party, kind: 'block' });
  book.changes.push({ change: 'blocked', ...party, named });
  return { result: 'block', id, seats, named };
}

/** Moves one seat of a block to a named place. */
export function assign(book: SeatBook, command: CommandOf<'assign'>): Outcome {
  const { id, subject } = command;
  const known = standing(book, command);
  if (known) return known;
  const block = book.holders.get(command.block);
  if (block?.kind !== 'block') return { result: 'not_found', id: command.block };
  if (block.seats < 1) return { result: 'full', position: book.nextPosition(), available: 0 };
  const { free } = block;
  // Its place first: the block's change counts the names.
  book.put({ id, subject, seats: 1, free, kind: 'place', from: block.id });
  putBlock(book, block.id, block.seats - 1);
  book.changes.push({ change: 'placed', id, subject, seats: 1, free, from: block.id });
  return { result: 'seated', id, seats: 1, free };
}

/** Takes the name off a seat of a block. When the block is gone the seat is free. */
export function unassign(book: SeatBook, { id }: CommandOf<'unassign'>): Outcome {
  const holder = book.holders.get(id);
  if (holder?.from === undefined) return book.stateOf(id) ? alreadyOutcome(book, id) : { result: 'not_found', id };
  const { subject, seats, free, from } = holder;
  book.drop(id);
  book.changes.push({ change: 'unassigned', id, subject, seats, free, from });
  const block = book.holders.get(from);
  if (block) putBlock(book, from, block.seats + seats);
  return { result: 'released', id, seats, was: 'place' };
}

/** Puts another person in the seats of `id`. */
export function swap(book: SeatBook, command: CommandOf<'swap'>): Outcome {
  const { id, subject } = command;
  const newId = command.newId ?? id;
  const holder = book.holders.get(id);
  const done = book.holders.get(newId);
  const kind = holder?.kind;
  if (done?.subject === subject) return { ...stateOutcome(book, newId)!, repeat: true };
  if (!holder) return book.waiting(id) ? alreadyOutcome(book, id) : { result: 'not_found', id };
  const other = book.idOf(subject) ?? (newId === id ? undefined : book.stateOf(newId) && newId);
  if ((kind !== 'place' && kind !== 'hold') || (other !== undefined && other !== id)) {
    return alreadyOutcome(book, other ?? id);
  }
  book.drop(id);
  book.put({ ...holder, id: newId, subject });
  const party = { id: newId, subject, seats: holder.seats, free: holder.free };
  const from = holder.from === undefined ? {} : { from: holder.from };
  if (newId === id) book.changes.push({ change: 'swapped', ...party, was: holder.subject });
  else {
    book.changes.push({ change: 'released', ...party, id, subject: holder.subject, was: kind, ...from });
    if (kind === 'hold') book.changes.push({ change: 'held', ...party, until: holder.until! });
    else book.changes.push({ change: 'placed', ...party, ...from });
  }
  return stateOutcome(book, newId)!;
}

function putBlock(book: SeatBook, id: string, seats: number): void {
  const block = book.holders.get(id)!;
  book.put({ ...block, seats });
  const { subject, free } = block;
  book.changes.push({ change: 'blocked', id, subject, seats, free, named: book.namedOf(id) });
}

function noRoom(book: SeatBook, more: number, free: boolean): Outcome | undefined {
  if (!book.open) return { result: 'closed' };
  const position = book.nextPosition();
  const available = isWaitedFor(book, { free }) ? 0 : Math.max(0, book.free);
  if (more > available) return { result: 'full', position, available };
  if (free && more > book.freeLeft) return { result: 'free_places_gone', position, left: Math.max(0, book.freeLeft) };
  return undefined;
}
