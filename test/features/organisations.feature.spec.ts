import { History } from '../../src/history';
import {
  DEFAULT_SETTINGS,
  type Organisation,
  Organisations,
  OrganisationSettingsChanged,
} from '../../src/organisations';
import { Jobs } from '../../src/platform/outbox';
import { systemActor } from '../../src/shared/actor';
import { clientOf } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;
let other: Organisation;
const heard: string[] = [];

beforeAll(async () => {
  app = await startApp();
  app.get(Jobs).on(OrganisationSettingsChanged, 'tests.hear-settings', ({ organisationId }) => {
    heard.push(organisationId);
    return Promise.resolve();
  });
  legis = await makeOrganisation(app, { slug: 'legis' });
  other = await makeOrganisation(app, {
    slug: 'utociste',
    settings: { quietHours: DEFAULT_SETTINGS.quietHours },
    country: 'RS',
    signatory: { name: 'Vera Example', role: { en: 'Manager' } },
  });
});
afterAll(() => app.close());

const settings = (slug = 'legis') => `/api/v1/organisations/${slug}/settings`;

describe('Organisations', () => {
  it('are shown to everybody by slug and id, without settings and signatures', async () => {
    const list = await app.http.get('/api/v1/organisations');
    expect(list.status).toBe(200);
    expect(list.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['legis', 'utociste']);
    expect(list.body.next).toBeNull();
    const one = await app.http.get('/api/v1/organisations/utociste');
    expect(one.body).toEqual((await app.http.get(`/api/v1/organisations/${other.id}`)).body);
    expect(one.body).toMatchObject({ slug: 'utociste', country: 'RS', timeZone: 'Europe/Skopje' });
    expect(one.text).not.toMatch(/settings|signatory|createdAt|Vera/);
  });

  it('that do not exist answer 404', async () => {
    for (const slug of ['nowhere', '%7B%22$ne%22:1%7D', '__proto__']) {
      expect((await app.http.get(`/api/v1/organisations/${slug}`)).status).toBe(404);
    }
  });

  it('have a slug of their own', async () => {
    await expect(makeOrganisation(app, { slug: 'legis' })).rejects.toMatchObject({ code: 'slug_taken', status: 409 });
  });
});

describe('Settings', () => {
  it('are the defaults until something is decided', async () => {
    const staff = await clientOf(app, other, 'instructor');
    const { body } = await staff.get('/api/v1/organisations/utociste');
    expect(body.settings).toEqual(DEFAULT_SETTINGS);
    expect((await staff.get('/api/v1/organisations/legis')).body.settings).toBeUndefined();
  });

  it('are changed in part by manager and coordinator, with a line of history and a fact', async () => {
    const coordinator = await clientOf(app, legis, 'coordinator');
    const first = await coordinator.patch(settings(), { offerWindow: 'PT1S', quietHours: null, maxParty: 4 });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ ...DEFAULT_SETTINGS, offerWindow: 'PT1S', quietHours: null, maxParty: 4 });
    const manager = await clientOf(app, legis, 'manager');
    const second = await manager.patch(settings(), { quietHours: { from: '22:00', to: '07:30' }, waitlistRule: 'fit' });
    expect(second.body).toMatchObject({
      offerWindow: 'PT1S',
      quietHours: { from: '22:00', to: '07:30' },
      waitlistRule: 'fit',
    });
    expect((await app.get(Organisations).get(legis.id)).settings).toEqual(second.body);
    const lines = await app.get(History).listFor(legis.id, { kind: 'organisation', id: legis.id });
    expect(lines.map(({ verb, facts }) => [verb, facts])).toEqual([
      ['organisations.settings-changed', { quietHours: '22:00-07:30', waitlistRule: 'fit' }],
      ['organisations.settings-changed', { offerWindow: 'PT1S', quietHours: 'off', maxParty: 4 }],
      ['organisations.created', {}],
    ]);
    await app.drain();
    expect(heard).toEqual([legis.id, legis.id]);
  });

  it('that make no sense are refused by field', async () => {
    const manager = await clientOf(app, legis, 'manager');
    const answer = await manager.patch(settings(), {
      offerWindow: '48 hours',
      holdWindow: 'PT0S',
      quietHours: { from: '25:00', to: '08:00' },
      waitlistRule: 'loose',
      maxParty: 0,
      maxQueue: 1.5,
      colour: 'red',
    });
    expect(answer.status).toBe(422);
    const problems = answer.body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`);
    expect(problems.sort()).toEqual([
      'colour unknown_field',
      'holdWindow not_a_duration',
      'maxParty too_small',
      'maxQueue wrong_type',
      'offerWindow not_a_duration',
      'quietHours.from not_a_time',
      'waitlistRule not_a_choice',
    ]);
    for (const { message } of answer.body.errors) expect(message).not.toBe('');
    for (const body of ['[]', '"x"', '{"offerWindow":{"$gt":""}}']) {
      expect([400, 422]).toContain((await manager.patch(settings(), body)).status);
    }
  });

  it('belong to their own organisation and to two roles', async () => {
    expect((await app.http.patch(settings(), {})).status).toBe(401);
    expect((await (await clientOf(app, other, 'manager')).patch(settings(), { maxParty: 1 })).status).toBe(404);
    for (const role of ['instructor', 'accountant', 'mentor', 'contact', 'operator'] as const) {
      expect((await (await clientOf(app, legis, role)).patch(settings(), { maxParty: 1 })).status).toBe(403);
    }
    expect((await (await clientOf(app, legis, 'manager')).patch(settings('nowhere'), {})).status).toBe(404);
  });

  it('that an earlier release stored in another shape read as the default', async () => {
    const broken = await makeOrganisation(app, {
      settings: { offerWindow: 'soon', quietHours: DEFAULT_SETTINGS.quietHours, maxParty: 3 },
    });
    expect((await app.get(Organisations).get(broken.id)).settings).toEqual({ ...DEFAULT_SETTINGS, maxParty: 3 });
  });
});

describe('History', () => {
  it('is listed in parts, the newest first, for one organisation', async () => {
    const history = app.get(History);
    const actor = systemActor('tests');
    const subject = { kind: 'enrolment', id: 'e-1' } as const;
    for (let n = 1; n <= 5; n += 1) {
      await app.db.inTransaction((tx) =>
        tx.write(
          ...history.writes(actor, {
            organisationId: legis.id,
            subject,
            classId: 'c-1',
            verb: 'tests.done',
            facts: { n },
          }),
        ),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
    const first = await history.listForClass(legis.id, 'c-1', { limit: 2 });
    const rest = await history.listForClass(legis.id, 'c-1', { after: first[1]?.id ?? '', limit: 50 });
    const seen = [...first, ...rest];
    expect(seen.map(({ facts }) => facts['n']).sort()).toEqual([1, 2, 3, 4, 5]);
    expect([...seen].sort((a, b) => (a.id < b.id ? 1 : -1))).toEqual(seen);
    expect(seen[0]?.actor).toEqual({ kind: 'system', name: 'tests' });
    expect(await history.listFor(legis.id, subject, { limit: 50 })).toHaveLength(5);
    expect(await history.listForClass(other.id, 'c-1')).toEqual([]);
  });

  it('keeps neither the name of an actor nor the secret of a link', async () => {
    const history = app.get(History);
    const writes = history.writes(
      { kind: 'holder', secretHash: 'very-secret' },
      { organisationId: legis.id, subject: { kind: 'class', id: 'c' }, verb: 'tests.done' },
    );
    expect(JSON.stringify(writes)).toContain('tests.done');
    expect(JSON.stringify(writes)).not.toContain('very-secret');
  });
});
