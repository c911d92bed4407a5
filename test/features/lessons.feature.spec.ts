import { People } from '../../src/people';
import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { blockId, lessons, makePicture, publish } from '../factories/material';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let group: OpenClass;
let secret: string;
let enrolmentId: string;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  group = await makeClass(app, legis, { class: { capacity: 2 } });
  const joined = await join(app.http, group.id);
  ({ secret, id: enrolmentId } = joined.body as { secret: string; id: string });
  const picture = await makePicture(app, legis);
  await publish(app, legis, group.course.id, { lessons: lessons(picture) });
});
afterAll(() => app.close());

const at = (path: string, language = 'en'): string => `/${language}/places/${secret}/lessons${path}`;
const read = (path: string, language = 'en') => app.http.get(at(path, language));
const done = (slug: string, part: number, block: string) =>
  app.http.form(at(`/${slug}/${part}`), { block: blockId(block) });

/** What the database keeps of a party. */
const kept = async (id = enrolmentId): Promise<Record<string, Date>> =>
  (await app.db.collection<{ _id: string; done: Record<string, Date> }>('lesson_progress').findOne({ _id: id }))
    ?.done ?? {};

describe('Lessons behind the own link', () => {
  it('are found on the page of a place once something is published', async () => {
    expect((await app.http.get(`/en/places/${secret}`)).text).toContain(`href="${at('')}"`);
    const other = await makeClass(app, legis);
    const bare = (await join(app.http, other.id)).body as { secret: string };
    expect((await app.http.get(`/en/places/${bare.secret}`)).text).not.toContain('Your lessons');
    expect((await app.http.get(`/en/places/${bare.secret}/lessons`)).text).toContain('There are no lessons yet');
  });

  it('begin with what to do next, and are not stored, not indexed and have a neutral title', async () => {
    const page = await read('');
    expect(page.status).toBe(200);
    expect(readable(page.text)).toMatch(/What to do next A whole row .*0 of 4 steps done Begin/);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    expect(page.text).toContain('<title>My course. Sofra</title>');
    expect(page.text).toContain('staff.css'.replace('.css', ''));
  });

  it('show one thing a page, with its picture in several widths and the way on', async () => {
    const page = await read('/a-whole-row/1');
    expect(page.text).toContain('<p class="s-say">Thread the needle.</p>');
    expect(page.text).toMatch(/<img src="\/media\/[\w-]+\/720" srcset="\/media\/[\w-]+\/360 360w, [^"]+" sizes=/);
    expect(page.text).toContain('alt="A cloth with one row of stitches"');
    expect(readable(page.text)).toContain('Step 1 of 4');
    expect(readable(page.text)).toContain('2 words to know');
    expect(page.text).not.toContain('Sew half stitches');
    const picture = /src="(\/media\/[^"]+)"/.exec(page.text)?.[1] ?? '';
    expect((await app.http.get(picture)).headers['content-type']).toBe('image/webp');
  });

  it('speak the language of the reader, and say where a text has none', async () => {
    const arabic = await read('/a-whole-row/1', 'ar');
    expect(arabic.text).toContain('Thread the needle. (ar)');
    expect(arabic.text).not.toContain('هذا النص');
    const macedonian = await read('/a-whole-row/1', 'mk');
    expect(macedonian.text).toContain('<span lang="en" dir="ltr">Thread the needle.</span>');
    expect(readable(macedonian.text)).toContain('англиски');
  });

  it('go on with the button, and keep what is done for all languages and for everybody with the link', async () => {
    const gone = await done('a-whole-row', 1, 'one');
    expect([gone.status, gone.headers['location']]).toEqual([303, at('/a-whole-row/2')]);
    expect(readable((await read('', 'mk')).text)).toContain('1 од 4 чекори готови');
    expect((await read('/a-whole-row')).text).toContain('Go on with step 2');
    for (const [part, block] of [
      [2, 'two'],
      [3, 'care'],
      [4, 'words'],
    ] as const)
      await done('a-whole-row', part, block);
    const over = await read('/a-whole-row');
    expect(readable(over.text)).toContain('You have done this lesson');
    expect(over.text).toContain(`href="${at('/for-the-table')}"`);
    expect(readable((await read('')).text)).toMatch(/What to do next For the table/);
  });

  it('stay done in a correction, by the parts that are still in it', async () => {
    const [first, second] = lessons();
    const blocks = [...first!.blocks.slice(0, 2), { ...second!.blocks[0]!, id: blockId('new') }];
    await publish(app, legis, group.course.id, { lessons: [{ ...first!, blocks }, second!] }, { corrects: 1 });
    const page = await read('/a-whole-row');
    expect(readable(page.text)).toContain('2 of 3 steps done');
    expect(page.text).toContain('Go on with step 3');
  });

  it('are not there under a wrong address, and a part that was taken out leads back to its lesson', async () => {
    for (const path of ['/no-lesson', '/a-whole-row/9', '/a-whole-row/0', '/a-whole-row/x'])
      expect({ path, status: (await read(path)).status }).toEqual({ path, status: 404 });
    expect((await app.http.get('/en/places/ABCDEFGHJKM/lessons')).status).toBe(404);
    const old = await done('a-whole-row', 3, 'care');
    expect(old.headers['location']).toBe(at('/a-whole-row'));
  });

  it('wait for a place: who is on the list finds the own page', async () => {
    await join(app.http, group.id);
    const waits = (await join(app.http, group.id, { ifFull: 'wait' })).body as { secret: string };
    for (const path of ['', '/a-whole-row', '/a-whole-row/1']) {
      const answer = await app.http.get(`/en/places/${waits.secret}/lessons${path}`);
      expect([answer.status, answer.headers['location']]).toEqual([303, `/en/places/${waits.secret}`]);
    }
    expect((await app.http.get(`/en/places/${waits.secret}`)).text).not.toContain('/lessons');
  });
});

