import { MongoClient } from 'mongodb';
import { DEV_CONTROLS, type MailboxControl, type SmtpFault } from '../../src/platform/mailbox';
import { until } from '../support/until';
import type { Reply } from './calls';
import type { Demo } from './demo';
import { numbers, onceOrRepeated, type School, withSchool } from './school';

jest.setTimeout(150_000);

describe('When what the product stands on goes away', () => {
  let demo: Demo;
  let school: School;

  withSchool((opened) => {
    school = opened;
    demo = opened.demo;
  });

  it('a Redis that forgets everything loses no offer', async () => {
    const classId = await school.newClass(6);
    const seated = await school.fill(classId, 'Forgotten', 6);
    const waiting = await school.fill(classId, 'Remembered', 6);
    const [last, ...first] = seated;
    await Promise.all(
      first.map(async (learner) => {
        await school.giveBack(learner);
        expect(await demo.redis('FLUSHALL')).toBe('+OK');
      }),
    );
    await school.giveBack(last ?? fail());
    const offers = await school.offersArrive(waiting, 60);
    expect(onceOrRepeated(offers)).toBe(true);
    expect(demo.audit()).toBe('clean');
  });

  it('while Redis is down people join and read, the product says that it is not ready, and all is sent later', async () => {
    const classId = await school.newClass(10);
    const joined = await demo.keepDown('redis', async () => {
      await until(async () => {
        const { status, body } = await school.call('GET', '/health/ready');
        return status === 503 && body.down.includes('redis');
      });
      const page = await school.call('GET', '/en/courses');
      expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      return school.fill(classId, 'Offline', 5);
    });
    expect(joined.map(({ status }) => status)).toEqual(numbers(5).map(() => 'enrolled'));
    await until(async () => (await school.call('GET', '/health/ready')).status === 200);
    for (const learner of joined) await until(async () => (await school.mails(learner)).length > 0, 60);
    expect(await Promise.all(joined.map(async (learner) => (await school.mails(learner)).length))).toEqual(
      joined.map(() => 1),
    );
  });

  it('while no mail leaves the house people join as fast as ever, and each mail is sent once later', async () => {
    const classId = await school.newClass(20);
    await behave(demo, 'closed');
    const replies = await Promise.all(numbers(20).map((n) => school.join(classId, `Unmailed${n}`)));
    expect(replies.filter(({ status }) => status !== 201)).toEqual([]);
    expect(replies.filter(({ milliseconds }) => milliseconds > 2_000)).toEqual([]);
    await behave(demo, 'ok');
    const people = replies.map((_, n) => ({ email: `unmailed${n}@people.example` }));
    for (const person of people) await until(async () => (await school.mails(person)).length > 0, 60);
    expect(await Promise.all(people.map(async (person) => (await school.mails(person)).length))).toEqual(
      people.map(() => 1),
    );
  });

  it('while MongoDB is down all is answered soon with a hint to repeat, and afterwards all works', async () => {
    const classId = await school.newClass(10);
    const path = `/api/v1/classes/${classId}/enrolments`;
    const [pages, calls] = await demo.keepDown('mongod', async () => {
      const ask = (): Promise<Reply>[] => [
        school.call('GET', `/en/classes/${classId}`),
        school.call('GET', '/en/courses'),
        school.call('POST', path, school.joining('Halted')),
        school.call('GET', `/api/v1/classes/${classId}`),
      ];
      const replies: Reply[] = [];
      // Until the pools know that nobody is there.
      await until(async () => {
        replies.push(...(await Promise.all(ask())));
        return replies.filter(({ status }) => status === 503).length >= 4;
      });
      return [replies.filter((_, n) => n % 4 < 2), replies.filter((_, n) => n % 4 >= 2)];
    });
    const all = [...pages, ...calls];
    expect(all.filter(({ milliseconds }) => milliseconds > 10_000)).toEqual([]);
    expect(all.filter(({ status }) => status !== 503 && status >= 300).map(({ text }) => text)).toEqual([]);
    const away = all.filter(({ status }) => status === 503);
    expect(away.filter(({ headers }) => !(Number(headers['retry-after']) > 0))).toEqual([]);
    expect(calls.filter(({ status, body }) => status === 503 && !(body.status === 503 && body.code))).toEqual([]);

    const later = await school.fill(classId, 'Resumed', 5);
    for (const learner of later) await until(async () => (await school.mails(learner)).length > 0, 60);
    expect((await school.call('GET', '/en/courses')).status).toBe(200);
    await until(async () => (await school.call('GET', '/health/ready')).status === 200);
    expect(demo.audit()).toBe('clean');
  });
});

/** Tells the mail server of the demo how to behave, and waits until it does: it looks ten times a second. */
async function behave(demo: Demo, smtp: SmtpFault): Promise<void> {
  const client = await new MongoClient(demo.run.mongodb).connect();
  try {
    const controls = client.db().collection<MailboxControl>(DEV_CONTROLS);
    await controls.updateOne({ _id: 'mailbox' }, { $set: { smtp } }, { upsert: true });
  } finally {
    await client.close();
  }
}

function fail(): never {
  throw new Error('Nobody sits in the class.');
}
