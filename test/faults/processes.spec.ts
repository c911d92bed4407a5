import { until } from '../support/until';
import { call, NoReply, type Reply } from './calls';
import { type Demo, isAlive } from './demo';
import { type Learner, numbers, onceOrRepeated, type School, withSchool } from './school';

jest.setTimeout(120_000);

describe('When processes die', () => {
  let demo: Demo;
  let school: School;

  withSchool((opened) => {
    school = opened;
    demo = opened.demo;
  });

  it('a worker killed right after places were given back loses no offer', async () => {
    const classId = await school.newClass(6);
    const seated = await school.fill(classId, 'Worker', 6);
    const waiting = await school.fill(classId, 'Patient', 6);
    await Promise.all(
      seated.map(async (learner, n) => {
        await school.giveBack(learner);
        if (n === 2) demo.kill('worker');
      }),
    );
    const offers = await school.offersArrive(waiting, 15);
    expect(onceOrRepeated(offers)).toBe(true);
    expect(demo.audit()).toBe('clean');
  });

  it('a web process killed in a rush seats nobody twice and leaves nobody without an answer', async () => {
    const classId = await school.newClass(20);
    let answers = 0;
    const replies = await Promise.all(
      numbers(200).map(async (n) => {
        const reply = await school.join(classId, `Rush${n}`);
        answers += 1;
        if (answers === 30) demo.kill('web');
        return reply;
      }),
    );
    const seated = replies.filter(({ status }) => status === 201);
    const refused = replies.filter(({ status, body }) => status === 409 && body.code === 'class_full');
    expect([seated.length, refused.length]).toEqual([20, 180]);
    const roster = await school.roster(classId);
    expect(roster.map(({ enrolmentId }) => enrolmentId).sort()).toEqual(seated.map(({ body }) => body.id).sort());
    expect(await school.seats(classId)).toMatchObject({ taken: 20, free: 0 });
    expect(demo.audit()).toBe('clean');
  });

  it('a worker killed in the middle of a merger loses nobody, keeps the order and tells each once', async () => {
    const letters: Readonly<Record<string, string>> = {
      en: 'You are in another group now',
      mk: 'Сега сте во друга група',
      ar: 'أنتم الآن في مجموعة أخرى',
      sq: 'Tani jeni në një grup tjetër',
    };
    const languages = Object.keys(letters);
    const [from, into] = [await school.newClass(40, 20), await school.newClass(40, 20)];
    const leaving = await school.fill(from, 'Leaving', 20, languages);
    await school.fill(into, 'Staying', 20, languages);
    const before = await inLine(school, into, 'Before', 10);
    const behind = await inLine(school, from, 'Behind', 10);
    expect((await school.merge(from, into)).status).toBe(200);
    await until(async () => (await school.seats(into)).taken > 21);
    demo.kill('worker');
    expect((await school.read(`classes/${from}`)).state).toBe('published');
    await until(async () => (await school.read(`classes/${from}`)).state === 'cancelled', 60);
    expect(await school.seats(from)).toMatchObject({ taken: 0, waiting: 0, offered: 0 });
    expect(await school.seats(into)).toMatchObject({ taken: 40, free: 0, waiting: 20 });
    const line = (await school.read(`classes/${into}/waitlist?limit=100`)).items as { enrolmentId: string }[];
    const gone = await Promise.all(behind.map(({ id }) => school.read(`enrolments/${id}`)));
    expect(line.map(({ enrolmentId }) => enrolmentId)).toEqual([
      ...before.map(({ id }) => id),
      ...gone.map(({ transferredTo }) => transferredTo as string),
    ]);
    for (const [n, learner] of leaving.entries()) {
      const said = letters[languages[n % 4]!]!;
      const told = () => school.mails(learner).then((mails) => mails.filter(({ subject }) => subject.includes(said)));
      await until(async () => (await told()).length > 0, 60);
      expect(onceOrRepeated([await told()])).toBe(true);
    }
    expect(demo.audit()).toBe('clean');
  });

  it('a worker killed in the middle of an import, and of the way back, lets nobody in twice and leaves nobody behind', async () => {
    const classId = await school.newClass(100);
    const before = await school.seats(classId);
    const rows = numbers(120).map((n) => `Paper${n} Example;;en;${n < 100 ? 'enrolled' : 'waiting'}`);
    const file = ['Name;Phone;Language;State', ...rows].join('\n');
    const { id } = await school.write('imports', { kind: 'people', class: classId, file, recognised: 'On paper.' });
    await school.write(`imports/${id as string}/confirmation`, {});
    await until(async () => (await school.seats(classId)).taken > 10);
    demo.kill('worker');
    const state = async () => (await school.read(`imports/${id as string}`)).state as string;
    await until(async () => (await state()) === 'done', 60);
    expect((await school.read(`imports/${id as string}`)).counts).toEqual({ made: 120 });
    expect(await school.seats(classId)).toMatchObject({ taken: 100, free: 0, waiting: 20 });
    expect(demo.audit()).toBe('clean');
    await school.write(`imports/${id as string}/undoing`, {});
    await until(async () => (await school.seats(classId)).taken < 90, 60);
    demo.kill('worker');
    await until(async () => (await state()) === 'undone', 60);
    expect((await school.read(`imports/${id as string}`)).counts).toEqual({ undone: 120 });
    expect(await school.seats(classId)).toEqual(before);
    expect(demo.audit()).toBe('clean');
  });

  it('processes that are asked to end cut no request', async () => {
    const classId = await school.newClass(5_000);
    const load = new Load(school, classId);
    await until(() => load.answers.length > 50);
    const asked = [...demo.kill('web', 'SIGTERM'), ...demo.kill('worker', 'SIGTERM')];
    await until(() => !asked.some(isAlive), 25);
    const during = load.answers.length;
    await until(() => load.answers.length > during + 20, 60);
    await load.end();
    expect(load.cut).toEqual([]);
    expect(load.answers.filter(({ status }) => status !== 201 && status !== 503).map(({ text }) => text)).toEqual([]);
    const joined = load.answers.filter(({ status }) => status === 201).length;
    expect(await school.seats(classId)).toMatchObject({ taken: joined });
    expect(demo.said).toMatch(/web ended \(code 0\)/);
    expect(demo.said).toMatch(/worker ended \(code 0\)/);
  });

  it('the demo that is asked to end under load leaves no process behind', async () => {
    const load = new Load(school, await school.newClass(5_000));
    await until(() => load.answers.length > 50);
    const seconds = await demo.stop();
    await load.end();
    expect(seconds).toBeLessThan(25);
    expect(load.cut).toEqual([]);
    expect(load.answers.filter(({ status }) => status !== 201 && status !== 503).map(({ text }) => text)).toEqual([]);
  });
});

