import { Importing } from '../../src/imports/importing.service';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { actorOf, clientOf } from '../factories/account';
import { makeCourse } from '../factories/course';
import { join, makeClass, newPhone } from '../factories/enrolment';
import { fileOf, ImportOffice } from '../factories/imports';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

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

describe('A file of people', () => {
  it('is looked at row by row, and nothing is done before somebody says so', async () => {
    const group = await makeClass(app, legis);
    await join(staff, group.id, { fullName: 'Amal Haddad', phone: '+38970555111' });
    const answer = await office.bring(
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
    expect(await office.names(group)).toEqual(['Amal Haddad']);
    const stored = JSON.stringify(await app.db.collection('import_rows').find({}).toArray());
    expect(stored).not.toMatch(/Рана|Amal|555 ?\d{3}|people\.example|elvish/);
  });

  it('lets its good rows in without a letter, in the name of who confirmed it, and never twice', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const email = `rana-${group.code}@people.example`;
    const { body } = await office.bring(
      group,
      fileOf(`Rana;${newPhone()};${email};ar;;`, 'Waits;;;mk;;чека', 'Omar;;;ar;;enrolled', 'Nobody;1;;mk;;'),
    );
    expect(body.counts).toEqual({ new: 3, bad: 1 });
    const done = await office.confirmed(body.id);
    expect(done.body).toMatchObject({ state: 'done', counts: { made: 3, bad: 1 } });
    expect(done.body.rows[1]).toMatchObject({ state: 'made', effect: 'waiting', id: expect.any(String) });
    expect((await office.names(group)).sort()).toEqual(['Omar', 'Rana']);
    expect(await office.names(group, 'waiting')).toEqual(['Waits']);
    expect(app.mail.to(email)).toEqual([]);
    await office.confirmed(body.id);
    await app.get(Importing).run(body.id, 1);
    expect(await office.names(group)).toHaveLength(2);
    expect((await office.verbs(group)).slice(-4)).toEqual([
      { verb: 'enrolments.joined', count: undefined, by: 'staff' },
      { verb: 'enrolments.joined', count: undefined, by: 'staff' },
      { verb: 'enrolments.waiting', count: undefined, by: 'staff' },
      { verb: 'imports.people-brought-in', count: 3, by: 'staff' },
    ]);
    // The same list once more, as somebody may bring it: it has nothing new.
    const again = await office.bring(group, fileOf('Omar;;;ar;;enrolled', 'Waits;;;mk;;чека'));
    expect(again.body.counts).toEqual({ known: 2 });
    expect(await staff.post(`/api/v1/imports/${again.body.id}/confirmation`)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_import' },
    });
  });

  it('writes to them when whoever confirms it says so', async () => {
    const group = await makeClass(app, legis);
    const email = `told-${group.code}@people.example`;
    const { body } = await office.bring(group, fileOf(`Rana;;${email};en;;`));
    await office.confirmed(body.id, { tell: true });
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
    await office.confirmed(answer.body.id);
    expect(await office.names(group)).toEqual(['Љубица Ѓорѓиева']);
  });

  it('of a class that was held before types in results, which no roll changes', async () => {
    const group = await makeClass(app, legis, { class: office.past() });
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;завршил', 'Omar;;;ar;;enrolled'));
    const done = await office.confirmed(body.id);
    expect(done.body.rows).toMatchObject([{ effect: 'completed' }, { effect: 'enrolled' }]);
    await staff.post(`/api/v1/classes/${group.id}/confirmation`);
    expect((await staff.post(`/api/v1/classes/${group.id}/completion`)).status).toBe(200);
    await app.drain();
    expect(await office.names(group, 'completed')).toEqual(['Rana']);
    expect(await office.names(group, 'not_completed')).toEqual(['Omar']);
    await staff.post(`/api/v1/classes/${group.id}/certificates`, {});
    await app.drain();
    expect(await office.names(group, 'completed')).toEqual(['Rana']);
  });

  it('brings people into a class for which others have to ask, and says who lacks the level below', async () => {
    const first = await makeCourse(app, legis);
    const second = { level: 'advanced' as const, trackId: first.trackId, entry: { rule: 'previous_level' as const } };
    const group = await makeClass(app, legis, { course: second, class: { admission: 'approval' } });
    const missing = await office.bring(group, fileOf('Rana;;;ar;;'));
    expect(missing.body.rows).toMatchObject([{ state: 'bad', problems: [{ code: 'entry_level_missing' }] }]);
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;'), { recognised: 'She has sewn for years.' });
    await office.confirmed(body.id);
    expect(await office.roster(group)).toMatchObject([{ fullName: 'Rana', status: 'enrolled' }]);
  });

  it('tells of each row that was refused after all, and lets the others in', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;', 'Omar;;;ar;;'));
    await join(staff, group.id, { fullName: 'Faster' });
    const done = await office.confirmed(body.id);
    expect(done.body.counts).toEqual({ made: 1, failed: 1 });
    expect(done.body.rows[1]).toMatchObject({ state: 'failed', id: null, problems: [{ code: 'class_full' }] });
  });
});

describe('Imports', () => {
  it('are the office’s: others are refused, and those of another organisation are not there', async () => {
    const group = await makeClass(app, legis);
    const { body } = await office.bring(group, fileOf('Rana;;;ar;;'));
    const other = await makeOrganisation(app);
    const strangers = await clientOf(app, other);
    const teachers = await clientOf(app, legis, 'instructor');
    for (const [client, status] of [
      [strangers, 404],
      [teachers, 403],
      [app.http, 401],
    ] as const) {
      expect((await office.bring(group, fileOf('Rana;;;ar;;'), {}, client)).status).toBe(status);
      expect((await client.get(`/api/v1/imports/${body.id}`)).status).toBe(status);
      expect((await client.post(`/api/v1/imports/${body.id}/confirmation`)).status).toBe(status);
      expect((await client.post(`/api/v1/imports/${body.id}/undoing`)).status).toBe(status);
    }
    expect((await strangers.get('/api/v1/imports')).body.items).toEqual([]);
    expect((await office.look(body.id)).body.state).toBe('checked');
    const manager = await clientOf(app, legis, 'manager');
    const ignored = await office.bring(group, 'Name;Language;Note\nRana;ar;tall');
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
    expect(await office.bring(draft, fileOf('Rana;;;ar;;'))).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
  });

  it('forget who is deleted, and everything once they have expired', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    const { body } = await office.bring(group, fileOf(`Rana;${phone};;ar;;`, 'Omar;;;ar;;'));
    const seated = await join(staff, group.id, { fullName: 'Rana', phone });
    const enrolment = await app.db.collection('enrolments').findOne({ _id: seated.body.id });
    await app.get(People).erase(actorOf(legis), legis.id, [String(enrolment!['personId'])]);
    const rows = () => app.db.collection('import_rows').find({ importId: body.id }).sort({ number: 1 }).toArray();
    expect((await rows()).map(({ cells }) => cells !== undefined)).toEqual([false, true]);
    expect((await office.confirmed(body.id)).body.counts).toEqual({ failed: 1, made: 1 });
    expect((await rows()).map(({ cells }) => cells !== undefined)).toEqual([false, false]);
    const old = await office.bring(group, fileOf('Sara;;;ar;;'));
    await app.db.collection('imports').updateOne({ _id: old.body.id }, { $set: { expires: new Date(Date.now() - 1) } });
    expect((await office.look(old.body.id)).status).toBe(404);
    expect((await staff.post(`/api/v1/imports/${old.body.id}/confirmation`)).status).toBe(404);
  });
});
