import { Importing } from '../../src/imports/importing.service';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { actorOf, clientOf } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeCourse } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'mk', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const HEADINGS = 'Име и презиме;Телефон;Имејл;Јазик;Доаѓа со;Состојба';

const fileOf = (...rows: string[]): string => [HEADINGS, ...rows].join('\n');

const bring = (group: Pick<OpenClass, 'code'>, file: string, more: object = {}, client = staff): Promise<Answer> =>
  client.post('/api/v1/imports', { kind: 'people', class: group.code, file, ...more });

const look = (id: string): Promise<Answer> => staff.get(`/api/v1/imports/${id}`);

async function confirmed(id: string, body: object = {}): Promise<Answer> {
  expect((await staff.post(`/api/v1/imports/${id}/confirmation`, body)).status).toBe(202);
  await app.drain();
  return look(id);
}

async function undone(id: string): Promise<Answer> {
  expect((await staff.post(`/api/v1/imports/${id}/undoing`)).status).toBe(202);
  await app.drain();
  return look(id);
}

const roster = async (group: OpenClass, status?: string) =>
  (await staff.get(`/api/v1/classes/${group.id}/roster${status ? `?status=${status}` : ''}`)).body.items as {
    id: string;
    fullName: string;
    status: string;
  }[];

const names = async (group: OpenClass, status?: string) =>
  (await roster(group, status)).map(({ fullName }) => fullName);

const verbs = async (group: OpenClass) =>
  (await app.db.collection('history').find({ classId: group.id }).sort({ _id: 1 }).toArray()).map((line) => ({
    verb: String(line['verb']),
    count: (line['facts'] as { count?: number } | undefined)?.count,
    by: (line['actor'] as { kind: string }).kind,
  }));

const past = () => ({ sessions: meetings(app, 2, -30) });

