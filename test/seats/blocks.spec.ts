import type { SeatCommand } from '../../src/seating/commands';
import { decideAll } from '../../src/seating/seat-ledger';
import { History, NOW } from './history';

describe('another number of seats', () => {
  test('is refused below what is taken, unless the room really is smaller', () => {
    const history = new History(3);
    history.take('a', 3);
    expect(history.do({ type: 'setCapacity', capacity: 2 })).toEqual({ result: 'capacity_below_taken', taken: 3 });
    expect(history.do({ type: 'setCapacity', capacity: 2, force: true })).toMatchObject({
      result: 'capacity',
      overbooked: true,
    });
    expect(history.counts).toMatchObject({ free: -1, overbooked: true });
  });

  test('withdraws the newest offers first, and gives back the old numbers', () => {
    const history = new History(3);
    history.take('a', 3);
    for (const id of ['b', 'c', 'd', 'e']) history.take(id);
    history.do({ type: 'release', id: 'a' });
    expect(history.do({ type: 'setCapacity', capacity: 1 })).toMatchObject({ withdrawn: 2 });
    expect(history.said).toEqual(['capacity class', 'withdrawn d', 'withdrawn c']);
    expect(history.line).toEqual(['c', 'd', 'e']);
    expect(history.do({ type: 'accept', id: 'c', as: 'place' })).toMatchObject({
      result: 'offer_withdrawn',
      position: 1,
    });
  });

  test('offers 1,000 new seats to 1,000 waiting people in their exact order', () => {
    const history = new History(1);
    history.take('first');
    const joins = Array.from({ length: 1_000 }, (_, n): SeatCommand => ({
      type: 'join',
      id: `p${n}`,
      subject: `s${n}`,
      seats: 1,
      free: false,
    }));
    history.ledger = decideAll(history.ledger, joins, NOW).ledger;
    history.do({ type: 'setCapacity', capacity: 1_001 });
    const offered = history.facts.filter((fact) => fact.change === 'offered').map((fact) => fact.id);
    expect(offered).toEqual(joins.map((join) => (join as { id: string }).id));
    expect(history.counts).toMatchObject({ offered: 1_000, free: 0, waiting: 0 });
  });
});

describe("a company's block", () => {
  function block(seats: number): SeatCommand {
    return { type: 'resizeBlock', id: 'booking', subject: 'booking', seats, free: false };
  }

  test('is refused with the seats there are, never put in line', () => {
    const history = new History(4);
    history.take('ana');
    expect(history.do(block(4))).toEqual({ result: 'full', position: 1, available: 3 });
    expect(history.do(block(3))).toEqual({ result: 'block', id: 'booking', seats: 3, named: 0 });
    expect(history.do(block(3))).toMatchObject({ result: 'block', repeat: true });
  });

  test('gives seats to names and takes them back', () => {
    const history = new History(3);
    history.do(block(2));
    expect(history.do({ type: 'assign', block: 'booking', id: 'ana', subject: 'a' })).toMatchObject({
      result: 'seated',
    });
    expect(history.said).toEqual(['blocked booking', 'placed ana']);
    expect(history.facts[0]).toMatchObject({ seats: 1, named: 1 });
    history.do({ type: 'assign', block: 'booking', id: 'bo', subject: 'b' });
    expect(history.do({ type: 'assign', block: 'booking', id: 'cveta', subject: 'c' })).toMatchObject({
      result: 'full',
    });
    expect(history.do(block(1))).toEqual({ result: 'block_below_named', named: 2 });
    history.do({ type: 'release', id: 'bo' });
    expect(history.said).toEqual(['unassigned bo', 'blocked booking']);
    expect(history.counts).toMatchObject({ taken: 2, free: 1 });
    expect(history.do(block(1))).toEqual({ result: 'block', id: 'booking', seats: 1, named: 1 });
  });

  test('lets one person come for another', () => {
    const history = new History(3);
    history.do(block(1));
    history.do({ type: 'assign', block: 'booking', id: 'ana', subject: 'a' });
    expect(history.do({ type: 'swap', id: 'ana', newId: 'bo', subject: 'b' })).toMatchObject({
      result: 'seated',
      id: 'bo',
    });
    expect(history.said).toEqual(['released ana', 'placed bo']);
    expect(history.do({ type: 'swap', id: 'ana', newId: 'bo', subject: 'b' })).toMatchObject({
      result: 'seated',
      repeat: true,
    });
    expect(history.ledger.holders.find((holder) => holder.id === 'bo')).toMatchObject({ from: 'booking', seats: 1 });
    expect(history.do({ type: 'swap', id: 'bo', subject: 'c' })).toMatchObject({ result: 'seated', id: 'bo' });
    expect(history.said).toEqual(['swapped bo']);
  });
});

describe('a party of which some do not come', () => {
  test('gives back their seats only, and the same once more gives back nothing', () => {
    const history = new History(3);
    history.take('ana', 3);
    history.take('bo');
    expect(history.do({ type: 'shrink', id: 'ana', seats: 2 })).toMatchObject({ result: 'seated', seats: 2 });
    expect(history.said).toEqual(['shrunk ana', 'offered bo']);
    expect(history.do({ type: 'shrink', id: 'ana', seats: 2 })).toMatchObject({ result: 'seated', repeat: true });
    expect(history.counts).toMatchObject({ taken: 2, offered: 1, free: 0 });
  });

  test('keeps its number in line', () => {
    const history = new History(1);
    history.take('x');
    history.do({ type: 'setCapacity', capacity: 3 });
    history.take('ana', 3);
    history.take('bo');
    expect(history.do({ type: 'shrink', id: 'ana', seats: 2 })).toMatchObject({ result: 'waiting', seats: 2 });
    expect(history.said).toEqual(['shrunk ana', 'offered ana']);
    expect(history.line).toEqual(['bo']);
  });

  test('can not grow, vanish or answer half an offer by it', () => {
    const history = new History(3);
    history.take('ana', 2);
    for (const seats of [0, 3, 1.5]) {
      expect(history.do({ type: 'shrink', id: 'ana', seats })).toMatchObject({ result: 'already', state: 'place' });
    }
    history.do({ type: 'join', id: 'bo', subject: 'b', seats: 1, free: false });
    history.do({ type: 'resizeBlock', id: 'booking', subject: 'booking', seats: 1, free: false });
    expect(history.do({ type: 'shrink', id: 'bo', seats: 0 })).toMatchObject({ result: 'already', state: 'offer' });
    expect(history.do({ type: 'shrink', id: 'nobody', seats: 1 })).toEqual({ result: 'not_found', id: 'nobody' });
  });
});

describe('a class that is merged into another', () => {
  test('hands over its parties one by one', () => {
    const from = new History(2);
    const into = new History(3);
    from.take('ana', 2);
    into.take('x');
    const moved = into.do({ type: 'transferIn', id: 'ana-2', subject: 'who-ana', seats: 2, free: false, as: 'place' });
    expect(moved).toMatchObject({ result: 'seated' });
    expect(from.do({ type: 'transferOut', id: 'ana' })).toMatchObject({ result: 'released', was: 'place' });
    expect(from.said).toEqual(['transferred ana']);
    expect(into.do({ type: 'transferIn', id: 'bo', subject: 'b', seats: 1, free: false, as: 'hold' })).toMatchObject({
      result: 'full',
    });
  });
});
