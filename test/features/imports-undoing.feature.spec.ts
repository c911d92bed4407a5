import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { makeCourse } from '../factories/course';
import { makeClass } from '../factories/enrolment';
import { fileOf, ImportOffice } from '../factories/imports';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let office: ImportOffice;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'mk', settings: { quietHours: null } });
  office = await ImportOffice.open(app, legis);
  ({ staff } = office);
});
afterAll(() => app.close());

describe('An import that is undone', () => {
  it('gives the places back without a word, deletes who it was, and says so in the history', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const email = `gone-${group.code}@people.example`;
    const { body } = await office.bring(group, fileOf(`Rana;;${email};ar;Omar;`, 'Waits;;;mk;;waiting'));
    const made = await office.confirmed(body.id, { tell: true });
    const before = app.mail.to(email).length;
    expect((await office.undone(body.id)).body).toMatchObject({ state: 'undone', counts: { undone: 2 } });
    expect(await office.names(group)).toEqual([]);
    expect(await office.names(group, 'waiting')).toEqual([]);
    expect(app.mail.to(email)).toHaveLength(before);
    const [first, second] = made.body.rows as { id: string }[];
    const gone = await app.db
      .collection('enrolments')
      .find({ _id: { $in: [first!.id, second!.id] } })
      .toArray();
    expect(gone).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled' }]);
    expect(gone.every(({ offer, erasedAt }) => offer === undefined && erasedAt instanceof Date)).toBe(true);
    const persons = await app.get(People).list(
      legis.id,
      gone.map((one) => String(one['personId'])),
    );
    expect([...persons.values()].filter(({ fullName }) => fullName !== '—')).toEqual([]);
    expect((await office.verbs(group)).at(-1)).toEqual({ verb: 'imports.people-taken-out', count: 2, by: 'staff' });
    expect((await office.undone(body.id)).body.counts).toEqual({ undone: 2 });
  });

  it('keeps whom somebody has touched since then, and says why', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 6 } });
    const { body } = await office.bring(
      group,
      fileOf('Left;;;ar;;', 'Marked;;;ar;;', 'With;;;ar;Omar;', 'Plain;;;ar;;'),
    );
    const rows = (await office.confirmed(body.id)).body.rows as { id: string }[];
    const [left, marked, withOne] = rows.map(({ id }) => id);
    await staff.delete(`/api/v1/enrolments/${left}`);
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: { id: string }[] };
    await staff.put(`/api/v1/sessions/${sessions[0]!.id}/attendance`, {
      marks: [{ enrolmentId: marked, status: 'present', markedAt: app.clock.now().toISOString() }],
    });
    await app.advance({ seconds: 1 });
    await staff.put(`/api/v1/enrolments/${withOne}/companions`, { companions: [{ fullName: 'Sara' }] });
    const after = await office.undone(body.id);
    expect(after.body.counts).toEqual({ kept: 3, undone: 1 });
    expect(after.body.rows).toMatchObject([
      { state: 'kept', problems: [{ code: 'was_changed' }] },
      { state: 'kept', problems: [{ code: 'was_marked' }] },
      { state: 'kept', problems: [{ code: 'was_changed' }] },
      { state: 'undone' },
    ]);
    expect((await office.names(group)).sort()).toEqual(['Marked', 'With']);
  });

  it('takes results back that were typed in', async () => {
    const group = await makeClass(app, legis, { class: office.past() });
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;completed'));
    await office.confirmed(body.id);
    await office.undone(body.id);
    expect(await office.names(group, 'completed')).toEqual([]);
    expect((await staff.get(`/api/v1/classes/${group.id}`)).body.seats).toMatchObject({ free: 3 });
  });

  it('can be undone for seven days, and not before it is done', async () => {
    const group = await makeClass(app, legis);
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;'));
    const undo = () => staff.post(`/api/v1/imports/${body.id}/undoing`);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'cannot_undo', state: 'checked' } });
    const last = Date.parse((await office.confirmed(body.id)).body.undoUntil as string);
    expect(last - app.clock.now().getTime()).toBeGreaterThan((7 * 24 - 1) * 3_600_000);
    await app.advance({ hours: 7 * 24 });
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'cannot_undo', state: 'done' } });
    expect(await office.names(group)).toEqual(['Rana']);
  });
});

