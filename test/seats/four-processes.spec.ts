import { newId } from '../../src/shared/ids';
import { databaseUri, deskEnvironment, openDesk, type OpenDesk } from './desk';
import { type Guards, Racers } from './racers';

const PEOPLE = 1_000;
const SEATS = 50;

/** The people of one race. */
function people(race: string, count = PEOPLE): string[] {
  return Array.from({ length: count }, (_, n) => `${race}-${n}`);
}

describe('Four processes at one class', () => {
  const uri = databaseUri(`t_${newId().replaceAll('-', '')}`);
  let office: OpenDesk;
  let sound: Racers;

  beforeAll(async () => {
    Object.assign(process.env, deskEnvironment(uri));
    office = await openDesk();
    sound = await Racers.start(uri, 'both');
  });

  afterAll(async () => {
    await sound.stop();
    await office.db.connection.dropDatabase();
    await office.close();
  });

  async function raceOnce(racers: Racers, name: string, seed: number, count = PEOPLE): Promise<string[]> {
    await office.begin(name, SEATS);
    await racers.race(name, people(name, count), seed);
    return office.audit([name]);
  }

  test('seat exactly 50 of 1,000, give everybody a clear answer, and nobody a number twice', async () => {
    await office.begin('fair', SEATS);
    const answers = await sound.race('fair', people('fair'), 1);
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(PEOPLE);
    expect(answers.filter((answer) => answer.result === 'seated')).toHaveLength(SEATS);
    const waiting = answers.filter((answer) => answer.result === 'waiting');
    const numbers = waiting.map((answer) => answer.position!).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: PEOPLE - SEATS }, (_, n) => n + 1));
    expect((await office.desk.counts(['fair'])).get('fair')).toMatchObject({
      taken: SEATS,
      free: 0,
      waiting: PEOPLE - SEATS,
    });
    expect(await office.audit()).toEqual([]);
  });

  test.each([150, 600])('leave no half-written seat when all are killed after %i answers', async (killAfter) => {
    const name = `killed-${killAfter}`;
    await office.begin(name, SEATS);
    const doomed = await Racers.start(uri, 'both');
    const before = await doomed.race(name, people(name), killAfter, killAfter);
    await doomed.stop();
    expect(before.length).toBeLessThan(PEOPLE);
    expect(await office.audit()).toEqual([]);

    const answers = await sound.race(name, people(name), killAfter + 1);
    const now = new Map(answers.map((answer) => [answer.id, answer]));
    expect(answers.filter((answer) => answer.result === 'seated')).toHaveLength(SEATS);
    expect(now.size).toBe(PEOPLE);
    for (const { id, result, position } of before) expect(now.get(id)).toEqual({ id, result, position });
    expect(await office.audit()).toEqual([]);
  });

  test('oversell when both guards are off, which the audit finds in at least 9 of 10 runs', async () => {
    const racers = await Racers.start(uri, 'none');
    let red = 0;
    for (let seed = 1; seed <= 10; seed += 1)
      if ((await raceOnce(racers, `unguarded-${seed}`, seed, 300)).length > 0) red += 1;
    await racers.stop();
    expect(red).toBeGreaterThanOrEqual(9);
  });

  test.each<Guards>(['no-filter', 'no-transaction'])(
    'seat everybody right with one guard left (%s)',
    async (guards) => {
      const racers = await Racers.start(uri, guards);
      const problems: string[] = [];
      for (let seed = 1; seed <= 3; seed += 1)
        problems.push(...(await raceOnce(racers, `${guards}-${seed}`, seed, 300)));
      await racers.stop();
      expect(problems).toEqual([]);
    },
  );
});
