import { randomUUID } from 'node:crypto';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { CertificateOffice } from '../factories/certificate';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const PROBLEM = 'application/problem+json; charset=utf-8';

/** Reads a list to its end in parts. */
async function inParts(client: HttpClient, path: string, limit: number): Promise<Answer['body'][][]> {
  const parts: Answer['body'][][] = [];
  let next: string | null = '';
  while (next !== null) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
    const { body } = await client.get(`${path}?limit=${limit}${after}`);
    parts.push(body.items);
    next = body.next;
  }
  return parts;
}

describe('The API as partners meet it', () => {
  it('gives organisations in parts', async () => {
    await makeOrganisation(app, { slug: 'berat' });
    await makeOrganisation(app, { slug: 'utociste' });
    const parts = await inParts(app.http, '/api/v1/organisations', 2);
    expect(parts.map((part) => part.map(({ slug }) => slug))).toEqual([['berat', 'legis'], ['utociste']]);
    expect((await app.http.get('/api/v1/organisations?limit=0')).status).toBe(422);
  });

  it('gives the waiting list in parts, open offers first, and each party once', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const seated = [await join(app.http, group.id), await join(app.http, group.id)];
    const waiting: string[] = [];
    for (let n = 0; n < 5; n += 1) waiting.push((await join(app.http, group.id, { ifFull: 'wait' })).body.id);
    const [first, second, third, fourth, last] = waiting;
    await staff.post(`/api/v1/enrolments/${last}/priority`, { priority: 3, reason: 'Starts work next week.' });
    for (const { body } of seated) {
      await app.http.with({ 'x-secret': body.secret }).delete(`/api/v1/enrolments/${body.id}`);
    }
    const path = `/api/v1/classes/${group.id}/waitlist`;
    const expected = [last, first, second, third, fourth];
    for (const limit of [1, 2, 3, 5]) {
      const parts = await inParts(staff, path, limit);
      expect(parts.flat().map(({ enrolmentId }) => enrolmentId)).toEqual(expected);
      expect(parts.every((part) => part.length <= limit)).toBe(true);
    }
    const { items, next } = (await staff.get(path)).body;
    expect(next).toBeNull();
    expect(items.map((item: { position: number }) => item.position)).toEqual([null, null, 1, 2, 3]);
    expect((await staff.get(`${path}?after=nowhere`)).status).toBe(422);
  });

  it('names the methods of an address that was called by another', async () => {
    const { status, headers, body } = await staff.delete('/api/v1/tracks');
    expect([status, body.code, headers['allow']]).toEqual([405, 'method_not_allowed', 'GET, HEAD, POST']);
    expect((await staff.delete('/api/v1/nowhere')).status).toBe(404);
  });

  it('tells those who accept no JSON so, and does nothing', async () => {
    const slug = `never-${randomUUID()}`;
    const body = { slug, title: { en: 'Never' } };
    for (const accept of ['text/html', 'application/xml, text/plain', 'application/json;q=0']) {
      const { status, headers, body: problem } = await staff.post('/api/v1/tracks', body, { accept });
      expect([status, problem.code, headers['content-type']]).toEqual([406, 'not_acceptable', PROBLEM]);
    }
    expect((await app.http.get(`/api/v1/tracks/${slug}`)).status).toBe(404);
    for (const accept of ['*/*', 'application/*', 'text/html, */*;q=0.8', 'text/html;q=0.3, application/json']) {
      expect((await app.http.get('/api/v1/tracks', { accept })).status).toBe(200);
    }
  });

  it('refuses an address that can not be decoded as it refuses any other', async () => {
    const { status, headers } = await app.http.get('/api/v1/courses/%ED%A0%80');
    expect([status, headers['content-type']]).toEqual([404, PROBLEM]);
    expect((await app.http.get('/mk/courses/%')).text).toContain('<html lang="mk"');
  });

  it('takes JSON alone', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, body } = await staff.post('/api/v1/tracks', 'slug=weaving&title=Weaving', headers);
    expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it('answers programs at the clock with problems, and people with a page', async () => {
    const asProgram = await app.http.post('/dev/clock', { advance: 'soon' });
    expect([asProgram.status, asProgram.headers['content-type']]).toEqual([422, PROBLEM]);
    expect(asProgram.body.errors).toEqual([expect.objectContaining({ field: 'advance', code: 'not_a_duration' })]);
    const tooFar = await app.http.post('/dev/clock', { advance: 'P999999W' });
    expect([tooFar.status, tooFar.body.errors[0].code]).toEqual([422, 'too_big']);
    const inBrowser = await app.http.get('/dev/mail/unknown', { accept: 'text/html,*/*;q=0.8' });
    expect(inBrowser.headers['content-type']).toContain('text/html');
  });

  it('says in which state a certificate is that can not be changed any more', async () => {
    const office = new CertificateOffice(app, legis, staff);
    const { number } = await office.issue();
    await staff.post(`/api/v1/certificates/${number}/revocation`, { reason: 'Issued to the wrong person.' });
    const refused = await staff.post(`/api/v1/certificates/${number}/correction`, { name: 'Rana Khouri' });
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'wrong_certificate_state',
      certificateStatus: 'revoked',
    });
  });
});
