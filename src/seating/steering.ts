import type { CommandOf } from './commands';
import { alreadyOutcome } from './joining';
import type { Outcome } from './outcomes';
import { withdrawOffer } from './promotion';
import type { SeatBook } from './seat-book';

/** Moves a party in the line; higher goes first. */
export function prioritise(book: SeatBook, { id, priority }: CommandOf<'prioritise'>): Outcome {
  const entry = book.waiting(id);
  if (!entry) return book.stateOf(id) ? alreadyOutcome(book, id) : { result: 'not_found', id };
  if (entry.priority === priority)
    return { result: 'prioritised', id, priority, position: book.position(id), repeat: true };
  book.dequeue(entry);
  book.enqueue({ ...entry, priority });
  const { subject, seats, free } = entry;
  const position = book.position(id)!;
  book.changes.push({ change: 'prioritised', id, subject, seats, free, priority, position });
  return { result: 'prioritised', id, priority, position };
}

/** Makes the seats of a party free places, or paid ones. */
export function setFree(book: SeatBook, { id, free }: CommandOf<'setFree'>): Outcome {
  const holder = book.holders.get(id);
  const entry = book.waiting(id);
  const party = holder ?? entry;
  if (!party) return { result: 'not_found', id };
  if (party.free === free) return { result: 'done', count: 0, repeat: true };
  if (free && party.seats > (holder ? book.freeLeft : book.quota)) {
    return {
      result: 'free_places_gone',
      position: book.position(id) ?? book.nextPosition(),
      left: Math.max(0, book.freeLeft),
    };
  }
  if (holder) book.put({ ...holder, free });
  if (entry) {
    book.dequeue(entry);
    book.enqueue({ ...entry, free });
  }
  const { subject, seats } = party;
  book.changes.push({ change: free ? 'made_free' : 'made_paid', id, subject, seats, free });
  return { result: 'done', count: 1 };
}

/** Another number of seats. Open offers give way, the newest first; places, holds and blocks only when forced. */
export function setCapacity(book: SeatBook, { capacity, force }: CommandOf<'setCapacity'>): Outcome {
  if (capacity < book.taken && !force) return { result: 'capacity_below_taken', taken: book.taken };
  if (capacity === book.capacity)
    return { result: 'capacity', capacity, overbooked: book.free < 0, withdrawn: 0, repeat: true };
  book.capacity = capacity;
  const overbooked = capacity < book.taken;
  book.overbooked = overbooked;
  book.changes.push({ change: 'capacity', id: book.classId, capacity, overbooked });
  const withdrawn = book.free < 0 ? withdrawNewest(book, () => book.free < 0) : 0;
  return { result: 'capacity', capacity, overbooked, withdrawn };
}

/** Other rules; those not named stay. */
export function setRules(book: SeatBook, { rules }: CommandOf<'setRules'>): Outcome {
  const next = { ...book.rules, ...rules };
  if (JSON.stringify(next) === JSON.stringify(book.rules)) return { result: 'done', count: 0, repeat: true };
  // A later start may make offers possible again; who is too late then is called again.
  if (next.startsAt?.getTime() !== book.rules.startsAt?.getTime() && book.queue.some((entry) => entry.toCall)) {
    book.replaceQueue(
      book.queue.map(({ toCall: _, ...entry }) => entry),
      [],
    );
  }
  book.rules = next;
  book.changes.push({ change: 'rules', id: book.classId });
  return { result: 'done', count: 1 };
}

/** Takes offers back; those named, or all. */
export function withdrawOffers(book: SeatBook, { ids }: CommandOf<'withdrawOffers'>): Outcome {
  const these = ids && new Set(ids);
  const count = withdrawNewest(book, () => true, these);
  return count > 0 ? { result: 'done', count } : { result: 'done', count, repeat: true };
}

/** Opens or closes joining. Who holds seats keeps them, an open offer can still be accepted; a closed class makes no offers. */
export function setOpen(book: SeatBook, open: boolean): Outcome {
  if (book.open === open) return { result: 'done', count: 0, repeat: true };
  if (book.archived) return { result: 'closed' };
  book.open = open;
  book.changes.push({ change: open ? 'opened' : 'closed', id: book.classId });
  return { result: 'done', count: 1 };
}

/** Puts the ledger away for good, once nobody waits for anything. */
export function archive(book: SeatBook): Outcome {
  if (book.archived) return { result: 'done', count: 0, repeat: true };
  const offered = [...book.holders.values()].filter((holder) => holder.kind === 'offer').length;
  const parties = book.queue.length + offered;
  if (parties > 0) return { result: 'still_waiting', parties };
  book.open = false;
  book.archived = true;
  book.changes.push({ change: 'archived', id: book.classId });
  return { result: 'done', count: 1 };
}

function withdrawNewest(book: SeatBook, needed: () => boolean, only?: ReadonlySet<string>): number {
  const offers = [...book.holders.values()].filter((holder) => holder.offer && (!only || only.has(holder.id)));
  offers.sort((a, b) => b.offer!.number - a.offer!.number);
  let count = 0;
  for (const offer of offers) {
    if (!needed()) break;
    withdrawOffer(book, offer);
    count += 1;
  }
  return count;
}