describe('A file of people', () => {
  it('is looked at row by row, and nothing is done before somebody says so', async () => {
    const group = await makeClass(app, legis);
    await join(staff, group.id, { fullName: 'Amal Haddad', phone: '+38970555111' });
    const answer = await bring(
      group,
      fileOf(
        'Рана Кури;070 555 222;;арапски;;запишан',
        'Миле Милески;12;;elvish;;',
        'Amal Haddad;070555111;;ar;;enrolled',
        'Теута;;;sq;Agron, Blerta, Driton;',
        'Sara;;sara@people.example;sr;;waiting',
      ),
    );
    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: 'checked',
        encoding: 'utf-8',
        counts: { new: 2, bad: 2, known: 1 },
        undoUntil: null,
        rows: [
          { row: 2, state: 'new', effect: 'enrolled', id: null, problems: [] },
          { row: 3, state: 'bad', problems: [{ column: 'language' }, { column: 'phone', code: 'not_a_phone' }] },
          { row: 4, state: 'known' },
          { row: 5, state: 'bad', problems: [{ column: 'seats', code: 'party_too_large' }] },
          { row: 6, state: 'new', effect: 'enrolled', problems: [{ code: 'place_is_free' }] },
        ],
      },
    });
    expect(answer.body.rows[1].problems[0].message).toMatch(/^Language: We do not know this language/);
    expect(await names(group)).toEqual(['Amal Haddad']);
    const stored = JSON.stringify(await app.db.collection('import_rows').find({}).toArray());
    expect(stored).not.toMatch(/Рана|070|people\.example|elvish/);
  });

  it('lets its good rows in without a letter, in the name of who confirmed it, and never twice', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const email = `rana-${group.code}@people.example`;
    const { body } = await bring(
      group,
      fileOf(`Rana;${newPhone()};${email};ar;;`, 'Waits;;;mk;;чека', 'Omar;;;ar;;enrolled', 'Nobody;1;;mk;;'),
    );
    expect(body.counts).toEqual({ new: 3, bad: 1 });
    const done = await confirmed(body.id);
    expect(done.body).toMatchObject({ state: 'done', counts: { made: 3, bad: 1 } });
    expect(done.body.rows[1]).toMatchObject({ state: 'made', effect: 'waiting', id: expect.any(String) });
    expect((await names(group)).sort()).toEqual(['Omar', 'Rana']);
    expect(await names(group, 'waiting')).toEqual(['Waits']);
    expect(app.mail.to(email)).toEqual([]);
    await confirmed(body.id);
    await app.get(Importing).run(body.id, 1);
    expect(await names(group)).toHaveLength(2);
    expect((await verbs(group)).slice(-4)).toEqual([
      { verb: 'enrolments.joined', count: undefined, by: 'staff' },
      { verb: 'enrolments.joined', count: undefined, by: 'staff' },
      { verb: 'enrolments.waiting', count: undefined, by: 'staff' },
      { verb: 'imports.people-brought-in', count: 3, by: 'staff' },
    ]);
    // The same list once more, as somebody may bring it: it has nothing new.
    const again = await bring(group, fileOf('Omar;;;ar;;enrolled', 'Waits;;;mk;;чека'));
    expect(again.body.counts).toEqual({ known: 2 });
    expect(await staff.post(`/api/v1/imports/${again.body.id}/confirmation`)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_import' },
    });
  });

  it('writes to them when whoever confirms it says so', async () => {
    const group = await makeClass(app, legis);
    const email = `told-${group.code}@people.example`;
    const { body } = await bring(group, fileOf(`Rana;;${email};en;;`));
    await confirmed(body.id, { tell: true });
    expect(app.mail.to(email)).toHaveLength(1);
  });

  it('is one import however often the request is repeated, and another file is another', async () => {
    const group = await makeClass(app, legis);
    const headers = { 'idempotency-key': 'a-list-from-paper' };
    const send = (file: string) => staff.post('/api/v1/imports', { kind: 'people', class: group.code, file }, headers);
    const first = await send(fileOf('Rana;;;ar;;'));
    expect((await send(fileOf('Rana;;;ar;;'))).body.id).toBe(first.body.id);
    expect(await send(fileOf('Omar;;;ar;;'))).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('comes as a form as well, in the letters of old spreadsheets', async () => {
    const group = await makeClass(app, legis);
    const letters = [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, at) => at))];
    const bytes = Buffer.from([...'Име;Јазик\r\nЉубица Ѓорѓиева;македонски'].map((one) => letters.indexOf(one)));
    const answer = await staff.upload('/api/v1/imports', { kind: 'people', class: group.code }, bytes);
    expect(answer).toMatchObject({ status: 201, body: { encoding: 'windows-1251', counts: { new: 1 } } });
    await confirmed(answer.body.id);
    expect(await names(group)).toEqual(['Љубица Ѓорѓиева']);
  });

  it('of a class that was held before types in results, which no roll changes', async () => {
    const group = await makeClass(app, legis, { class: past() });
    const { body } = await bring(group, fileOf('Rana;;;ar;;завршил', 'Omar;;;ar;;enrolled'));
    const done = await confirmed(body.id);
    expect(done.body.rows).toMatchObject([{ effect: 'completed' }, { effect: 'enrolled' }]);
    await staff.post(`/api/v1/classes/${group.id}/confirmation`);
    expect((await staff.post(`/api/v1/classes/${group.id}/completion`)).status).toBe(200);
    await app.drain();
    expect(await names(group, 'completed')).toEqual(['Rana']);
    expect(await names(group, 'not_completed')).toEqual(['Omar']);
    await staff.post(`/api/v1/classes/${group.id}/certificates`, {});
    await app.drain();
    expect(await names(group, 'completed')).toEqual(['Rana']);
  });

  it('brings people into a class for which others have to ask, and says who lacks the level below', async () => {
    const first = await makeCourse(app, legis);
    const second = { level: 'advanced' as const, trackId: first.trackId, entry: { rule: 'previous_level' as const } };
    const group = await makeClass(app, legis, { course: second, class: { admission: 'approval' } });
    const missing = await bring(group, fileOf('Rana;;;ar;;'));
    expect(missing.body.rows).toMatchObject([{ state: 'bad', problems: [{ code: 'entry_level_missing' }] }]);
    const { body } = await bring(group, fileOf('Rana;;;ar;;'), { recognised: 'She has sewn for years.' });
    await confirmed(body.id);
    expect(await roster(group)).toMatchObject([{ fullName: 'Rana', status: 'enrolled' }]);
  });

  it('tells of each row that was refused after all, and lets the others in', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const { body } = await bring(group, fileOf('Rana;;;ar;;', 'Omar;;;ar;;'));
    await join(staff, group.id, { fullName: 'Faster' });
    const done = await confirmed(body.id);
    expect(done.body.counts).toEqual({ made: 1, failed: 1 });
    expect(done.body.rows[1]).toMatchObject({ state: 'failed', id: null, problems: [{ code: 'class_full' }] });
  });
});

