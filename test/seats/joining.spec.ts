import { isOverdue } from '../../src/seating/seat-counts';
import { History } from './history';

describe('joining', () => {
  test('gives a place while there is one and nobody waits', () => {
    const history = new History(2);
    expect(history.take('ana')).toEqual({ result: 'seated', id: 'ana', seats: 1, free: false });
    expect(history.counts).toEqual({
      capacity: 2,
      taken: 1,
      held: 0,
      offered: 0,
      free: 1,
      waiting: 0,
      waitingSeats: 0,
    });
  });

  test('tells who does not want to wait the number they would get', () => {
    const history = new History(1);
    history.take('ana');
    history.take('bo');
    expect(history.take('cveta', 1, { ifFull: 'refuse' })).toEqual({ result: 'full', position: 2, available: 0 });
  });

  test('says how many seats are left to a party that is too large for them', () => {
    const history = new History(3);
    history.take('ana');
    expect(history.take('bo', 3, { ifFull: 'refuse' })).toEqual({ result: 'full', position: 1, available: 2 });
  });

  test('refuses a party beyond the largest party and beyond the room', () => {
    const history = new History(4, { maxParty: 6 });
    expect(history.take('ana', 5)).toEqual({ result: 'party_too_large', max: 4 });
    expect(new History(9).take('ana', 7)).toEqual({ result: 'party_too_large', max: 6 });
  });

  test('refuses when the list is full and when the class is closed', () => {
    const history = new History(1, { maxQueue: 1 });
    history.take('ana');
    history.take('bo');
    expect(history.take('cveta')).toEqual({ result: 'list_full', max: 1 });
    history.do({ type: 'close' });
    expect(history.take('dana')).toEqual({ result: 'closed' });
  });

  test('answers the same person under another id with what the person has', () => {
    const history = new History(1);
    history.take('ana');
    expect(history.take('other', 1, { subject: 'who-ana' })).toEqual({
      result: 'already',
      id: 'ana',
      state: 'place',
      seats: 1,
      position: null,
    });
    history.take('bo');
    expect(history.take('third', 1, { subject: 'who-bo' })).toMatchObject({
      result: 'already',
      id: 'bo',
      state: 'waiting',
      position: 1,
    });
  });

  test('offers a free seat at once to one who joins the list', () => {
    const history = new History(1);
    expect(history.do({ type: 'join', id: 'ana', subject: 'a', seats: 1, free: false })).toMatchObject({
      result: 'waiting',
      position: null,
      offer: { until: new Date('2026-05-06T10:00:00Z') },
    });
    expect(history.said).toEqual(['waiting ana', 'offered ana']);
  });

  test('holds unpaid seats past their day until somebody lets them go', () => {
    const history = new History(1);
    const until = new Date('2026-05-11T10:00:00Z');
    expect(
      history.do({ type: 'hold', id: 'ana', subject: 'a', seats: 1, free: false, ifFull: 'refuse' }),
    ).toMatchObject({ result: 'held', until });
    history.later(24 * 30).do({ type: 'tick' });
    expect(history.counts.held).toBe(1);
    expect(isOverdue(history.ledger.holders[0]!, history.now)).toBe(true);
    expect(history.do({ type: 'confirm', id: 'ana' })).toMatchObject({ result: 'seated' });
    expect(history.do({ type: 'confirm', id: 'ana' })).toMatchObject({ result: 'seated', repeat: true });
  });
});

describe('free places', () => {
  test('are counted beside the seats', () => {
    const history = new History(5, { freePlaces: 2 });
    history.take('ana', 2, { free: true });
    expect(history.take('bo', 1, { free: true, ifFull: 'refuse' })).toEqual({
      result: 'free_places_gone',
      position: 1,
      left: 0,
    });
    expect(history.take('bo')).toMatchObject({ result: 'seated' });
  });

  test('leave the seats to those who pay while others wait for a free one', () => {
    const history = new History(3, { freePlaces: 1 });
    history.take('ana', 1, { free: true });
    expect(history.take('bo', 1, { free: true })).toMatchObject({ result: 'waiting', position: 1 });
    expect(history.take('cveta')).toMatchObject({ result: 'seated' });
    history.do({ type: 'release', id: 'ana' });
    expect(history.said).toEqual(['released ana', 'offered bo']);
  });

  test('can become paid, which frees one for the next', () => {
    const history = new History(3, { freePlaces: 1 });
    history.take('ana', 1, { free: true });
    history.take('bo', 1, { free: true });
    history.do({ type: 'setFree', id: 'ana', free: false });
    expect(history.said).toEqual(['made_paid ana', 'offered bo']);
  });
});
