import { unassign } from './blocks';
import type { CommandOf, SeatAs } from './commands';
import { alreadyOutcome, holdUntil, occupy, stateOutcome } from './joining';
import type { Holder, Waiting } from './ledger';
import { latestEnd } from './offer-window';
import type { Outcome } from './outcomes';
import type { SeatBook } from './seat-book';

/** A hold was paid. */
export function confirm(book: SeatBook, { id }: CommandOf<'confirm'>): Outcome {
  const holder = book.holders.get(id);
  if (holder?.kind === 'place') return { ...stateOutcome(book, id)!, repeat: true };
  if (holder?.kind !== 'hold') return stranger(book, id);
  const { subject, seats, free } = holder;
  book.put({ id, subject, seats, free, kind: 'place', ...from(holder) });
  book.changes.push({ change: 'confirmed', id, subject, seats, free });
  return { result: 'seated', id, seats, free };
}

/** Gives back whatever the id has. The seat of a named place goes back to its block, which has paid for it. */
export function release(book: SeatBook, { id }: CommandOf<'release'>): Outcome {
  const holder = book.holders.get(id);
  if (!holder) {
    const entry = book.waiting(id);
    return entry ? leaveLine(book, entry) : { result: 'not_found', id };
  }
  const { subject, seats, free, kind } = holder;
  if (holder.from !== undefined && book.holders.has(holder.from)) return unassign(book, { type: 'unassign', id });
  book.drop(id);
  if (kind === 'offer')
    book.changes.push({ change: 'declined', id, subject, seats, free, offerId: holder.offer!.offerId });
  else if (kind === 'block') book.changes.push({ change: 'unblocked', id, subject, seats, free });
  else book.changes.push({ change: 'released', id, subject, seats, free, was: kind, ...from(holder) });
  return { result: 'released', id, seats, was: kind };
}

/**
 * Some of the party give their seats back, the others stay: a place, a hold, or the number in line. An offer is answered whole, and a block
 * has its own way to become smaller.
 */
export function shrink(book: SeatBook, { id, seats }: CommandOf<'shrink'>): Outcome {
  const [holder, entry] = [book.holders.get(id), book.waiting(id)];
  const party = holder ?? entry;
  if (!party) return { result: 'not_found', id };
  if (seats === party.seats && holder?.kind !== 'block') return { ...stateOutcome(book, id)!, repeat: true };
  const answersWhole = holder && holder.kind !== 'place' && holder.kind !== 'hold';
  if (answersWhole || !Number.isInteger(seats) || seats < 1 || seats > party.seats) return alreadyOutcome(book, id);
  if (holder) book.put({ ...holder, seats });
  else {
    book.dequeue(entry!);
    book.enqueue({ ...entry!, seats });
  }
  const { subject, free } = party;
  book.changes.push({ change: 'shrunk', id, subject, seats, free, gave: party.seats - seats });
  return stateOutcome(book, id)!;
}

/** Leaves the line, or declines the offer that came meanwhile. */
export function leave(book: SeatBook, { id }: CommandOf<'leave'>): Outcome {
  const kind = book.holders.get(id)?.kind;
  if (kind === undefined || kind === 'offer') return release(book, { type: 'release', id });
  return alreadyOutcome(book, id);
}

/** The party takes the seats it was offered. */
export function accept(book: SeatBook, command: CommandOf<'accept'>): Outcome {
  const holder = book.holders.get(command.id);
  if (holder && (holder.kind === 'place' || holder.kind === 'hold')) {
    return { ...stateOutcome(book, command.id)!, repeat: true };
  }
  const refusal = notOffered(book, command, holder);
  if (refusal) return refusal;
  const { id, subject, seats, free, offer } = holder!;
  const party = { change: 'accepted' as const, id, subject, seats, free, offerId: offer!.offerId };
  if (command.as === 'hold') {
    const until = command.until ?? holdUntil(book);
    book.put({ id, subject, seats, free, kind: 'hold', until });
    book.changes.push({ ...party, as: 'hold', until });
    return { result: 'held', id, seats, free, until };
  }
  book.put({ id, subject, seats, free, kind: 'place' });
  book.changes.push({ ...party, as: 'place' });
  return { result: 'seated', id, seats, free };
}

