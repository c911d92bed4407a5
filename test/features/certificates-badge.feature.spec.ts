import type { Organisation } from '../../src/organisations';
import { decodeStatusList, type DidDocument, verifyEmbedded, verifyJwt } from '../../src/platform/credentials';
import { clientOf } from '../factories/account';
import { makeFinishedClass } from '../factories/certificate';
import { newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

interface Entry {
  readonly statusListCredential: string;
  readonly statusListIndex: string;
}

/** A badge that was issued to one person, and the phone number of that person. */
async function issuedBadge() {
  const phone = newPhone();
  const group = await makeFinishedClass(app, legis, staff, [{ fullName: 'Rana Khoury', phone, language: 'ar' }]);
  const { body } = await staff.post(`/api/v1/classes/${group.id}/certificates`, { confirmNames: true });
  await app.drain();
  const batch = (await staff.get(`/api/v1/certificate-batches/${body.batchId}`)).body;
  const number = batch.items[0].number as string;
  const answer = await app.http.get(`/api/v1/certificates/${number}.json`);
  return { number, phone, answer, badge: JSON.parse(answer.text) as Record<string, unknown> };
}

const didDocument = async (): Promise<DidDocument> =>
  JSON.parse((await app.http.get('/issuers/legis/did.json')).text) as DidDocument;

/** Reads a bit of a status list as a stranger would: by its address, after checking its signature. */
async function isRevoked({ statusListCredential, statusListIndex }: Entry): Promise<boolean> {
  const answer = await app.http.get(new URL(statusListCredential).pathname);
  const list = JSON.parse(answer.text) as { credentialSubject: { encodedList: string } };
  expect(await verifyEmbedded(list as never, await didDocument())).toMatchObject({ ok: true });
  return decodeStatusList(list.credentialSubject.encodedList)(Number(statusListIndex));
}

describe('The badge of a certificate', () => {
  it('is an Open Badge that its issuer’s published key verifies, and names nobody', async () => {
    const { badge, answer, number, phone } = await issuedBadge();
    expect(answer.headers['content-type']).toContain('application/vc+ld+json');
    expect(badge['id']).toBe(`http://sofra.test/certificates/${number}`);
    expect(badge['type']).toContain('OpenBadgeCredential');
    expect(badge['issuer']).toMatchObject({ id: 'did:web:sofra.test:issuers:legis' });
    expect(await verifyEmbedded(badge, await didDocument())).toMatchObject({ ok: true });
    expect(answer.text).not.toContain('Khoury');
    expect(answer.text).not.toContain(phone.slice(1));
  });

  it('does not verify once a word of it is changed, or under the key of another organisation', async () => {
    const { badge } = await issuedBadge();
    const subject = badge['credentialSubject'] as { achievement: object };
    const achievement = { ...subject.achievement, name: 'Brain surgery' };
    const tampered = { ...badge, credentialSubject: { ...subject, achievement } };
    expect(await verifyEmbedded(tampered, await didDocument())).toEqual({ ok: false, reason: 'bad_signature' });
    await makeOrganisation(app, { slug: 'other' });
    const other = JSON.parse((await app.http.get('/issuers/other/did.json')).text) as DidDocument;
    expect(await verifyEmbedded(badge, other)).toMatchObject({ ok: false });
  });

  it('comes as a JWT too, which says the same', async () => {
    const { badge, number } = await issuedBadge();
    const jwt = await app.http.get(`/api/v1/certificates/${number}.jwt`);
    expect(jwt.headers['content-type']).toContain('text/plain');
    const { proof: _proof, ...credential } = badge;
    expect(await verifyJwt(jwt.text, await didDocument())).toEqual({ ok: true, credential });
    const [head = '', body = '', signature = ''] = jwt.text.split('.');
    expect(await verifyJwt(`${head}.${body.slice(0, -4)}AAAA.${signature}`, await didDocument())).toMatchObject({
      ok: false,
    });
  });

  it('is found at the address of its page by programs', async () => {
    const { number } = await issuedBadge();
    const answer = await app.http.get(`/en/certificates/${number}`, { accept: 'application/vc+ld+json' });
    expect(answer.headers['location']).toBe(`/api/v1/certificates/${number}.json`);
  });

  it('has its bit set in the signed list when it is revoked or replaced, and not before', async () => {
    const [first, second] = [await issuedBadge(), await issuedBadge()];
    const entries = [first, second].map(({ badge }) => badge['credentialStatus'] as Entry);
    expect(await Promise.all(entries.map(isRevoked))).toEqual([false, false]);
    await staff.post(`/api/v1/certificates/${first.number}/revocation`, { reason: 'Made by mistake' });
    expect(await Promise.all(entries.map(isRevoked))).toEqual([true, false]);
    await staff.post(`/api/v1/certificates/${second.number}/correction`, { name: 'Rana K' });
    expect(await Promise.all(entries.map(isRevoked))).toEqual([true, true]);
    expect((await app.http.get('/issuers/legis/status/2')).status).toBe(404);
    expect((await app.http.get('/issuers/nobody/did.json')).status).toBe(404);
  });
});
