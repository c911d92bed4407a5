import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { quietAround } from '../support/quiet';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
});
afterAll(() => app.close());
afterEach(async () => {
  await app.drain();
  expect(await app.get(SeatAudit).problems()).toEqual([]);
});

describe('Those who wait', () => {
  it('have a card with their number that opens their page', async () => {
    const { waiting } = await line.fullClass();
    const second = waiting[1] as Learner;
    const { text } = await app.http.get(`/en/places/${second.secret}`);
    expect(text).toMatch(/<dt>Number on the waiting list<\/dt><dd><strong>2<\/strong> on /);
    const letters = /<bdi dir="ltr">([A-Z2-9]{4} [A-Z2-9]{4})<\/bdi>/.exec(text)?.[1] ?? '';
    const typed = await app.http.form('/en/card', { letters });
    expect(typed.headers['location']).toBe(`/en/places/${second.secret}`);
  });

  it('get the SMS of an offer made at night in the morning, and have the time from then', async () => {
    const quietHours = quietAround(app.clock.now(), 8);
    await staff.patch('/api/v1/organisations/legis/settings', { quietHours });
    const { seated, waiting } = await line.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    await app.drain();
    app.mail.clear();
    await line.giveBack(seated);
    await app.drain();
    expect(app.mail.to(first.email)).toHaveLength(1);
    expect(app.mail.to(first.phone)).toHaveLength(0);
    const { until } = (await line.show(first)).offer;
    expect(Date.parse(until) - app.clock.now().getTime()).toBeGreaterThan(55 * 3600_000);
    await app.advance({ hours: 8, minutes: 1 });
    expect(app.mail.to(first.phone)).toHaveLength(1);
    await staff.patch('/api/v1/organisations/legis/settings', { quietHours: null });
  });

  it('hear it when a smaller room takes their offer back: by mail, by SMS and on the own page', async () => {
    const { group, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    const resize = (capacity: number): Promise<Answer> => staff.patch(`/api/v1/classes/${group.id}`, { capacity });
    expect((await resize(3)).status).toBe(200);
    await app.drain();
    expect(await line.show(second)).toMatchObject({ status: 'offered' });
    app.mail.clear();
    expect((await resize(2)).status).toBe(200);
    await app.drain();
    expect(await line.show(first)).toMatchObject({ status: 'offered' });
    expect(await line.show(second)).toMatchObject({ status: 'waiting', position: 1 });
    expect(app.mail.to(first.email)).toHaveLength(0);
    expect(app.mail.to(second.email).map(({ subject }) => subject)).toEqual(['You have your number again: 1']);
    expect(app.mail.last(second.email).text).toContain('The group has fewer places now.');
    expect(app.mail.last(second.phone).text).toMatch(/number 1 again.*\/p\//);
    const page = () => app.http.get(`/en/places/${second.secret}`);
    expect((await page()).text).toContain('You have your number again: 1');
    await resize(3);
    await app.drain();
    expect((await page()).text).not.toContain('You have your number again');
    expect(app.mail.last(second.email).subject).toContain('A place is free for you');
  });

  it('get no SMS about an offer that was made and taken back in one night', async () => {
    const { group, waiting } = await line.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    await app.drain();
    app.mail.clear();
    const settings = (quietHours: unknown) => staff.patch('/api/v1/organisations/legis/settings', { quietHours });
    await settings(quietAround(app.clock.now(), 2));
    await app.drain();
    for (const capacity of [2, 1]) {
      await staff.patch(`/api/v1/classes/${group.id}`, { capacity });
      await app.drain();
    }
    await app.advance({ hours: 3 });
    expect(app.mail.to(first.email)).toHaveLength(2);
    expect(app.mail.to(first.phone)).toHaveLength(0);
    await settings(null);
  });

  it('hear of no number in a class that is off', async () => {
    const { group, seated, waiting } = await line.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    await app.drain();
    app.mail.clear();
    await staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'No heating' });
    await app.drain();
    expect(app.mail.to(first.email).map(({ subject }) => /does not take place/.test(subject ?? ''))).toEqual([true]);
  });

  it('get more time on the own page, once, and are told the end before they ask', async () => {
    const { seated, waiting } = await line.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    const path = `/en/places/${first.secret}`;
    const { offer } = await line.show(first);
    const before = await app.http.get(path);
    const promised = /We keep the place until (.+?)\. You can do this once/.exec(before.text)?.[1] ?? '';
    expect(promised).not.toBe('');
    const after = await app.http.follow(await app.http.form(`${path}/offer`, { answer: 'more-time' }));
    expect(after.text).toContain('You have more time now.');
    expect(after.text).toContain('You asked for more time. You can do this once.');
    expect(after.text.match(new RegExp(promised, 'g'))?.length).toBeGreaterThanOrEqual(1);
    const longer = (await line.show(first)).offer;
    const quarter = 15 * 60_000;
    const rounded = Math.ceil((Date.parse(offer.until) + 18 * 3600_000) / quarter) * quarter;
    expect(Date.parse(longer.until)).toBe(rounded);
    expect(promised).toMatch(/:(00|15|30|45)$/);
    await app.http.form(`${path}/offer`, { answer: 'more-time' });
    expect((await line.show(first)).offer).toEqual(longer);
  });

  it('are promised no more time than there is before the class', async () => {
    const { seated, waiting } = await line.fullClass({ sessions: meetings(app, 1, 1), offerWindow: 'PT72H' });
    const [first] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    await app.drain();
    for (const path of [`/en/places/${first.secret}`, line.offerPath(first)]) {
      const page = await app.http.get(path);
      expect(page.text).toContain('A place is free for you');
      expect(page.text).not.toContain('more time');
    }
  });
});
