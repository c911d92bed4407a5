import fc from 'fast-check';
import type { SeatCommand } from '../../src/seating/commands';
import { DEFAULT_RULES, newLedger, type SeatLedger, type SeatRules } from '../../src/seating/ledger';
import { seatCounts } from '../../src/seating/seat-counts';
import { decide, decideAll } from '../../src/seating/seat-ledger';
import { NaiveLedger } from './naive-ledger';

const START = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;

const person = fc.nat(11).map((n) => ({ id: `e${n}`, subject: `s${n % 9}` }));
const party = fc
  .tuple(person, fc.constantFrom(1, 1, 1, 2, 3, 5), fc.boolean())
  .map(([one, seats, free]) => ({ ...one, seats, free }));
const id = person.map((one) => one.id);
const ifFull = fc.constantFrom('refuse' as const, 'wait' as const);
const priority = fc.constantFrom(-1, 0, 0, 5);
const block = fc.constantFrom('b1', 'b2');

const command: fc.Arbitrary<SeatCommand> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(party, ifFull).map(([p, i]): SeatCommand => ({ type: 'take', ...p, ifFull: i })) },
  { weight: 3, arbitrary: fc.tuple(party, ifFull).map(([p, i]): SeatCommand => ({ type: 'hold', ...p, ifFull: i })) },
  {
    weight: 3,
    arbitrary: fc.tuple(party, priority).map(([p, n]): SeatCommand => ({ type: 'join', ...p, priority: n })),
  },
  { weight: 6, arbitrary: id.map((i): SeatCommand => ({ type: 'release', id: i })) },
  { weight: 2, arbitrary: id.map((i): SeatCommand => ({ type: 'leave', id: i })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof({ weight: 9, arbitrary: id }, { weight: 1, arbitrary: block }), fc.integer({ min: 0, max: 4 }))
      .map(([i, seats]): SeatCommand => ({ type: 'shrink', id: i, seats })),
  },
  { weight: 2, arbitrary: id.map((i): SeatCommand => ({ type: 'confirm', id: i })) },
  { weight: 4, arbitrary: id.map((i): SeatCommand => ({ type: 'accept', id: i, as: 'place' })) },
  { weight: 1, arbitrary: id.map((i): SeatCommand => ({ type: 'accept', id: i, as: 'hold' })) },
  { weight: 2, arbitrary: id.map((i): SeatCommand => ({ type: 'decline', id: i })) },
  {
    weight: 2,
    arbitrary: fc.tuple(id, priority).map(([i, n]): SeatCommand => ({ type: 'prioritise', id: i, priority: n })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
      .map(([capacity, force]): SeatCommand => ({ type: 'setCapacity', capacity, force })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(block, fc.integer({ min: 1, max: 5 }), fc.boolean())
      .map(([b, seats, free]): SeatCommand => ({ type: 'resizeBlock', id: b, subject: `of-${b}`, seats, free })),
  },
  { weight: 2, arbitrary: fc.tuple(block, person).map(([b, p]): SeatCommand => ({ type: 'assign', block: b, ...p })) },
  { weight: 1, arbitrary: id.map((i): SeatCommand => ({ type: 'unassign', id: i })) },
  { weight: 1, arbitrary: block.map((b): SeatCommand => ({ type: 'release', id: b })) },
  { weight: 1, arbitrary: fc.constantFrom<SeatCommand>({ type: 'close' }, { type: 'open' }, { type: 'open' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(0, 2, 4, 'all' as const)
      .map((n): SeatCommand => ({ type: 'setRules', rules: { freePlaces: n } })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(id, fc.boolean()).map(([i, free]): SeatCommand => ({ type: 'setFree', id: i, free })),
  },
  { weight: 1, arbitrary: id.map((i): SeatCommand => ({ type: 'seat', id: i, as: 'place' })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(id, person)
      .map(([i, p]): SeatCommand => ({ type: 'swap', id: i, newId: p.id, subject: p.subject })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(id, person).map(([i, p]): SeatCommand => ({ type: 'swap', id: i, subject: p.subject })),
  },
  {
    weight: 1,
    arbitrary: id.map((i): SeatCommand => ({ type: 'prolong', id: i, until: new Date(START + 30 * HOUR) })),
  },
  { weight: 3, arbitrary: fc.constant<SeatCommand>({ type: 'tick' }) },
);

// Time goes on, stands still, or a process with a slow clock decides.
const step = fc.record({ command, later: fc.constantFrom(0, 0, 60_000, HOUR, 7 * HOUR, -3 * HOUR) });

const rules: fc.Arbitrary<SeatRules> = fc
  .record({
    waitlistRule: fc.constantFrom('strict' as const, 'fit' as const),
    freePlaces: fc.constantFrom('all' as const, 'ask' as const, 0, 3),
    startsIn: fc.constantFrom(null, 60 * HOUR, 20 * HOUR),
    maxQueue: fc.constantFrom(4, 2_000),
  })
  .map(({ startsIn, ...rest }) => ({
    ...DEFAULT_RULES,
    ...rest,
    quietHours: null,
    maxParty: 4,
    windows: { ...DEFAULT_RULES.windows, offer: 10 * HOUR },
    startsAt: startsIn === null ? null : new Date(START + startsIn),
  }));

const history = fc.record({
  rules,
  capacity: fc.integer({ min: 1, max: 6 }),
  steps: fc.array(step, { minLength: 5, maxLength: 70 }),
});

function stateOf(ledger: SeatLedger): unknown {
  return {
    holders: ledger.holders.map((h) => `${h.id} ${h.subject} ${h.kind} ${h.seats} ${h.free} ${h.from}`).sort(),
    ends: ledger.holders.flatMap((h) => (h.kind === 'offer' ? [`${h.id} ${h.until!.getTime()}`] : [])).sort(),
    queue: ledger.queue.map((w) => `${w.id} ${w.subject} ${w.seats} ${w.free} ${w.priority} passed ${w.passed}`),
  };
}

function stateOfNaive(naive: NaiveLedger): unknown {
  const holders = naive.rows.filter((row) => row.state !== 'waiting');
  return {
    holders: holders.map((h) => `${h.id} ${h.subject} ${h.state} ${h.seats} ${h.free} ${h.from}`).sort(),
    ends: holders.flatMap((h) => (h.state === 'offer' ? [`${h.id} ${h.until}`] : [])).sort(),
    queue: naive.line().map((w) => `${w.id} ${w.subject} ${w.seats} ${w.free} ${w.priority} passed ${w.passed}`),
  };
}

/** Compares cheaply, and by Jest only what differs: there are hundreds of thousands of comparisons. */
function same(real: unknown, wanted: unknown): void {
  if (JSON.stringify(real) !== JSON.stringify(wanted)) expect(real).toEqual(wanted);
}

function expectInvariants(ledger: SeatLedger): void {
  const counts = seatCounts(ledger, ledger.at);
  same(counts.taken + counts.held + counts.offered + counts.free, ledger.capacity);
  same(ledger.overbooked, counts.free < 0);
  const order = ledger.queue.map((entry) => [-entry.priority, entry.seq] as const);
  same(
    order,
    [...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  );
  const everybody = [...ledger.holders, ...ledger.queue];
  same(new Set(everybody.map((one) => one.subject)).size, everybody.length);
  same(new Set(everybody.map((one) => one.id)).size, everybody.length);
  same(
    ledger.queue.filter((entry) => entry.passed > 3),
    [],
  );
  const ends = ledger.holders.flatMap((h) => (h.kind === 'offer' ? [h.until!.getTime()] : []));
  same(ledger.nextDue?.getTime() ?? null, ends.length > 0 ? Math.min(...ends) : null);
}

/** Who fits and may have an offer now, and yet has none: nobody, ever. */
function idleFor(ledger: SeatLedger): string[] {
  const { startsAt, windows, waitlistRule, freePlaces } = ledger.rules;
  const tooLate = startsAt !== null && startsAt.getTime() - windows.beforeStart - ledger.at.getTime() < windows.least;
  if (!ledger.open || tooLate) return [];
  const { free } = seatCounts(ledger, ledger.at);
  const mayGo = (index: number): boolean =>
    index === 0 || (waitlistRule === 'fit' && ledger.queue.slice(0, index).every((other) => other.passed < 3));
  return ledger.queue
    .filter((entry, index) => entry.seats <= free && (!entry.free || typeof freePlaces !== 'number') && mayGo(index))
    .map((entry) => entry.id);
}

describe('the seat ledger over thousands of histories', () => {
  test('does what the naive ledger does, keeps its sums and its order, and leaves no seat idle', () => {
    fc.assert(
      fc.property(history, ({ rules: given, capacity, steps }) => {
        let ledger = newLedger({ classId: 'c', capacity, rules: given }, new Date(START));
        const naive = new NaiveLedger(capacity, given);
        naive.at = START;
        let now = START;
        for (const { command: next, later } of steps) {
          now += later;
          const before = ledger;
          const decision = decide(before, next, new Date(now));
          ledger = decision.ledger;
          same([next, decision.outcome.result], [next, naive.run(next, now)]);
          // A decision that changes nothing leaves no trace, not even its time.
          naive.at = ledger.at.getTime();
          same(stateOf(ledger), stateOfNaive(naive));
          expectInvariants(ledger);
          same(idleFor(ledger), []);
          const moved = decision.facts.length > 0;
          same(
            [ledger.at >= before.at, ledger === before, ledger.version],
            [true, !moved, before.version + (moved ? 1 : 0)],
          );
        }
      }),
      { numRuns: 3_000, seed: 20260302 },
    );
  });

  test('a command that comes again changes nothing and gets the same answer', () => {
    fc.assert(
      fc.property(history, ({ rules: given, capacity, steps }) => {
        let ledger = newLedger({ classId: 'c', capacity, rules: given }, new Date(START));
        let now = START;
        for (const { command: next, later } of steps) {
          now += later;
          const first = decide(ledger, next, new Date(now));
          const again = decide(first.ledger, next, new Date(now));
          same([again.ledger === first.ledger, again.facts], [true, []]);
          const gone = ['release', 'leave', 'unassign', 'decline', 'swap'].includes(next.type);
          if (first.facts.length > 0 && !gone && !first.outcome.result.startsWith('offer_')) {
            same(again.outcome.result, first.outcome.result);
          }
          ledger = first.ledger;
        }
      }),
      { numRuns: 1_000, seed: 20261025 },
    );
  });

  test('a batch decides exactly as its commands would one by one', () => {
    fc.assert(
      fc.property(history, ({ rules: given, capacity, steps }) => {
        const empty = newLedger({ classId: 'c', capacity, rules: given }, new Date(START));
        const now = new Date(START + 2 * HOUR);
        const commands = steps.map((one) => one.command);
        const batch = decideAll(empty, commands, now);
        let ledger = empty;
        const singles = commands.map((next) => {
          const decision = decide(ledger, next, now);
          ledger = decision.ledger;
          return decision;
        });
        same(
          batch.outcomes,
          singles.map((one) => one.outcome),
        );
        same(
          batch.facts,
          singles.flatMap((one) => one.facts),
        );
        same(stateOf(batch.ledger), stateOf(ledger));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('a newcomer never takes a seat that somebody waits for', () => {
    fc.assert(
      fc.property(history, ({ rules: given, capacity, steps }) => {
        let ledger = newLedger(
          { classId: 'c', capacity, rules: { ...given, freePlaces: 'all', startsAt: null } },
          new Date(START),
        );
        let now = START;
        for (const { command: next, later } of steps) {
          if (next.type === 'setRules') continue;
          now += later;
          const waited = ledger.queue.some((entry) => entry.seats <= ledger.capacity);
          const { ledger: after, facts } = decide(ledger, next, new Date(now));
          const joins = next.type === 'take' || next.type === 'hold';
          if (joins && waited)
            same(
              facts.filter((f) => f.change === 'placed' || f.change === 'held'),
              [],
            );
          ledger = after;
        }
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });
});