/** The party does not want the seats it was offered. */
export function decline(book: SeatBook, command: CommandOf<'decline'>): Outcome {
  const holder = book.holders.get(command.id);
  const refusal = notOffered(book, command, holder);
  if (refusal) return refusal;
  const { id, subject, seats, free, offer } = holder!;
  book.drop(id);
  book.changes.push({ change: 'declined', id, subject, seats, free, offerId: offer!.offerId });
  return { result: 'declined', id, offerId: offer!.offerId };
}

/** The party needs more time to answer. Once more, it is answered with the end that was given. */
export function prolong(book: SeatBook, command: CommandOf<'prolong'>): Outcome {
  const holder = book.holders.get(command.id);
  const refusal = notOffered(book, command, holder);
  if (refusal) return refusal;
  const { id, subject, seats, free } = holder!;
  const offer = holder!.offer!;
  const end = holder!.until!;
  const { offerId } = offer;
  if (offer.prolonged) return { result: 'prolonged', id, offerId, until: end, repeat: true };
  const until = latestEnd(book.rules, new Date(Math.max(command.until.getTime(), end.getTime())));
  book.put({ ...holder!, until, offer: { ...offer, prolonged: true } });
  book.changes.push({ change: 'prolonged', id, subject, seats, free, offerId, until });
  return { result: 'prolonged', id, offerId, until };
}

/** Seats a party that the office called; its number does not count, the room does. */
export function seat(book: SeatBook, command: CommandOf<'seat'>): Outcome {
  const entry = book.waiting(command.id);
  if (!entry) {
    const kind = book.holders.get(command.id)?.kind;
    if (kind === 'offer') return accept(book, { ...command, type: 'accept' });
    return kind ? { ...stateOutcome(book, command.id)!, repeat: true } : { result: 'not_found', id: command.id };
  }
  if (!book.open) return { result: 'closed' };
  const position = book.position(command.id)!;
  if (entry.seats > book.free) return { result: 'full', position, available: Math.max(0, book.free) };
  if (entry.free && entry.seats > book.freeLeft)
    return { result: 'free_places_gone', position, left: Math.max(0, book.freeLeft) };
  book.dequeue(entry);
  return occupy(book, entry, untilOf(book, command), 'waiting');
}

/** The party goes to another class, with its number if it waited. */
export function transferOut(book: SeatBook, { id }: CommandOf<'transferOut'>): Outcome {
  const entry = book.waiting(id);
  const holder = book.holders.get(id);
  const party = holder ?? entry;
  const was = book.stateOf(id);
  if (!party || !was) return { result: 'not_found', id };
  if (entry) book.dequeue(entry);
  else book.drop(id);
  const { subject, seats, free } = party;
  const offer = holder?.offer ? { offerId: holder.offer.offerId } : {};
  book.changes.push({ change: 'transferred', id, subject, seats, free, was, ...offer });
  return { result: 'released', id, seats, was };
}

function leaveLine(book: SeatBook, entry: Waiting): Outcome {
  const { id, subject, seats, free } = entry;
  book.dequeue(entry);
  book.changes.push({ change: 'left', id, subject, seats, free });
  return { result: 'released', id, seats, was: 'waiting' };
}

/** Why an offer can't be answered, if so. An older offer of the same party was withdrawn: another way to a new one there is not. */
function notOffered(
  book: SeatBook,
  command: { readonly id: string; readonly offerId?: string },
  holder: Holder | undefined,
): Outcome | undefined {
  const { id, offerId } = command;
  if (book.expired.has(id) && !book.stateOf(id)) return { result: 'offer_expired', id };
  if (book.waiting(id)) return { result: 'offer_withdrawn', id, position: book.position(id) };
  if (!holder) return { result: 'not_found', id };
  if (holder.kind !== 'offer') return alreadyOutcome(book, id);
  if (offerId !== undefined && offerId !== holder.offer!.offerId)
    return { result: 'offer_withdrawn', id, position: null };
  return undefined;
}

function stranger(book: SeatBook, id: string): Outcome {
  return book.stateOf(id) ? alreadyOutcome(book, id) : { result: 'not_found', id };
}

function untilOf(book: SeatBook, how: SeatAs): Date | undefined {
  return how.as === 'hold' ? (how.until ?? holdUntil(book)) : undefined;
}

function from(holder: Holder): { from?: string } {
  return holder.from === undefined ? {} : { from: holder.from };
}
