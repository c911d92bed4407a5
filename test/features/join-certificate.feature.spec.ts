import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { makeCourse } from '../factories/course';
import { join, makeClassOf, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
});
afterAll(() => app.close());

const browser = () => new HttpClient(app.app);

/** Answers the steps of joining until the last page. */
async function toCheck(client: HttpClient, { code }: OpenClass) {
  await client.form(`/en/classes/${code}/join/name`, { fullName: 'Rana Khoury' });
  await client.form(`/en/classes/${code}/join/phone`, { phone: newPhone(), whose: 'mine' });
  return client.form(`/en/classes/${code}/join/help`, { language: 'en' });
}

describe('The next level', () => {
  it('takes the number of a certificate however it is typed, of the person whom it names', async () => {
    const certificates = new CertificateOffice(app, legis, await clientOf(app, legis));
    const { group: lower, number } = await certificates.issue(newGuest({ fullName: 'Ránà KHOURY' }));
    const trackId = lower.course.trackId;
    const upper = await makeCourse(app, legis, { trackId, level: 'advanced', entry: { rule: 'previous_level' } });
    const next = await makeClassOf(app, legis, upper);
    const typed = ` ${number.toLowerCase().replaceAll('-', ' ')} `;
    const press = (client: HttpClient) =>
      client.form(`/en/classes/${next.code}/join/check`, { ifFull: 'refuse', previousCertificate: typed });
    const other = browser();
    await toCheck(other, next);
    await other.form(`/en/classes/${next.code}/join/name`, { fullName: 'Lina Saad' });
    const refused = await press(other);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('This certificate is in another name');
    const owner = browser();
    await toCheck(owner, next);
    expect((await press(owner)).headers['location']).toMatch(/^\/en\/places\//);
    const api = await join(app.http, next.id, { fullName: 'Lina Saad', previousCertificate: typed });
    expect(api).toMatchObject({ status: 409, body: { code: 'entry_level_missing', certificate: 'other_name' } });
  });
});