/** People who wait, one after another, so that their order is known. */
async function inLine(school: School, classId: string, name: string, count: number): Promise<Learner[]> {
  const line: Learner[] = [];
  for (const n of numbers(count)) line.push(...(await school.fill(classId, `${name}${n}x`, 1)));
  return line;
}

/** Twelve people at a time who join one after another and never repeat, and what they heard. */
class Load {
  readonly answers: Reply[] = [];
  /** Answers of which the end did not come. */
  readonly cut: string[] = [];
  private ending = false;
  private readonly lines: Promise<void>[];

  constructor(
    private readonly school: School,
    private readonly classId: string,
  ) {
    this.lines = numbers(12).map((line) => this.people(line));
  }

  async end(): Promise<void> {
    this.ending = true;
    await Promise.all(this.lines);
  }

  private async serves(): Promise<boolean> {
    try {
      return (await call(this.school.demo.url, 'GET', '/health/live')).status === 200;
    } catch (error) {
      if (error instanceof NoReply) return false;
      throw error;
    }
  }

  private async people(line: number): Promise<void> {
    for (let n = 0; !this.ending; n += 1) {
      try {
        const joining = this.school.joining(`Load${this.classId.slice(-6)}x${line}x${n}`);
        const { url } = this.school.demo;
        this.answers.push(await call(url, 'POST', `/api/v1/classes/${this.classId}/enrolments`, joining));
      } catch (error) {
        if (!(error instanceof NoReply)) throw error;
        if (error.cut) this.cut.push(error.message);
        await until(() => this.ending || this.serves(), 60);
      }
    }
  }
}
