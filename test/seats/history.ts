import type { LedgerChange } from '../../src/seating/changes';
import type { SeatCommand } from '../../src/seating/commands';
import { newLedger, type SeatLedger, type SeatRules } from '../../src/seating/ledger';
import type { Outcome } from '../../src/seating/outcomes';
import { seatCounts, type SeatCounts } from '../../src/seating/seat-counts';
import { decide } from '../../src/seating/seat-ledger';

/** When the histories of the tests begin: a Monday noon in Belgrade. */
export const NOW = new Date('2026-05-04T10:00:00Z');
const HOUR = 3_600_000;

/** A class in the making of its history: each call decides and keeps the ledger. */
export class History {
  ledger: SeatLedger;
  facts: readonly LedgerChange[] = [];
  now = NOW;

  constructor(capacity: number, rules: Partial<SeatRules> = {}) {
    this.ledger = newLedger({ classId: 'class', capacity, rules: { zone: 'Europe/Belgrade', ...rules } }, NOW);
  }

  do(command: SeatCommand): Outcome {
    const decision = decide(this.ledger, command, this.now);
    this.ledger = decision.ledger;
    this.facts = decision.facts;
    return decision.outcome;
  }

  take(id: string, seats = 1, more: Partial<Extract<SeatCommand, { type: 'take' }>> = {}): Outcome {
    return this.do({ type: 'take', id, subject: `who-${id}`, seats, free: false, ifFull: 'wait', ...more });
  }

  later(hours: number): this {
    this.now = new Date(this.now.getTime() + hours * HOUR);
    return this;
  }

  get counts(): SeatCounts {
    return seatCounts(this.ledger, this.now);
  }

  get said(): string[] {
    return this.facts.map((fact) => `${fact.change} ${fact.id}`);
  }

  get line(): string[] {
    return this.ledger.queue.map((entry) => entry.id);
  }
}