describe('An import that is undone', () => {
  it('gives the places back without a word, deletes who it was, and says so in the history', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const email = `gone-${group.code}@people.example`;
    const { body } = await bring(group, fileOf(`Rana;;${email};ar;Omar;`, 'Waits;;;mk;;waiting'));
    const made = await confirmed(body.id, { tell: true });
    const before = app.mail.to(email).length;
    expect((await undone(body.id)).body).toMatchObject({ state: 'undone', counts: { undone: 2 } });
    expect(await names(group)).toEqual([]);
    expect(await names(group, 'waiting')).toEqual([]);
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
    expect((await verbs(group)).at(-1)).toEqual({ verb: 'imports.people-taken-out', count: 2, by: 'staff' });
    expect((await undone(body.id)).body.counts).toEqual({ undone: 2 });
  });

  it('keeps whom somebody has touched since then, and says why', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 6 } });
    const { body } = await bring(group, fileOf('Left;;;ar;;', 'Marked;;;ar;;', 'With;;;ar;Omar;', 'Plain;;;ar;;'));
    const rows = (await confirmed(body.id)).body.rows as { id: string }[];
    const [left, marked, withOne] = rows.map(({ id }) => id);
    await staff.delete(`/api/v1/enrolments/${left}`);
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: { id: string }[] };
    await staff.put(`/api/v1/sessions/${sessions[0]!.id}/attendance`, {
      marks: [{ enrolmentId: marked, status: 'present', markedAt: app.clock.now().toISOString() }],
    });
    await app.advance({ seconds: 1 });
    await staff.put(`/api/v1/enrolments/${withOne}/companions`, { companions: [{ fullName: 'Sara' }] });
    const after = await undone(body.id);
    expect(after.body.counts).toEqual({ kept: 3, undone: 1 });
    expect(after.body.rows).toMatchObject([
      { state: 'kept', problems: [{ code: 'was_changed' }] },
      { state: 'kept', problems: [{ code: 'was_marked' }] },
      { state: 'kept', problems: [{ code: 'was_changed' }] },
      { state: 'undone' },
    ]);
    expect((await names(group)).sort()).toEqual(['Marked', 'With']);
  });

  it('takes results back that were typed in', async () => {
    const group = await makeClass(app, legis, { class: past() });
    const { body } = await bring(group, fileOf('Rana;;;ar;;completed'));
    await confirmed(body.id);
    await undone(body.id);
    expect(await names(group, 'completed')).toEqual([]);
    expect((await staff.get(`/api/v1/classes/${group.id}`)).body.seats).toMatchObject({ free: 3 });
  });

  it('can be undone for seven days, and not before it is done', async () => {
    const group = await makeClass(app, legis);
    const { body } = await bring(group, fileOf('Rana;;;ar;;'));
    const undo = () => staff.post(`/api/v1/imports/${body.id}/undoing`);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'cannot_undo', state: 'checked' } });
    const last = Date.parse((await confirmed(body.id)).body.undoUntil as string);
    expect(last - app.clock.now().getTime()).toBeGreaterThan((7 * 24 - 1) * 3_600_000);
    await app.advance({ hours: 7 * 24 });
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'cannot_undo', state: 'done' } });
    expect(await names(group)).toEqual(['Rana']);
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
    const { body } = await bring(group, fileOf('Rana;;;ar;;', 'Omar;;;ar;;', 'Waits;;;mk;;waiting'));
    await refuseRows('made');
    await staff.post(`/api/v1/imports/${body.id}/confirmation`);
    await until(async () => (await roster(group)).length === 3);
    expect((await look(body.id)).body).toMatchObject({ state: 'going', counts: { new: 3 } });
    await refuseRows(null);
    await app.drain();
    expect((await look(body.id)).body).toMatchObject({ state: 'done', counts: { made: 3 } });
    expect(await names(group)).toHaveLength(3);
    await refuseRows('undone');
    await staff.post(`/api/v1/imports/${body.id}/undoing`);
    await until(async () => (await roster(group)).length === 0);
    await refuseRows(null);
    await app.drain();
    expect((await look(body.id)).body).toMatchObject({ state: 'undone', counts: { undone: 3 } });
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
    const made = (await confirmed(brought.body.id)).body;
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
    expect((await undone(brought.body.id)).body.counts).toEqual({ undone: 1, kept: 1, bad: 2 });
    expect((await staff.get('/api/v1/classes/bread-2019')).body).toMatchObject({ state: 'cancelled' });
    for (const path of ['/api/v1/classes/bread-2019', '/en/classes/bread-2019', '/en/classes/bread-2019/join'])
      expect((await app.http.get(path)).status).toBe(404);
    const open = await app.http.get(`/api/v1/classes?course=${course.slug}`);
    expect(open.body.items).toEqual([]);
  });
});

