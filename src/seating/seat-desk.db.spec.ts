import { databaseUri, deskEnvironment, openDesk, type OpenDesk } from '../../test/seats/desk';
import { newcomer, OFFERS, PARTIES } from '../../test/seats/records';
import { until } from '../../test/support/until';
import { newId } from '../shared/ids';
import type { Outcome } from './outcomes';
import { SEAT_LEDGERS } from './seating.schema';

const HOUR = 3_600_000;

describe('The seat desk', () => {
  let office: OpenDesk;

  beforeAll(async () => {
    Object.assign(process.env, deskEnvironment(databaseUri(`t_${newId().replaceAll('-', '')}`)));
    office = await openDesk();
  });

  afterAll(async () => {
    await office.db.connection.dropDatabase();
    await office.close();
  });

  function take(classId: string, id: string, extra: object = {}): Promise<Outcome> {
    return office.desk.submit({
      classId,
      command: { type: 'take', id, subject: `who-${id}`, seats: 1, free: false, ifFull: 'wait' },
      writes: (outcome) => newcomer(classId, id, outcome).map((write) => ({ ...write, ...extra })),
    });
  }

  function release(classId: string, id: string): Promise<Outcome> {
    return office.desk.submit({ classId, command: { type: 'release', id } });
  }

  async function version(classId: string): Promise<number> {
    return (await office.desk.read(classId))!.version;
  }

  function parties(classId: string): Promise<number> {
    return office.db.collection(PARTIES).countDocuments({ classId, state: { $ne: 'gone' } });
  }

  test('answers everybody who comes at once, and writes them in few batches', async () => {
    await office.begin('rush', 50);
    const outcomes = await Promise.all(Array.from({ length: 400 }, (_, n) => take('rush', `rush-${n}`)));
    expect(outcomes.map((outcome) => outcome.result)).toEqual([
      ...Array<string>(50).fill('seated'),
      ...Array<string>(350).fill('waiting'),
    ]);
    expect(await version('rush')).toBe(3);
    expect(await parties('rush')).toBe(400);
    expect(await office.desk.position('rush', 'rush-60')).toBe(11);
    expect(await office.desk.position('rush', 'rush-3')).toBeNull();
    expect((await office.desk.counts(['rush', 'nothing'])).get('rush')).toMatchObject({
      taken: 50,
      free: 0,
      waiting: 350,
    });
    expect(await office.audit()).toEqual([]);
  });

  test('writes nothing when a command comes again', async () => {
    await office.begin('again', 1);
    await take('again', 'again-1');
    const before = await version('again');
    expect(await take('again', 'again-1')).toMatchObject({ result: 'seated', repeat: true });
    expect(await version('again')).toBe(before);
  });

  test('lets a record that can not be written fail alone', async () => {
    await office.begin('row', 10);
    await office.db.collection(PARTIES).insertOne({ _id: 'row-5', classId: 'elsewhere', state: 'gone' });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => take('row', `row-${n}`)));
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(1);
    expect(outcomes[5]).toMatchObject({ status: 'rejected', reason: { code: 11000 } });
    expect((await office.desk.counts(['row'])).get('row')).toMatchObject({ taken: 9, free: 1 });
    expect(await office.audit()).toEqual([]);
  });

  test('lets a caller whose writes throw fail alone', async () => {
    await office.begin('throws', 5);
    const bad = office.desk.submit({
      classId: 'throws',
      command: { type: 'take', id: 'throws-x', subject: 'x', seats: 1, free: false, ifFull: 'wait' },
      writes: () => {
        throw new TypeError('no such thing');
      },
    });
    const outcomes = await Promise.allSettled([take('throws', 'throws-1'), bad, take('throws', 'throws-2')]);
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await office.desk.counts(['throws'])).get('throws')).toMatchObject({ taken: 2 });
  });

  test('refuses to run inside another transaction', async () => {
    await office.begin('inside', 5);
    const inside = office.db.inTransaction(() => take('inside', 'inside-1'));
    await expect(inside).rejects.toThrow('can not run inside another');
    await expect(take('inside', 'inside-1')).resolves.toMatchObject({ result: 'seated' });
  });

  test('says that a class without a ledger is not there', async () => {
    await expect(take('nowhere', 'nowhere-1')).rejects.toMatchObject({ status: 404 });
    expect(await office.desk.read('nowhere')).toBeNull();
  });

  test('says when to come again once 2,000 wait', async () => {
    await office.begin('crowd', 5, { maxQueue: 10 });
    const crowd = Array.from({ length: 2_001 }, (_, n) => take('crowd', `crowd-${n}`));
    await expect(crowd[2_000]).rejects.toMatchObject({ code: 'busy', status: 503, extra: { retryAfter: 2 } });
    const outcomes = await Promise.all(crowd.slice(0, 2_000));
    expect(outcomes.filter((outcome) => outcome.result === 'list_full')).toHaveLength(1_985);
    expect(await office.audit()).toEqual([]);
  });

  test('makes an offer in the write that frees the seat, and ends it on time by itself', async () => {
    const windows = { offer: 300, hold: 24 * HOUR, beforeStart: 2 * HOUR, least: HOUR };
    await office.begin('offers', 1, { windows });
    for (const id of ['offers-1', 'offers-2', 'offers-3']) await take('offers', id);
    await release('offers', 'offers-1');
    expect(await office.db.collection(OFFERS).countDocuments({ classId: 'offers', id: 'offers-2' })).toBe(1);
    expect(await office.audit()).toEqual([]);
    await until(
      async () => (await office.db.collection(OFFERS).countDocuments({ classId: 'offers', id: 'offers-3' })) === 1,
    );
    expect(
      await office.db.collection<{ _id: string; state: string }>(PARTIES).findOne({ _id: 'offers-2' }),
    ).toMatchObject({ state: 'gone' });
  });

  test('ends offers by the sweep when no process remembers them', async () => {
    await office.begin('sweep', 1);
    for (const id of ['sweep-1', 'sweep-2', 'sweep-3']) await take('sweep', id);
    await release('sweep', 'sweep-1');
    await office.clock.advance(49 * HOUR);
    expect((await office.desk.counts(['sweep'])).get('sweep')).toMatchObject({ offered: 1, waiting: 0 });
    await until(async () => Object.values(await office.sweeps.runAll()).every((found) => found === 0));
    expect(
      await office.db.collection<{ _id: string; state: string }>(PARTIES).findOne({ _id: 'sweep-3' }),
    ).toMatchObject({ state: 'offer' });
    expect(
      await office.desk.submit({ classId: 'sweep', command: { type: 'accept', id: 'sweep-3', as: 'place' } }),
    ).toMatchObject({ result: 'seated' });
    expect(await office.audit()).toEqual([]);
  });

  test('offers 1,000 freed seats to 1,000 waiting parties in one write', async () => {
    await office.begin('wide', 1, { maxParty: 1 });
    await Promise.all(Array.from({ length: 1_001 }, (_, n) => take('wide', `wide-${n}`)));
    const before = await version('wide');
    await office.desk.submit({ classId: 'wide', command: { type: 'setCapacity', capacity: 1_001 } });
    expect(await version('wide')).toBe(before + 1);
    expect(await office.db.collection(OFFERS).countDocuments({ classId: 'wide' })).toBe(1_000);
    expect(await office.audit()).toEqual([]);
  });

  describe('and its audit', () => {
    /** Spoils a class, hears the audit, and puts the class right again. */
    async function heard(classId: string, spoil: () => Promise<unknown>): Promise<string> {
      expect(await office.audit()).toEqual([]);
      await spoil();
      const problems = await office.audit();
      await office.db.collection(SEAT_LEDGERS).deleteOne({ _id: classId });
      await office.db.collection(PARTIES).deleteMany({ classId });
      return problems.join('\n');
    }

    test('finds a place without a record and a record without a place', async () => {
      await office.begin('lost', 3);
      await Promise.all(['lost-1', 'lost-2'].map((id) => take('lost', id)));
      const problems = await heard('lost', async () => {
        await office.db.collection(PARTIES).deleteOne({ _id: 'lost-1' });
        await office.db.collection(PARTIES).insertOne({ _id: 'lost-9', classId: 'lost', seats: 1, state: 'place' });
      });
      expect(problems).toContain('lost-1 is place in the ledger and not in the records');
      expect(problems).toContain('lost-9 is place in the records and not in the ledger');
    });

    test('finds records without a ledger', async () => {
      await office.begin('bare', 3);
      await take('bare', 'bare-1');
      const problems = await heard('bare', () => office.db.collection(SEAT_LEDGERS).deleteOne({ _id: 'bare' }));
      expect(problems).toContain('class bare: enrolment records, but no ledger');
    });

    test('finds too many seats, a wrong sum, a wrong order, one person twice and an old offer', async () => {
      await office.begin('wrong', 2);
      for (const id of ['wrong-1', 'wrong-2', 'wrong-3', 'wrong-4']) await take('wrong', id);
      await release('wrong', 'wrong-1');
      const problems = await heard('wrong', async () => {
        const row = (await office.desk.read('wrong'))!;
        const late = { seq: 1, priority: 0, seats: 1, free: false, passed: 0, subject: 'who-wrong-2', id: 'wrong-7' };
        const holders = row.holders.map((holder) => (holder.until ? { ...holder, until: new Date(0) } : holder));
        const changed = { capacity: 1, queue: [...row.queue, late], holders };
        await office.db.collection(SEAT_LEDGERS).updateOne({ _id: 'wrong' }, { $set: changed });
      });
      expect(problems).toContain('1 seats too many are taken');
      expect(problems).toContain('the stored sum capacity is 2, counted are 1');
      expect(problems).toContain('wrong-7 stands in the wrong place of the queue');
      expect(problems).toContain('subject who-wrong-2 is there twice');
      expect(problems).toContain('the offer of wrong-3 ended at');
    });
  });
});
