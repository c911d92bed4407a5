import type { Organisation } from '../../src/organisations';
import { Waitlist } from '../../src/waitlist';
import { actorOf } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;
let line: WaitingLine;

beforeAll(async () => {
  app = await startApp({ SMS_URL: '' });
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  line = new WaitingLine(app, legis);
});
afterAll(() => app.close());

describe('Without an SMS gateway', () => {
  it('the office calls who has a phone alone: about the number, and about the offer, each once', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const waitlist = app.get(Waitlist);
    const office = actorOf(legis);
    const whose = { id: group.id, organisationId: legis.id, instructorIds: [] };
    const called = async () => (await waitlist.calls(office, whose)).map(({ enrolmentId, why }) => [enrolmentId, why]);
    const seated = await line.learner(group);
    const alone = await line.learner(group, { email: undefined });
    await line.learner(group);
    await app.drain();
    expect(await called()).toEqual([[alone.id, 'unreached']]);
    await waitlist.markCalled(office, alone.id, app.clock.now());
    expect(await called()).toEqual([]);
    await line.giveBack(seated);
    await app.drain();
    expect(await line.show(alone)).toMatchObject({ status: 'offered' });
    expect(await called()).toEqual([[alone.id, 'unreached']]);
    const { offer } = await line.show(alone);
    expect((await line.accept(alone, offer.id)).status).toBe(200);
    expect(await called()).toEqual([]);
  });
});