describe('A crash in the middle', () => {
  /** Lets MongoDB refuse rows in a state, as when a process ends before it can write them. */
  const refuseRows = (state: string | null) =>
    app.get(Database).connection.db!.command({
      collMod: 'import_rows',
      validator: state === null ? {} : { state: { $ne: state } },
    });

  it('lets nobody in twice, and takes everybody out whom it had begun with', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 6 } });
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;', 'Omar;;;ar;;', 'Waits;;;mk;;waiting'));
    await refuseRows('made');
    await staff.post(`/api/v1/imports/${body.id}/confirmation`);
    await until(async () => (await office.roster(group)).length === 3);
    expect((await office.look(body.id)).body).toMatchObject({ state: 'going', counts: { new: 3 } });
    await refuseRows(null);
    await app.drain();
    expect((await office.look(body.id)).body).toMatchObject({ state: 'done', counts: { made: 3 } });
    expect(await office.names(group)).toHaveLength(3);
    await refuseRows('undone');
    await staff.post(`/api/v1/imports/${body.id}/undoing`);
    await until(async () => (await office.roster(group)).length === 0);
    await refuseRows(null);
    await app.drain();
    expect((await office.look(body.id)).body).toMatchObject({ state: 'undone', counts: { undone: 3 } });
  });
});

describe('A file of classes', () => {
  const CLASSES = 'Town;Venue;Languages;Places;At least;Meetings;Code';
  const classFile = (...rows: string[]): string => [CLASSES, ...rows].join('\n');

  it('becomes drafts, which nobody but staff ever sees once they are taken back', async () => {
    const course = await makeCourse(app, legis);
    const file = classFile(
      'Битола;Дом на култура;mk, арапски;12;6;"4.3.2019 18:00-20:00; 11.3.2019 18:00-20:00";bread-2019',
      'Skopje;House;mk;10;;5.3.2019 18:00-20:00;',
      'Skopje;House;mk;4;6;6.3.2019 18:00-20:00;',
      'Skopje;House;mk;4;;soon;',
    );
    const brought = await staff.post('/api/v1/imports', { kind: 'classes', course: course.slug, file });
    expect(brought).toMatchObject({
      status: 201,
      body: {
        counts: { new: 2, bad: 2 },
        rows: [
          { state: 'new', effect: 'draft' },
          { state: 'new' },
          { state: 'bad', problems: [{ column: 'minimum', code: 'above_capacity' }] },
          { state: 'bad', problems: [{ column: 'meetings', code: 'not_a_meeting' }] },
        ],
      },
    });
    const made = (await office.confirmed(brought.body.id)).body;
    expect(made.counts).toEqual({ made: 2, bad: 2 });
    const bread = await staff.get('/api/v1/classes/bread-2019');
    expect(bread.body).toMatchObject({ state: 'draft', capacity: 12, minimum: 6, teachingLanguages: ['mk', 'ar'] });
    expect(bread.body.sessions[0].start).toBe('2019-03-04T17:00:00.000Z');
    const again = await staff.post('/api/v1/imports', { kind: 'classes', course: course.slug, file });
    expect(again.body.counts).toEqual({ known: 2, bad: 2 });
    const other = await makeCourse(app, legis);
    const taken = await staff.post('/api/v1/imports', {
      kind: 'classes',
      course: other.slug,
      file: classFile('Skopje;House;mk;4;;5.3.2019 18:00-20:00;bread-2019'),
    });
    expect(taken.body.rows).toMatchObject([{ state: 'bad', problems: [{ column: 'code', code: 'taken' }] }]);
    await staff.patch(`/api/v1/classes/${made.rows[1].id}`, { capacity: 11 });
    expect((await office.undone(brought.body.id)).body.counts).toEqual({ undone: 1, kept: 1, bad: 2 });
    expect((await staff.get('/api/v1/classes/bread-2019')).body).toMatchObject({ state: 'cancelled' });
    for (const path of ['/api/v1/classes/bread-2019', '/en/classes/bread-2019', '/en/classes/bread-2019/join'])
      expect((await app.http.get(path)).status).toBe(404);
    const open = await app.http.get(`/api/v1/classes?course=${course.slug}`);
    expect(open.body.items).toEqual([]);
  });
});
