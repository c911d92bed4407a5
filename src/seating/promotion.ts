import { derivedId } from '../shared/ids';
import { MOST_PASSED, type Holder, type Waiting } from './ledger';
import { offerWindow, type OfferWindow } from './offer-window';
import type { SeatBook } from './seat-book';

/** Drops the offers whose time is over; their parties have left the line. @returns whether there were any */
export function dropExpired(book: SeatBook): boolean {
  const overdue = book.overdueOffers();
  for (const holder of overdue) {
    book.drop(holder.id);
    book.expired.add(holder.id);
    const { id, subject, seats, free } = holder;
    book.changes.push({
      change: 'expired',
      id,
      subject,
      seats,
      free,
      offerId: holder.offer!.offerId,
      until: holder.until!,
    });
  }
  return overdue.length > 0;
}

/**
 * Gives free seats to those who wait, in order, as offers. When it is too late for offers the parties that would have got one go to the call list,
 * once. Nothing happens in a closed class.
 */
export function promote(book: SeatBook): void {
  if (!book.open || book.queue.length === 0 || book.free <= 0) return;
  const chosen = nextInLine(book);
  if (chosen.offered.size === 0) return;
  const window = offerWindow(book.rules, book.now);
  if (!window) return callInstead(book, chosen.offered);
  const gone: Waiting[] = [];
  const queue: Waiting[] = [];
  for (const entry of book.queue) {
    if (chosen.offered.has(entry)) gone.push(entry);
    else queue.push(chosen.passed.has(entry) ? { ...entry, passed: entry.passed + chosen.passed.get(entry)! } : entry);
  }
  book.replaceQueue(queue, gone);
  for (const entry of gone) makeOffer(book, entry, window);
}

/** Whether somebody in line waits for a seat that a newcomer could take; who waits for a free place leaves the others to those who pay. */
export function isWaitedFor(book: SeatBook, newcomer: { readonly free: boolean }): boolean {
  // Once the class has begun there are no more offers and no calls; staff enters who came.
  if (book.rules.startsAt && book.rules.startsAt <= book.now) return false;
  return book.queue.some(
    (entry) => canEverFit(book, entry) && (!entry.free || newcomer.free || entry.seats <= book.freeLeft),
  );
}

interface Choice {
  readonly offered: Set<Waiting>;
  /** How many offers go past a party that does not fit. */
  readonly passed: Map<Waiting, number>;
}

/**
 * Walks the line once. Seats are one lane, free places a second: who does not fit holds up those behind, under `strict` at once, under `fit` when
 * three have gone past; a party that only lacks free places holds up nobody who pays.
 */
function nextInLine(book: SeatBook): Choice {
  const choice: Choice = { offered: new Set(), passed: new Map() };
  const strict = book.rules.waitlistRule === 'strict';
  const short: Waiting[] = [];
  const shortOfFree: Waiting[] = [];
  let seats = book.free;
  let freeLeft = book.freeLeft;
  let freeLaneShut = false;
  const spent = (entry: Waiting): boolean => strict || entry.passed + (choice.passed.get(entry) ?? 0) >= MOST_PASSED;
  for (const entry of book.queue) {
    if (seats <= 0) break;
    if (!canEverFit(book, entry) || (entry.free && freeLaneShut)) continue;
    if (entry.free && entry.seats > freeLeft) {
      freeLaneShut = spent(entry);
      shortOfFree.push(entry);
      continue;
    }
    if (entry.seats > seats) {
      if (spent(entry)) break;
      short.push(entry);
      continue;
    }
    choice.offered.add(entry);
    seats -= entry.seats;
    for (const one of short) choice.passed.set(one, (choice.passed.get(one) ?? 0) + 1);
    if (short.some(spent)) break;
    if (!entry.free) continue;
    freeLeft -= entry.seats;
    for (const one of shortOfFree) choice.passed.set(one, (choice.passed.get(one) ?? 0) + 1);
    freeLaneShut = shortOfFree.some(spent);
  }
  return choice;
}

function canEverFit(book: SeatBook, entry: Waiting): boolean {
  return entry.seats <= book.capacity && (!entry.free || entry.seats <= book.quota);
}

function makeOffer(book: SeatBook, entry: Waiting, window: OfferWindow): void {
  book.offersMade += 1;
  const { id, subject, seats, free, priority, seq, passed } = entry;
  const offerId = derivedId('seating.offer', `${book.classId} ${id} ${book.offersMade}`);
  const { until, messageFrom } = window;
  const offer = { offerId, number: book.offersMade, messageFrom, priority, seq, passed };
  book.put({ id, subject, seats, free, kind: 'offer', until, offer });
  book.changes.push({ change: 'offered', id, subject, seats, free, offerId, until, messageFrom });
}

/** Takes an offer back: the party waits again with its old number. */
export function withdrawOffer(book: SeatBook, holder: Holder): void {
  const { id, subject, seats, free } = holder;
  const { offerId, priority, seq, passed } = holder.offer!;
  book.drop(id);
  book.enqueue({ id, subject, seats, free, priority, seq, passed });
  book.changes.push({ change: 'withdrawn', id, subject, seats, free, offerId, position: book.position(id)! });
}

function callInstead(book: SeatBook, chosen: Set<Waiting>): void {
  const called = [...chosen].filter((entry) => !entry.toCall);
  if (called.length === 0) return;
  const fresh = new Set(called);
  book.replaceQueue(
    book.queue.map((entry) => (fresh.has(entry) ? { ...entry, toCall: true } : entry)),
    [],
  );
  for (const { id, subject, seats, free } of called) {
    book.changes.push({ change: 'to_call', id, subject, seats, free, position: book.position(id)! });
  }
}
