import { History } from '../../src/history';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { ANONYMOUS, systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import { actorOf } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { makePerson } from '../factories/person';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let people: People;
let legis: Organisation;
let other: Organisation;

beforeAll(async () => {
  app = await startApp();
  people = app.get(People);
  legis = await makeOrganisation(app);
  other = await makeOrganisation(app);
});
afterAll(() => app.close());

const stored = async (id: string) => JSON.stringify(await app.db.collection('persons').findOne({ _id: id }));

describe('A person', () => {
  it('is stored sealed and read whole', async () => {
    const person = await makePerson(app, legis.id, {
      fullName: 'سميرة حداد',
      phone: '+38970123456',
      phoneTyped: '070/123-456',
      email: 'Samira@sofra.example',
      needs: 'A lift',
    });
    expect(person).toMatchObject({
      fullName: 'سميرة حداد',
      callName: 'سميرة',
      phone: '+38970123456',
      phoneTyped: '070/123-456',
      email: 'Samira@sofra.example',
      needs: 'A lift',
      language: 'ar',
    });
    expect(await stored(person.id)).not.toMatch(/سميرة|123456|123-456|amira|lift/);
  });

  it('is unknown to another organisation', async () => {
    const person = await makePerson(app, legis.id);
    await expect(people.get(other.id, person.id)).rejects.toMatchObject({ status: 404 });
    expect(await people.list(other.id, [person.id])).toEqual(new Map());
    expect([...(await people.list(legis.id, [person.id, 'nobody'])).keys()]).toEqual([person.id]);
  });

  it('is the same under the same name and contact, however the name is written', async () => {
    const person = await makePerson(app, legis.id, {
      fullName: 'Ђорђе Чолић',
      phone: '+381641234567',
      email: 'Djordje@sofra.example',
    });
    const byPhone = people.identity(legis.id, 'đorđe  ČOLIĆ', { phone: '+381641234567' });
    const twins = [
      await makePerson(app, legis.id, { fullName: 'đorđe  ČOLIĆ', phone: '+381641234567' }),
      await makePerson(app, legis.id, { fullName: 'Đorđe Čolić', email: 'djordje@SOFRA.example' }),
    ];
    await makePerson(app, other.id, { fullName: 'Đorđe Čolić', phone: '+381641234567' });
    const same = await people.sameAs(legis.id, person.id);
    expect(same.sort()).toEqual([person, ...twins].map(({ id }) => id).sort());
    expect(people.identity(legis.id, 'Đorđe Čolić', { phone: '+381641234567', email: 'x@sofra.example' })).toBe(
      byPhone,
    );
    expect(people.identity(other.id, 'Đorđe Čolić', { phone: '+381641234567' })).not.toBe(byPhone);
    expect(people.identity(legis.id, 'Đorđe Čolić', {}, 'p-1')).toBe('p-1');
  });

  it('may share a phone number with the family', async () => {
    const phone = '+38971555000';
    const one = await makePerson(app, legis.id, { fullName: 'Amal', phone });
    const two = await makePerson(app, legis.id, { fullName: 'Nur', phone });
    const abroad = await makePerson(app, other.id, { fullName: 'Nur', phone });
    expect((await people.findByContact(legis.id, { phone })).sort()).toEqual([one.id, two.id].sort());
    expect(await people.findByContact(other.id, { phone })).toEqual([abroad.id]);
    expect(await people.findByContact(legis.id, {})).toEqual([]);
  });

  it('is found by whole words of the name in any script', async () => {
    const person = await makePerson(app, legis.id, { fullName: 'Љиљана Петровић-Ковач' });
    for (const text of ['Ljiljana', 'petrovic', 'KOVAČ ljiljana']) {
      expect((await people.search(legis.id, text)).map(({ id }) => id)).toEqual([person.id]);
    }
    for (const text of ['Petro', '', '  ', 'Ljiljana Haddad']) expect(await people.search(legis.id, text)).toEqual([]);
    expect(await people.search(other.id, 'Ljiljana')).toEqual([]);
  });

  it('is made once under one id', async () => {
    const id = newId();
    await makePerson(app, legis.id, { id });
    await expect(makePerson(app, legis.id, { id })).rejects.toMatchObject({ code: 11000 });
  });
});

describe('A phone that answered STOP', () => {
  const phone = '+38971555999';
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 8, 7, minute));
  const reply = (minute: number, stopped: boolean) =>
    people.setMessages(actorOf(legis), phone, { stopped, at: at(minute) });

  it('stays so for all who share it, now and later, until it answers START itself', async () => {
    const person = await makePerson(app, legis.id, { phone });
    await reply(10, true);
    expect(await people.stoppedMessages(phone)).toEqual(at(10));
    await people.erase(systemActor('tests'), legis.id, [person.id]);
    const later = await makePerson(app, other.id, { fullName: 'Nur', phone });
    expect(await people.stoppedMessages(phone)).toEqual(at(10));
    await reply(5, false);
    expect(await people.stoppedMessages(phone)).toEqual(at(10));
    await reply(20, false);
    expect(await people.stoppedMessages(phone)).toBeUndefined();
    expect(await people.stoppedMessages('+38971555998')).toBeUndefined();
    expect(JSON.stringify(await app.db.collection('phone_replies').find({}).toArray())).not.toContain('71555999');
    expect((await people.get(other.id, later.id)).phone).toBe(phone);
  });

  it('stands in the history of the own organisation’s people, once for each answer', async () => {
    const person = await makePerson(app, legis.id, { phone });
    for (const [minute, stopped] of [
      [30, true],
      [30, true],
      [31, true],
      [40, false],
    ] as const)
      await reply(minute, stopped);
    const lines = await app.get(History).listFor(legis.id, { kind: 'person', id: person.id });
    expect(lines.map(({ verb }) => verb)).toEqual(['people.messages-started', 'people.messages-stopped']);
  });
});

