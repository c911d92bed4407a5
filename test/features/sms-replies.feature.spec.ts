import { History } from '../../src/history';
import type { Organisation } from '../../src/organisations';
import { Waitlist } from '../../src/waitlist';
import { actorOf, clientOf } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

const MINUTE = 60_000;

let app: TestApp;
let legis: Organisation;
let gateway: HttpClient;
let line: WaitingLine;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  gateway = await clientOf(app, legis, 'gateway');
  line = new WaitingLine(app, legis);
  // A demo's time is ahead of the gateway's clock.
  await app.advance({ hours: 30 });
});
afterAll(() => app.close());

/** An SMS that came in; `sent` is by the gateway's clock. */
const reply = (from: string, text: string, sent?: Date): Promise<Answer> =>
  gateway.post('/api/v1/sms-replies', { from, text, ...(sent ? { at: sent.toISOString() } : {}) });
const callsOf = (id: string) =>
  app.get(Waitlist).calls(actorOf(legis), { id, organisationId: legis.id, instructorIds: [] });
const ago = (minutes: number): Date => new Date(app.clock.real().getTime() - minutes * MINUTE);

/** Two who wait with one phone; the first has an offer. */
async function sharedPhone(): Promise<[Learner, Learner]> {
  const group = await makeClass(app, legis, { class: { capacity: 1 } });
  const seated = await line.learner(group);
  const first = await line.learner(group);
  const second = await line.learner(group, { phone: first.phone });
  await line.giveBack(seated);
  return [first, second];
}

describe('An answer by SMS', () => {
  it('takes the place with 1, refuses it with 2, and ends all SMS with STOP', async () => {
    const { seated, waiting } = await line.fullClass();
    const [first, second, third] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    const say = (who: Learner, text: string): Promise<Answer> => reply(who.phone, text, app.clock.real());
    expect((await say(first, ' 2 ')).body).toEqual({ result: 'refused' });
    expect((await say(second, '١')).body).toEqual({ result: 'accepted' });
    expect(await line.show(second)).toMatchObject({ status: 'enrolled' });
    const lines = await app.get(History).listFor(legis.id, { kind: 'enrolment', id: second.id });
    expect(lines.find(({ verb }) => verb === 'waitlist.accepted')?.actor).toEqual({ kind: 'holder' });
    expect((await say(third, '1')).body).toEqual({ result: 'no_open_offer' });
    expect((await say(third, 'Stop')).body).toEqual({ result: 'stopped' });
    expect((await say({ ...third, phone: '+38970000001' }, '1')).body).toEqual({ result: 'unknown_number' });
    await app.drain();
    app.mail.clear();
    await line.giveBack(second);
    await app.drain();
    expect(app.mail.to(third.email)).toHaveLength(1);
    expect(app.mail.to(third.phone)).toHaveLength(0);
  });

  it('counts for an offer of any organisation, and its STOP for the people of all', async () => {
    const other = await makeOrganisation(app, { settings: { quietHours: null } });
    const elsewhere = new WaitingLine(app, other);
    const { seated, waiting } = await elsewhere.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    await elsewhere.giveBack(seated);
    expect((await reply(first.phone, '1', app.clock.real())).body).toEqual({ result: 'accepted' });
    expect(await elsewhere.show(first)).toMatchObject({ status: 'enrolled' });
    expect((await reply(first.phone, 'STOP')).body).toEqual({ result: 'stopped' });
    const { personId } = (await app.db
      .collection<{ _id: string; personId: string }>('enrolments')
      .findOne({ _id: first.id }))!;
    const told = await app.get(History).listFor(other.id, { kind: 'person', id: personId });
    expect(told.map(({ verb }) => verb)).toContain('people.messages-stopped');
  });

  it('counts when the gateway’s clock is some minutes behind, not when it was sent before the offer', async () => {
    const [first] = await sharedPhone();
    expect((await reply(first.phone, '1', ago(10))).body).toEqual({ result: 'no_open_offer' });
    expect((await reply(first.phone, '1', ago(3))).body).toEqual({ result: 'accepted' });
  });

  it('that comes twice does not answer the next offer to the same phone', async () => {
    const [{ phone }, second] = await sharedPhone();
    const sent = app.clock.real();
    expect((await reply(phone, '2', sent)).body).toEqual({ result: 'refused' });
    expect(await line.show(second)).toMatchObject({ status: 'offered' });
    expect((await reply(phone, '2', sent)).body).toEqual({ result: 'no_open_offer' });
    expect(await line.show(second)).toMatchObject({ status: 'offered' });
  });

  it('sends none after a STOP when people join again, wherever, until the phone answers START', async () => {
    const { waiting } = await line.fullClass();
    const [first] = waiting as [Learner, Learner, Learner];
    const say = (text: string): Promise<Answer> => reply(first.phone, text);
    expect((await say('STOP.')).body).toEqual({ result: 'stopped' });
    expect((await app.http.get(`/en/places/${first.secret}`)).text).toContain('answered STOP');
    await app.drain();
    app.mail.clear();
    const utociste = await makeOrganisation(app, { settings: { quietHours: null } });
    for (const organisation of [legis, utociste]) {
      const group = await makeClass(app, organisation);
      const again = await line.learner(group, { phone: first.phone });
      // Anybody can type a number: the page of who joins later does not say what that number answered before.
      expect((await app.http.get(`/en/places/${again.secret}`)).text).not.toContain('answered STOP');
      await app.drain();
      expect(app.mail.to(again.email)).toHaveLength(1);
    }
    expect(app.mail.to(first.phone)).toHaveLength(0);
    for (const text of ['Стартер', 'startle']) expect((await say(text)).body).toEqual({ result: 'not_understood' });
    expect((await say('Старт')).body).toEqual({ result: 'started' });
    expect((await say('СТОП!')).body).toEqual({ result: 'stopped' });
    expect((await say(' start ')).body).toEqual({ result: 'started' });
    await line.learner(await makeClass(app, legis), { phone: first.phone });
    await app.drain();
    expect(app.mail.to(first.phone)).toHaveLength(1);
  });
});

describe('A phone that answered STOP', () => {
  it('is called about an offer at once when there is no mail address', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const seated = await line.learner(group);
    const alone = await line.learner(group, { email: undefined });
    await reply(alone.phone, 'STOP');
    const calls = () => callsOf(group.id);
    await app.drain();
    expect(await calls()).toEqual([]);
    await line.giveBack(seated);
    await app.drain();
    expect(await calls()).toMatchObject([{ enrolmentId: alone.id, why: 'unreached' }]);
    const office = await clientOf(app, legis);
    expect((await office.get(`/en/office/classes/${group.code}`)).text).toContain('No message reaches this person');
  });

  it('is not called when the mail tells of the offer', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const seated = await line.learner(group);
    const mailed = await line.learner(group);
    await reply(mailed.phone, 'STOP');
    await line.giveBack(seated);
    await app.drain();
    expect(await line.show(mailed)).toMatchObject({ status: 'offered' });
    expect(await callsOf(group.id)).toEqual([]);
  });
});