describe('Imports', () => {
  it('are the office’s: others are refused, and those of another organisation are not there', async () => {
    const group = await makeClass(app, legis);
    const { body } = await bring(group, fileOf('Rana;;;ar;;'));
    const other = await makeOrganisation(app);
    const strangers = await clientOf(app, other);
    const teachers = await clientOf(app, legis, 'instructor');
    for (const [client, status] of [
      [strangers, 404],
      [teachers, 403],
      [app.http, 401],
    ] as const) {
      expect((await bring(group, fileOf('Rana;;;ar;;'), {}, client)).status).toBe(status);
      expect((await client.get(`/api/v1/imports/${body.id}`)).status).toBe(status);
      expect((await client.post(`/api/v1/imports/${body.id}/confirmation`)).status).toBe(status);
      expect((await client.post(`/api/v1/imports/${body.id}/undoing`)).status).toBe(status);
    }
    expect((await strangers.get('/api/v1/imports')).body.items).toEqual([]);
    expect((await look(body.id)).body.state).toBe('checked');
    const manager = await clientOf(app, legis, 'manager');
    const ignored = await bring(group, 'Name;Language;Note\nRana;ar;tall');
    expect(ignored.body.ignored).toEqual(['Note']);
    expect((await manager.get(`/api/v1/imports/${ignored.body.id}`)).body.ignored).toEqual([]);
  });

  it('are refused where nothing can be read of the file, or nobody can come into the class', async () => {
    const group = await makeClass(app, legis);
    const codes = async (file: unknown, more: object = {}) => {
      const { status, body } = await staff.post('/api/v1/imports', {
        kind: 'people',
        class: group.code,
        file,
        ...more,
      });
      return [
        status,
        ...((body.errors ?? []) as { field: string; code: string }[]).map((one) => `${one.field} ${one.code}`),
      ];
    };
    expect(await codes('')).toEqual([422, 'file file_empty']);
    expect(await codes('Rana;070 123 456\nOmar;')).toEqual([
      422,
      'file.fullName column_missing',
      'file.language column_missing',
    ]);
    expect(await codes('Name;Language\n"Rana;ar')).toEqual([422, 'file file_quotes']);
    expect(await codes(`Name;Language\n${'Rana;ar\n'.repeat(501)}`)).toEqual([422, 'file file_too_many_rows']);
    expect(await codes(`Name;Language\n${'x'.repeat(1_000_001)}`)).toEqual([422, 'file file_too_large']);
    expect(await codes('x'.repeat(2_100_000))).toEqual([413]);
    expect(await codes({ a: 1 })).toEqual([422, 'file wrong_type']);
    expect(await codes(fileOf('Rana;;;ar;;'), { class: undefined })).toEqual([422, 'class required']);
    expect(await codes(fileOf('Rana;;;ar;;'), { class: 'nobody-has-it' })).toEqual([404]);
    const workbook = Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]);
    const sent = await staff.upload('/api/v1/imports', { kind: 'people', class: group.code }, workbook);
    expect(sent).toMatchObject({ status: 422, body: { errors: [{ field: 'file', code: 'file_workbook' }] } });
    const large = await staff.upload(
      '/api/v1/imports',
      { kind: 'people', class: group.code },
      Buffer.alloc(1_100_000, 'a'),
    );
    expect(large).toMatchObject({ status: 422, body: { errors: [{ field: 'file', code: 'file_too_large' }] } });
    const draft = await makeClass(app, legis, { class: { draft: true } });
    expect(await bring(draft, fileOf('Rana;;;ar;;'))).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('forget who is deleted, and everything once they have expired', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    const { body } = await bring(group, fileOf(`Rana;${phone};;ar;;`, 'Omar;;;ar;;'));
    const seated = await join(staff, group.id, { fullName: 'Rana', phone });
    const enrolment = await app.db.collection('enrolments').findOne({ _id: seated.body.id });
    await app.get(People).erase(actorOf(legis), legis.id, [String(enrolment!['personId'])]);
    const rows = () => app.db.collection('import_rows').find({ importId: body.id }).sort({ number: 1 }).toArray();
    expect((await rows()).map(({ cells }) => cells !== undefined)).toEqual([false, true]);
    expect((await confirmed(body.id)).body.counts).toEqual({ failed: 1, made: 1 });
    expect((await rows()).map(({ cells }) => cells !== undefined)).toEqual([false, false]);
    const old = await bring(group, fileOf('Sara;;;ar;;'));
    await app.db.collection('imports').updateOne({ _id: old.body.id }, { $set: { expires: new Date(Date.now() - 1) } });
    expect((await look(old.body.id)).status).toBe(404);
    expect((await staff.post(`/api/v1/imports/${old.body.id}/confirmation`)).status).toBe(404);
  });
});
