import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Office {
  readonly own: Organisation;
  readonly staff: HttpClient;
  readonly today: () => Promise<string>;
  /** Presses the n-th undo of the page. */
  readonly undo: (at?: number) => Promise<string>;
}

/** An organisation of its own, so that nothing else was done today. */
async function office(): Promise<Office> {
  const own = await makeOrganisation(app, { settings: { quietHours: null } });
  const staff = await clientOf(app, own);
  const paths = async () =>
    [...(await staff.get('/en/office')).text.matchAll(/action="(\/en\/office\/done\/[^"]+)"/g)].map(
      ([, path]) => path!,
    );
  return {
    own,
    staff,
    today: async () => readable((await staff.get('/en/office')).text),
    undo: async (at = 0) => {
      const path = (await paths())[at];
      if (path === undefined) throw new Error('Nothing can be undone.');
      expect((await staff.form(path, {})).status).toBe(303);
      return path;
    },
  };
}

const statusOf = async (staff: HttpClient, id: string): Promise<string> =>
  (await staff.get(`/api/v1/enrolments/${id}`)).body.status as string;

async function enrol(staff: HttpClient, group: OpenClass, fullName: string): Promise<string> {
  const { body } = await join(staff, group.id, { fullName, ifFull: 'wait' });
  return body.id as string;
}

describe('What was done today', () => {
  it('stands on the first page in words, with the class it was done in; what learners did does not', async () => {
    const { own, staff, today } = await office();
    expect(await today()).not.toContain('Done today');
    const group = await makeClass(app, own);
    await enrol(app.http, group, 'Rana Khoury');
    await enrol(staff, group, 'Omar Khalil');
    const text = await today();
    expect(text).toMatch(/Done today .*gave Omar a place\. First stitches, group A Undo/);
    expect(text).not.toContain('Rana');
    const other = await office();
    expect(await other.today()).not.toContain('Omar');
    await app.advance({ hours: 25 });
    expect(await today()).not.toContain('Done today');
  });

  it('is undone: an enrolment, and then that', async () => {
    const { own, staff, undo, today } = await office();
    const group = await makeClass(app, own);
    const omar = await enrol(staff, group, 'Omar Khalil');
    const path = await undo();
    expect(await statusOf(staff, omar)).toBe('cancelled');
    expect((await staff.form(path, {})).status).toBe(303);
    expect(await statusOf(staff, omar)).toBe('cancelled');
    expect(await today()).toMatch(/gave the place of Omar back\..*Undo.*gave Omar a place/);
    await undo();
    expect(await statusOf(staff, omar)).toBe('enrolled');
  });

  it('is undone: somebody moved to another group goes back, a room gets its size back', async () => {
    const { own, staff, undo } = await office();
    const group = await makeClass(app, own);
    const other = await makeClassOf(app, own, group.course);
    const omar = await enrol(app.http, group, 'Omar Khalil');
    await staff.post(`/api/v1/enrolments/${omar}/transfer`, { to: other.code });
    expect((await app.http.get(`/api/v1/classes/${other.id}`)).body.seats.taken).toBe(1);
    await undo();
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats.taken).toBe(1);
    expect((await app.http.get(`/api/v1/classes/${other.id}`)).body.seats.taken).toBe(0);
    await staff.patch(`/api/v1/classes/${group.id}`, { capacity: 9 });
    await undo();
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.capacity).toBe(3);
  });

  it('has a way to put right what cannot be undone', async () => {
    const { own, staff } = await office();
    const group = await makeClass(app, own, { class: { admission: 'approval' } });
    const omar = await enrol(app.http, group, 'Omar Khalil');
    await staff.post(`/api/v1/enrolments/${omar}/rejection`, { reason: 'The group is full.' });
    const page = await staff.get('/en/office');
    expect(page.text).toContain(`href="/en/office/classes/${group.code}/applications">Correct`);
    expect(page.text).not.toContain('/undo"');
  });

  it('is nobody else’s to undo, and nothing is undone that came before something else', async () => {
    const { own, staff } = await office();
    const group = await makeClass(app, own);
    const omar = await enrol(staff, group, 'Omar Khalil');
    const line = await app.db.collection<{ _id: string }>('history').findOne({ 'subject.id': omar });
    const path = `/en/office/done/${line?._id}/undo`;
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.form(path, {})).status).toBe(404);
    await staff.delete(`/api/v1/enrolments/${omar}`);
    const late = await staff.form(path, {});
    expect(late.status).toBe(303);
    expect(await statusOf(staff, omar)).toBe('cancelled');
  });
});