describe('A recipe sheet', () => {
  it('is scaled, with costs and price', async () => {
    const page = await read('/for-the-table/2');
    expect(readable(page.text)).toMatch(/Flour 500 g 45\.00.*Costs you 1,515\.50.*Sell one for 80\sRSD/);
    expect(readable(page.text)).toContain('Has gluten, milk and egg');
    const more = readable((await read('/for-the-table/2?pieces=48')).text);
    expect(more).toMatch(/For 48 pieces.*Flour 1 kg 90\.00.*Your work, 3 hours/);
  });

  it('keeps a wrong number in its field and says what to enter', async () => {
    for (const pieces of ['0', 'many', '10001', '2.5']) {
      const page = await read(`/for-the-table/2?pieces=${pieces}`);
      expect({ pieces, status: page.status }).toEqual({ pieces, status: 422 });
      expect(page.text).toContain(`value="${pieces}"`);
      expect(page.text).toContain('Enter a number from 1 to 10,000');
      expect(page.text).toContain('<title>Error: My course. Sofra</title>');
    }
    expect((await read('/for-the-table/2?pieces=')).status).toBe(200);
  });
});

describe('A pattern sheet', () => {
  it('has a chart with signs, threads with their lengths, and the rows in words', async () => {
    const text = readable((await read('/for-the-table/3')).text);
    expect(text).toContain('7 × 7 stitches.');
    expect(text).toMatch(/madder red no\. 321 12 0\.3 m indigo no\. 336 8 0\.2 m gold no\. 782 1 0\.1 m/);
    expect(text).toContain('1 empty, 1 madder red, 1 empty, 1 indigo, 1 empty, 1 madder red, 1 empty');
    expect((await read('/for-the-table/3')).text).toContain('aria-label="Chart of 7 by 7 squares.');
  });
});

describe('What was done without internet', () => {
  const send = (body: unknown, own = secret) => app.http.post(`/places/${own}/lessons/progress`, body);

  it('is kept with its true time, whatever the clock of the phone; told twice, the earliest time stays', async () => {
    const now = app.clock.now().getTime();
    const hour = 3_600_000;
    const wrong = 90 * 24 * hour;
    const time = (milliseconds: number): string => new Date(milliseconds).toISOString();
    await app.advance({ hours: 5 });
    const told = {
      items: [
        { block: blockId('text'), at: time(now + wrong - hour) },
        { block: blockId('nowhere'), at: time(now) },
      ],
      sentAt: time(now + wrong),
    };
    expect((await send(told)).status).toBe(204);
    const first = (await kept())[blockId('text')]!;
    expect(Math.abs(first.getTime() - (app.clock.now().getTime() - hour))).toBeLessThan(60_000);
    await send({ items: [{ block: blockId('text'), at: time(app.clock.now().getTime()) }] });
    expect((await kept())[blockId('text')]).toEqual(first);
    expect(Object.keys(await kept())).not.toContain(blockId('nowhere'));
  });

  it('is refused where it cannot be read, and where nobody has a place', async () => {
    for (const body of [{}, { items: [] }, { items: [{ block: 'x', at: 'y' }] }])
      expect((await send(body)).status).toBe(422);
    expect(
      (await send({ items: [{ block: blockId('text'), at: new Date().toISOString() }] }, 'ABCDEFGHJKM')).status,
    ).toBe(404);
  });
});

describe('Staff', () => {
  it('who teach the class see how far its people have come, and read what they read without being counted', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }]);
    const own = await makeClass(app, legis, { class: { instructorIds: [account.id] } });
    await publish(app, legis, own.course.id);
    const learner = (await join(app.http, own.id, { fullName: 'Lina Khoury' })).body as { secret: string };
    await app.http.form(`/en/places/${learner.secret}/lessons/a-whole-row/1`, { block: blockId('one') });
    const client = new HttpClient(app.app);
    await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
    expect((await client.get('/en/teach')).text).toContain(`/en/teach/classes/${own.code}/lessons`);
    const page = await client.get(`/en/teach/classes/${own.code}/lessons`);
    expect(readable(page.text)).toMatch(/A whole row 4 steps 1 0 .*Lina 0 of 2 lessons done/);
    const seen = await client.get(`/ar/teach/classes/${own.code}/lessons/a-whole-row/1`);
    expect(seen.text).toContain('Thread the needle. (ar)');
    expect(seen.text).not.toContain('<form method="post"');
    expect((await client.get(`/en/teach/classes/${group.code}/lessons`)).status).toBe(403);
  });

  it('of another school find nothing', async () => {
    const stranger = await makeAccount(app, [
      { organisationId: (await makeOrganisation(app)).id, role: 'coordinator' },
    ]);
    const client = new HttpClient(app.app);
    await client.form('/en/sign-in', { email: stranger.email, password: PASSWORD });
    expect((await client.get(`/en/teach/classes/${group.code}/lessons`)).status).toBe(404);
    expect((await client.get(`/en/teach/classes/${group.code}/lessons/a-whole-row/1`)).status).toBe(404);
  });
});

describe('What is kept of lessons', () => {
  it('goes with the person', async () => {
    const manager = await clientOf(app, legis, 'manager');
    const { personId } = (await app.db.collection<{ _id: string; personId: string }>('enrolments').findOne({
      _id: enrolmentId,
    }))!;
    expect(Object.keys(await kept()).length).toBeGreaterThan(0);
    expect(app.get(People)).toBeDefined();
    const answer = await manager.delete(`/api/v1/people/${personId}`);
    expect(answer.status).toBeLessThan(300);
    expect(await kept()).toEqual({});
  });
});
