import { assign, resizeBlock, swap, unassign } from './blocks';
import type { LedgerChange } from './changes';
import type { SeatCommand } from './commands';
import { accept, confirm, decline, leave, prolong, release, seat, shrink, transferOut } from './holding';
import { join, take, transferIn, waitingOutcome } from './joining';
import type { SeatLedger } from './ledger';
import type { Outcome } from './outcomes';
import { dropExpired, promote } from './promotion';
import { SeatBook } from './seat-book';
import { archive, prioritise, setCapacity, setFree, setOpen, setRules, withdrawOffers } from './steering';

/** What one command did: the ledger after it (the very same object when nothing changed), its answer, and what changed. */
export interface Decision {
  readonly ledger: SeatLedger;
  readonly outcome: Outcome;
  readonly facts: readonly LedgerChange[];
}

/** What a batch of commands did. `outcomes` stand in the order of the commands, `facts` in the order in which things happened. */
export interface BatchDecision {
  readonly ledger: SeatLedger;
  readonly outcomes: readonly Outcome[];
  readonly facts: readonly LedgerChange[];
}

/**
 * Decides one command. Pure; never throws, refusals are outcomes. What has expired is dropped first, and free seats are offered to those
 * who wait last. A `now` before the ledger's `at` counts as `at`, so that a slow clock can't bring an expired offer back.
 */
export function decide(ledger: SeatLedger, command: SeatCommand, now: Date): Decision {
  const batch = decideAll(ledger, [command], now);
  return { ledger: batch.ledger, outcome: batch.outcomes[0]!, facts: batch.facts };
}

/** Decides commands one after another on one private copy; the same as `decide` for each, at the cost of one. */
export function decideAll(ledger: SeatLedger, commands: readonly SeatCommand[], now: Date): BatchDecision {
  const book = new SeatBook(ledger, now);
  const outcomes = commands.map((command) => {
    // Those who wait come first to what has expired: else a command is refused for seats that nobody holds, and not when it comes again.
    if (dropExpired(book)) promote(book);
    const outcome = apply(book, command);
    promote(book);
    return afterPromotion(book, outcome);
  });
  return { ledger: book.ledger(), outcomes, facts: book.changes };
}

function apply(book: SeatBook, command: SeatCommand): Outcome {
  switch (command.type) {
    case 'take':
    case 'hold':
      return take(book, command);
    case 'join':
      return join(book, command);
    case 'confirm':
      return confirm(book, command);
    case 'release':
      return release(book, command);
    case 'shrink':
      return shrink(book, command);
    case 'leave':
      return leave(book, command);
    case 'accept':
      return accept(book, command);
    case 'decline':
      return decline(book, command);
    case 'prolong':
      return prolong(book, command);
    case 'seat':
      return seat(book, command);
    case 'resizeBlock':
      return resizeBlock(book, command);
    case 'assign':
      return assign(book, command);
    case 'unassign':
      return unassign(book, command);
    case 'swap':
      return swap(book, command);
    case 'prioritise':
      return prioritise(book, command);
    case 'setFree':
      return setFree(book, command);
    case 'setCapacity':
      return setCapacity(book, command);
    case 'setRules':
      return setRules(book, command);
    case 'withdrawOffers':
      return withdrawOffers(book, command);
    case 'transferOut':
      return transferOut(book, command);
    case 'transferIn':
      return transferIn(book, command);
    case 'open':
      return setOpen(book, true);
    case 'close':
      return setOpen(book, false);
    case 'archive':
      return archive(book);
    case 'tick':
      return { result: 'done', count: 0 };
  }
}

/** A number in line is told as it is once the free seats were offered. */
function afterPromotion(book: SeatBook, outcome: Outcome): Outcome {
  if (outcome.result === 'waiting') {
    const now = waitingOutcome(book, outcome.id);
    return outcome.repeat ? { ...now, repeat: true } : now;
  }
  return outcome.result === 'prioritised' ? { ...outcome, position: book.position(outcome.id) } : outcome;
}
