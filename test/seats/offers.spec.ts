import type { SeatRules } from '../../src/seating/ledger';
import { position } from '../../src/seating/seat-counts';
import { decide } from '../../src/seating/seat-ledger';
import { History, NOW } from './history';

describe('a seat that is given back', () => {
  function full(rules: Partial<SeatRules> = {}): History {
    const history = new History(1, rules);
    for (const id of ['ana', 'bo', 'cveta']) history.take(id);
    return history;
  }

  test('is offered to the party that has waited longest at the highest priority', () => {
    const history = full();
    history.take('dana');
    history.do({ type: 'prioritise', id: 'dana', priority: 5 });
    expect(history.line).toEqual(['dana', 'bo', 'cveta']);
    history.do({ type: 'release', id: 'ana' });
    expect(history.said).toEqual(['released ana', 'offered dana']);
    expect(history.counts).toMatchObject({ taken: 0, offered: 1, free: 0, waiting: 2 });
    expect(position(history.ledger, 'bo')).toBe(1);
  });

  test('goes to the next when the offer is declined, and when it expires', () => {
    const history = full();
    history.do({ type: 'release', id: 'ana' });
    history.do({ type: 'decline', id: 'bo' });
    expect(history.said).toEqual(['declined bo', 'offered cveta']);
    history.take('dana');
    history.later(48).do({ type: 'tick' });
    expect(history.said).toEqual(['expired cveta', 'offered dana']);
  });

  test('can be accepted until the last moment, and not at it', () => {
    const history = full();
    history.do({ type: 'release', id: 'ana' });
    const just = history.ledger;
    history.now = new Date(history.ledger.nextDue!.getTime() - 1);
    expect(history.do({ type: 'accept', id: 'bo', as: 'place' })).toMatchObject({ result: 'seated' });
    expect(history.do({ type: 'accept', id: 'bo', as: 'place' })).toMatchObject({ result: 'seated', repeat: true });
    history.ledger = just;
    history.now = just.nextDue!;
    expect(history.do({ type: 'accept', id: 'bo', as: 'place' })).toEqual({ result: 'offer_expired', id: 'bo' });
  });

  test('does not come back to an expired offer when a process has a slow clock', () => {
    const history = full();
    history.do({ type: 'release', id: 'ana' });
    history.later(49).do({ type: 'tick' });
    history.now = NOW;
    expect(history.do({ type: 'accept', id: 'bo', as: 'place' })).toEqual({ result: 'not_found', id: 'bo' });
  });

  test('is not offered, but called out by the office, shortly before the class', () => {
    const history = full({ startsAt: new Date('2026-05-04T12:30:00Z') });
    history.do({ type: 'release', id: 'ana' });
    expect(history.said).toEqual(['released ana', 'to_call bo']);
    history.do({ type: 'tick' });
    expect(history.said).toEqual([]);
    expect(history.take('zora', 1, { ifFull: 'refuse' })).toMatchObject({ result: 'full', available: 0 });
    expect(history.do({ type: 'seat', id: 'bo', as: 'place' })).toMatchObject({ result: 'seated' });
    expect(history.said).toEqual(['placed bo']);
  });

  test('is offered to nobody while the class is closed, and when it opens to the next', () => {
    const history = full();
    history.do({ type: 'close' });
    history.do({ type: 'release', id: 'ana' });
    expect(history.said).toEqual(['released ana']);
    history.do({ type: 'open' });
    expect(history.said).toEqual(['opened class', 'offered bo']);
  });

  test('has an offer with the same id whoever decides it, and another id for another offer', () => {
    const history = full();
    const before = history.ledger;
    history.do({ type: 'release', id: 'ana' });
    const first = history.ledger.holders[0]!.offer!.offerId;
    expect(decide(before, { type: 'release', id: 'ana' }, NOW).ledger.holders[0]!.offer!.offerId).toBe(first);
    history.do({ type: 'close' });
    history.do({ type: 'withdrawOffers' });
    history.do({ type: 'open' });
    expect(history.ledger.holders[0]!.offer!.offerId).not.toBe(first);
    expect(history.do({ type: 'accept', id: 'bo', offerId: first, as: 'place' })).toMatchObject({
      result: 'offer_withdrawn',
    });
  });
});

describe('parties in line', () => {
  function threeAhead(rule: 'strict' | 'fit'): History {
    const history = new History(6, { waitlistRule: rule });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) history.take(id);
    history.take('family', 3);
    for (const id of ['u', 'v', 'w', 'x', 'y']) history.take(id);
    return history;
  }

  test('wait at the head until they fit, under the strict rule', () => {
    const history = threeAhead('strict');
    history.do({ type: 'release', id: 'a' });
    history.do({ type: 'release', id: 'b' });
    expect(history.counts).toMatchObject({ offered: 0, free: 2 });
    history.do({ type: 'release', id: 'c' });
    expect(history.said).toEqual(['released c', 'offered family']);
  });

  test('are passed by smaller ones three times and no more, under the rule that fits', () => {
    const history = threeAhead('fit');
    for (const id of ['a', 'b', 'c', 'd']) history.do({ type: 'release', id });
    expect(history.ledger.holders.filter((h) => h.kind === 'offer').map((h) => h.id)).toEqual(['u', 'v', 'w']);
    expect(history.ledger.queue[0]).toMatchObject({ id: 'family', passed: 3 });
    expect(history.counts.free).toBe(1);
    history.do({ type: 'release', id: 'e' });
    history.do({ type: 'release', id: 'f' });
    expect(history.said).toEqual(['released f', 'offered family']);
  });

  test('hold up nobody when the room has become too small for them', () => {
    const history = new History(3);
    history.take('a', 3);
    history.take('family', 3);
    history.take('b');
    history.do({ type: 'setCapacity', capacity: 2, force: true });
    history.do({ type: 'release', id: 'a' });
    expect(history.said).toEqual(['released a', 'offered b']);
  });
});
