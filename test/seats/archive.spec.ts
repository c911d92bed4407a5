import { History } from './history';

describe('A ledger that is put away', () => {
  it('waits until nobody is in line and no offer is open', () => {
    const history = new History(1);
    history.take('a');
    history.take('b');
    history.do({ type: 'close' });
    expect(history.do({ type: 'archive' })).toEqual({ result: 'still_waiting', parties: 1 });
    expect(history.ledger.archived).toBeUndefined();
    history.do({ type: 'leave', id: 'b' });
    expect(history.do({ type: 'archive' })).toEqual({ result: 'done', count: 1 });
    expect(history.said).toEqual(['archived class']);
    expect(history.ledger.archived).toBe(true);
  });

  it('keeps who sits in it, takes nobody in and is never opened again', () => {
    const history = new History(2);
    history.take('a');
    history.do({ type: 'archive' });
    expect(history.do({ type: 'archive' })).toMatchObject({ result: 'done', repeat: true });
    expect(history.do({ type: 'open' })).toEqual({ result: 'closed' });
    expect(history.take('b')).toEqual({ result: 'closed' });
    expect(history.counts).toMatchObject({ taken: 1, free: 1 });
    expect(history.do({ type: 'release', id: 'a' })).toMatchObject({ result: 'released' });
    expect(history.ledger.archived).toBe(true);
  });
});
