import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Organisation } from '../../src/organisations';
import { Config } from '../../src/platform/config';
import { Sweeps } from '../../src/platform/sweeps';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { until } from '../support/until';

const UNPRINTABLE = '\u0bb0\u0ba4\u0bcd\u0ba9\u0bbe';

let app: TestApp;
let staff: HttpClient;
let manager: HttpClient;
let legis: Organisation;
let office: CertificateOffice;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  manager = await clientOf(app, legis, 'manager');
  office = new CertificateOffice(app, legis, staff);
});
afterAll(() => app.close());

const correct = (number: string, name: string): Promise<Answer> =>
  staff.post(`/api/v1/certificates/${number}/correction`, { name });
const statusOf = async (number: string) => (await app.http.get(`/api/v1/certificates/${number}`)).body.status as string;
const awards = () => app.db.collection('certificate_awards');

describe('A correction', () => {
  it('to a name that cannot be printed is refused, and the certificate stays as it was', async () => {
    const { number, own } = await office.issue(newGuest({ fullName: 'Rana Kouri' }));
    const refused = await correct(number, UNPRINTABLE);
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'name', code: 'name_not_printable', message: expect.stringContaining('print') }] },
    });
    expect(await statusOf(number)).toBe('valid');
    expect((await own.get(`/api/v1/certificates/${number}.pdf`)).text.slice(0, 5)).toBe('%PDF-');
    const mended = await correct(number, 'Rana Khoury');
    expect([mended.status, mended.body.status, mended.body.replaces]).toEqual([201, 'valid', number]);
  });

  it.each(['old', 'new'])('whose paper could not be made takes another name by its %s number', async (which) => {
    const { number, own } = await office.issue(newGuest({ fullName: 'Rana Kouri' }));
    const next = (await correct(number, 'Rana K')).body.number as string;
    await app.drain();
    await awards().updateOne(
      { number: next },
      { $set: { status: 'name_confirmed', failure: 'name_not_printable' }, $unset: { pdf: '', badge: '' } },
    );
    expect((await app.http.get(`/api/v1/certificates/${next}`)).status).toBe(404);
    expect((await correct(which === 'old' ? number : next, UNPRINTABLE)).status).toBe(422);
    const mended = await correct(which === 'old' ? number : next, 'Rana Khoury');
    expect([mended.status, mended.body]).toEqual([
      201,
      expect.objectContaining({ number: next, status: 'valid', replaces: number }),
    ]);
    expect((await own.get(`/api/v1/certificates/${next}.pdf`)).text.slice(0, 5)).toBe('%PDF-');
    expect(await statusOf(number)).toBe('replaced');
  });

  it('whose paper could not be made takes another name from its owner, too', async () => {
    const { number, own, group } = await office.issue(newGuest({ fullName: 'Rana Kouri' }));
    const next = (await correct(number, 'Rana K')).body.number as string;
    await app.drain();
    await awards().updateOne(
      { number: next },
      { $set: { status: 'name_confirmed', failure: 'name_not_printable' }, $unset: { pdf: '', badge: '' } },
    );
    const named = await own.post(`/api/v1/enrolments/${group.students[0]?.id}/name-confirmation`, {
      name: 'Rana Khoury',
    });
    expect(named.status).toBe(200);
    await app.drain();
    expect(await statusOf(next)).toBe('valid');
  });
});

describe('A companion who was never named', () => {
  it('has a record once a name is confirmed, so that the name can be deleted', async () => {
    const group = await office.finish([newGuest({ companions: [{ fullName: 'Lina Khoury' }] })]);
    const party = group.students[0];
    await app.db.collection('enrolments').updateOne({ _id: party?.id }, { $set: { companions: [] } });
    const asked = await office.ask(group, {});
    const path = `/api/v1/enrolments/${party?.id}/name-confirmation`;
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => party!.http.post(path, { name: 'Zzyxa Qwertyan', companion: 1 })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(await office.batchOf(asked)).toMatchObject({ issued: 1 });
    const enrolment = await app.db.collection('enrolments').findOne({ _id: party?.id } as never);
    const [companion] = enrolment?.['companions'] as { n: number; personId: string }[];
    const filter = { enrolmentId: party?.id, companion: 1 };
    expect(await awards().findOne(filter)).toMatchObject({ status: 'issued', personId: companion?.personId });
    expect((await manager.delete(`/api/v1/people/${companion?.personId}`)).body.erased).toBe(1);
    expect(await awards().findOne(filter)).not.toHaveProperty('name');
    const after = await app.db.collection('enrolments').findOne({ _id: party?.id } as never);
    expect(after).toMatchObject({ certificateNames: {}, companions: [] });
  });
});

describe('Certificates that wait', () => {
  it('have one job, however long they wait', async () => {
    const group = await office.finish([newGuest()]);
    const folder = join(app.get(Config).dataDir, 'files');
    await rename(folder, `${folder}.away`);
    await writeFile(folder, '');
    const asked = await office.ask(group);
    await until(async () => (await awards().findOne({ classId: group.id }))?.['trouble'] === 'not_made');
    // As if it had waited for an hour by real time already.
    await app.db.collection('outbox').updateMany({}, { $set: { next: new Date(0) } });
    for (let round = 0; round < 3; round += 1) await app.get(Sweeps).runAll();
    const rows = await app.db.collection('outbox').countDocuments({ job: 'certificates.make-certificates' });
    expect(rows).toBe(1);
    await rm(folder);
    await rename(`${folder}.away`, folder);
    await app.db.collection('outbox').updateMany({}, { $set: { next: new Date(0) } });
    expect(await office.batchOf(asked)).toMatchObject({ issued: 1 });
  });
});