describe('A look at a phone number', () => {
  it('is for the own staff and is written down', async () => {
    const person = await makePerson(app, legis.id, { phone: '+38970999888' });
    const staff = actorOf(legis, 'instructor');
    expect(await people.lookAt(staff, legis.id, person.id, 'phone', 'class.call')).toBe('+38970999888');
    expect(await people.lookAt(staff, legis.id, person.id, 'email', 'class.call')).toBeUndefined();
    for (const actor of [actorOf(other, 'manager'), ANONYMOUS]) {
      await expect(people.lookAt(actor, legis.id, person.id, 'phone', 'x')).rejects.toMatchObject({ status: 403 });
    }
    const log = await people.accesses(legis.id, person.id);
    expect(log.map(({ field, reason, accountId }) => [field, reason, accountId])).toEqual([
      ['email', 'class.call', staff.accountId],
      ['phone', 'class.call', staff.accountId],
    ]);
    expect(await people.accesses(other.id, person.id)).toEqual([]);
  });
});

describe('Erasing', () => {
  it('takes away everything personal, here and where others asked for their part', async () => {
    const person = await makePerson(app, legis.id, {
      fullName: 'Gone Person',
      callName: 'G',
      email: 'gone@sofra.example',
    });
    await app.db.collection('test_notes').insertMany([
      { _id: '1', personId: person.id, text: 'x' },
      { _id: '2', personId: person.id, text: 'y' },
      { _id: '3', personId: 'other', text: 'z' },
    ]);
    people.registerEraser('tests', ({ id: personId }) => [
      { collection: 'test_notes', filter: { personId }, update: { $unset: { text: '' } }, many: true },
    ]);
    expect(() => people.registerEraser('tests', () => [])).toThrow();
    expect(await people.erase(systemActor('tests'), legis.id, [person.id])).toBe(1);
    expect(await people.erase(systemActor('tests'), legis.id, [person.id])).toBe(0);
    expect(await people.get(legis.id, person.id)).toMatchObject({
      fullName: '\u2014',
      callName: '\u2014',
      erased: expect.any(Date),
    });
    expect(await people.search(legis.id, 'Gone Person')).toEqual([]);
    expect(await people.findByContact(legis.id, person)).toEqual([]);
    expect(Object.keys(JSON.parse(await stored(person.id)) as object).sort()).toEqual(
      ['_id', 'organisationId', 'language', 'identities', 'words', 'createdAt', 'erased'].sort(),
    );
    const notes = await app.db.collection('test_notes').find().sort({ _id: 1 }).toArray();
    expect(notes.map((note) => note['text'])).toEqual([undefined, undefined, 'z']);
    const lines = await app.get(History).listFor(legis.id, { kind: 'person', id: person.id });
    expect(lines.map(({ verb }) => verb)).toEqual(['people.erased']);
  });
});
