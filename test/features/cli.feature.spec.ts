import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from '../../src/commands';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Files } from '../../src/platform/files';
import { Links, Vault } from '../../src/platform/secrets';
import { newId } from '../../src/shared/ids';
import { makeOrganisation } from '../factories/organisation';
import { makePerson } from '../factories/person';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let folder: string;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  folder = await mkdtemp(join(tmpdir(), 'sofra-cli-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  code: number;
  out: string[];
  err: string;
}

/** Runs a command as the process would, on the database of this test. */
async function cli(...words: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(
    words,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err: err.join('\n') };
}

/** The same on another database and folder of files. */
async function cliElsewhere(database: string, words: string[], env: Record<string, string> = {}): Promise<Said> {
  const before = { ...process.env };
  const uri = new URL(before['MONGODB_URI'] ?? '');
  uri.pathname = `/${database}`;
  Object.assign(process.env, { MONGODB_URI: uri.toString(), ...env });
  try {
    return await cli(...words);
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

describe('The command line', () => {
  it('says how it is used', async () => {
    const help = await cli('--help');
    expect([help.code, help.out.join('\n')]).toEqual([0, expect.stringContaining('token create --organisation SLUG')]);
    for (const words of [
      ['bake'],
      ['user'],
      ['backup'],
      ['migrate', 'now'],
      ['token', 'create', '--role', 'manager'],
    ]) {
      expect([words, (await cli(...words)).code]).toEqual([words, 2]);
    }
  });

  it('tells wrong settings in words', async () => {
    const { code, err } = await cliElsewhere('x', ['audit'], { RATE_LIMITS: 'perhaps' });
    expect([code, err]).toEqual([1, expect.stringContaining('RATE_LIMITS')]);
  });

  it('migrates as often as it is asked', async () => {
    for (let i = 0; i < 2; i += 1) expect((await cli('migrate')).code).toBe(0);
    const indexes = await app.db.collection('accounts').indexes();
    expect(indexes.some(({ key, unique }) => 'emailIndex' in key && unique === true)).toBe(true);
  });

  it('loads the demo as often as it is asked, and undoes nothing of what people did with it', async () => {
    const database = `t_${newId().replaceAll('-', '')}`;
    const rows = app.db.client.db(database);
    try {
      const load = () => cliElsewhere(database, ['demo-data'], { DEMO: 'on' });
      await cliElsewhere(database, ['migrate'], { DEMO: 'on' });
      const first = await load();
      expect([first.code, first.err]).toEqual([0, '']);
      const enrolled = await rows.collection('enrolments').countDocuments();
      expect(enrolled).toBeGreaterThan(20);
      const second = await load();
      expect([second.code, second.err, second.out]).toEqual([0, '', first.out]);
      expect(await rows.collection('enrolments').countDocuments()).toBe(enrolled);
      expect((await cliElsewhere(database, ['audit'], { DEMO: 'on' })).code).toBe(0);
    } finally {
      await rows.dropDatabase();
    }
  }, 180_000);

  it('does one round of every sweep', async () => {
    const { code, out } = await cli('sweep');
    expect(code).toBe(0);
    expect(out).toContainEqual(expect.stringMatching(/^outbox: \d+$/));
  });
});

describe('Users and tokens', () => {
  const user = (...more: string[]) =>
    cli('user', 'create', '--email', 'Mira@sofra.example', '--organisation', 'legis', ...more);
  const signIn = (password: string) =>
    new HttpClient(app.app).post('/api/v1/sign-ins', { email: 'mira@sofra.example', password });

  it('are made for one organisation and role; somebody who is there gets the role as well', async () => {
    const made = await user('--role', 'coordinator');
    expect(made.code).toBe(0);
    const password = made.out.at(-1) ?? '';
    expect((await signIn(password)).body.roles).toEqual([
      { organisation: { id: legis.id, slug: 'legis' }, role: 'coordinator' },
    ]);
    expect((await user('--role', 'manager', '--password', 'open-table')).code).toBe(0);
    const { body } = await signIn('open-table');
    expect(body.roles.map(({ role }: { role: string }) => role)).toEqual(['coordinator', 'manager']);
    const changed = { organisationId: legis.id, verb: 'access.password-changed', 'actor.kind': 'system' };
    expect(await app.db.collection('history').countDocuments(changed)).toBe(1);
  });

  it('are refused with a reason', async () => {
    for (const role of ['king', 'gateway'])
      expect((await user('--role', role)).err).toMatch(/--role is one of manager.*operator$/);
    expect((await user('--role', 'manager', '--password', 'short')).err).toContain('8 to 200');
    const nowhere = ['--email', 'a@sofra.example', '--organisation', 'nowhere', '--role', 'manager'];
    expect(await cli('user', 'create', ...nowhere)).toMatchObject({
      code: 2,
      err: 'There is no organisation nowhere.',
    });
  });

  it('print a token alone on the last line', async () => {
    const made = await cli('token', 'create', '--organisation', 'legis', '--role', 'accountant', '--name', 'bank');
    expect(made.code).toBe(0);
    expect(made.out.at(-1)).toMatch(/^sofra_[\w-]{43}$/);
    expect((await app.http.as(made.out.at(-1) ?? '').get('/api/v1/me')).status).toBe(200);
    const sms = await cli('token', 'create', '--organisation', 'legis', '--role', 'gateway', '--name', 'sms');
    const gateway = app.http.as(sms.out.at(-1) ?? '');
    const answer = await gateway.post('/api/v1/sms-replies', { from: '+38970123987', text: '1' });
    expect(answer).toMatchObject({ status: 200, body: { result: 'unknown_number' } });
    expect((await gateway.get('/api/v1/me')).status).toBe(403);
  });
});

describe('The audit', () => {
  it('prints a line a check, and ends with 1 when something is wrong', async () => {
    const good = await cli('audit');
    expect(good.code).toBe(0);
    expect(good.out.at(-1)).toMatch(/^\d+ checks, 0 problems$/);
    expect(good.out).toHaveLength(Number(good.out.at(-1)?.split(' ')[0]) + 1);
    const loose = { _id: 'loose', accountId: 'nobody', organisationId: legis.id, role: 'manager' };
    await app.db.collection('grants').insertOne(loose);
    const bad = await cli('audit');
    expect([bad.code, bad.out.at(-1)]).toEqual([1, expect.stringMatching(/checks, 1 problems$/)]);
    expect(bad.out).toContain('      Grant loose has no account.');
    await app.db.collection('grants').deleteOne({ _id: 'loose' });
  });
});

describe('The table of permissions', () => {
  it('has every route once, none of them open by oversight', async () => {
    const { code, out } = await cli('permissions');
    expect(code).toBe(0);
    const row = (method: string, path: string) =>
      out.find((line) => line.startsWith(method) && line.includes(` ${path} `));
    expect(row('PATCH', '/api/v1/organisations/:organisation/settings')).toMatch(/ \. +\. +x +x +\./);
    expect(row('POST', '/sign-in')).toMatch(/ x +\./);
    for (const line of out.slice(1)) expect([line, / x( |$)/.test(line)]).toEqual([line, true]);
    const routes = out.slice(1).map((line) => line.split(/\s+/).slice(0, 2).join(' '));
    expect(new Set(routes).size).toBe(routes.length);
  });
});

describe('A backup', () => {
  it('brings everything back into an empty database, and only there', async () => {
    const person = await makePerson(app, legis.id, { fullName: 'Samira Haddad', email: 'samira@sofra.example' });
    const hash = await app.get(Files).put(Buffer.from('a certificate'));
    const odd = { _id: 'odd', whole: 1, half: 0.5, at: new Date(0), none: null, list: ['x'], c: 1, d: { counts: 1 } };
    await app.db.collection('test_odd').insertOne(odd);
    const file = join(folder, 'sofra.gz');
    const made = await cli('backup', file);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain('organisations: 1');
    expect(gunzipSync(await readFile(file)).toString()).not.toMatch(/Samira|samira@/);
    expect(existsSync(join(`${file}.files`, hash.slice(0, 2), hash))).toBe(true);

    expect(await cli('restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    const database = `t_${newId().replaceAll('-', '')}`;
    const elsewhere = { DATA_DIR: join(folder, 'elsewhere') };
    await cliElsewhere(database, ['migrate'], elsewhere);
    const back = await cliElsewhere(database, ['restore', file], elsewhere);
    expect([back.code, back.err, back.out]).toEqual([0, '', made.out]);
    const restored = app.db.client.db(database);
    for (const name of ['persons', 'organisations', 'history', 'test_odd', 'accounts', 'api_tokens']) {
      const both = [app.db.client.db(app.db.connection.name), restored].map((db) =>
        db.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray(),
      );
      const [was, is] = await Promise.all(both);
      expect([name, is]).toEqual([name, was]);
    }
    expect(await restored.collection<{ _id: string }>('persons').findOne({ _id: person.id })).not.toBeNull();
    expect(existsSync(join(folder, 'elsewhere/files', hash.slice(0, 2), hash))).toBe(true);
    expect((await cliElsewhere(database, ['audit'], elsewhere)).code).toBe(0);
    expect((await cliElsewhere(database, ['restore', file], elsewhere)).code).toBe(1);
    await restored.dropDatabase();
  });

  it('that is not whole changes nothing', async () => {
    const file = join(folder, 'cut.gz');
    await cli('backup', file);
    await truncate(file, 400);
    const other = join(folder, 'other.gz');
    await writeFile(other, 'nothing');
    const database = `t_${newId().replaceAll('-', '')}`;
    for (const broken of [file, other, join(folder, 'missing.gz')]) {
      expect((await cliElsewhere(database, ['restore', broken])).code).toBe(1);
    }
    const names = await app.db.client.db(database).listCollections().toArray();
    expect(names).toEqual([]);
  });
});

describe('A new key', () => {
  it('seals everything again; look-ups and links stay', async () => {
    const person = await makePerson(app, legis.id, { fullName: 'Nur Example', phone: '+38970777666', needs: 'A lift' });
    const fake = `test.${'a'.repeat(16)}.${'b'.repeat(30)}`;
    const list = [{ name: app.get(Vault).seal('Nur') }];
    await app.db.collection('test_deep').insertOne({ _id: 'deep', list, text: 'test.abc', fake });
    const link = app.get(Links).secret('place', 'e-1', 'n');
    const old = process.env['SECRET_KEYS'] ?? '';
    process.env['SECRET_KEYS'] = `next:${Buffer.alloc(32, 7).toString('base64')},${old}`;
    try {
      const { code, out } = await cli('keys', 'rotate');
      expect(code).toBe(0);
      expect(out).toContainEqual(expect.stringMatching(/^persons: [1-9]/));
      expect(out).toContainEqual(expect.stringMatching(/^accounts: [1-9]/));
      expect((await cli('keys', 'rotate')).out).toEqual([out.at(-1)]);
      const deep = await app.db.collection('test_deep').findOne({ _id: 'deep' });
      expect(JSON.stringify(deep)).toMatch(
        /^{"_id":"deep","list":\[{"name":"next\.[^"]+"}\],"text":"test\.abc","fake":"test\./,
      );
      const row = JSON.stringify(await app.db.collection('persons').findOne({ _id: person.id }));
      expect(row).toContain('"fullName":"next.');
      expect(row).not.toContain('"test.');
      const later = await startApp({
        MONGODB_URI: process.env['MONGODB_URI'] ?? '',
        SECRET_KEYS: process.env['SECRET_KEYS'],
      });
      try {
        expect(await later.get(People).get(legis.id, person.id)).toEqual(person);
        expect(await later.get(People).findByContact(legis.id, { phone: '+38970777666' })).toEqual([person.id]);
        expect(later.get(Links).secret('place', 'e-1', 'n')).toBe(link);
      } finally {
        await later.app.close();
        await later.mail.close();
      }
    } finally {
      process.env['SECRET_KEYS'] = old;
    }
  });
});
