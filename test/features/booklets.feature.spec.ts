import { inflateSync } from 'node:zlib';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { instructor, makeDraft } from '../factories/draft';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { sound } from '../factories/media';
import { lessons, makePicture, publish } from '../factories/material';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;
let group: OpenClass;
let secret: string;
let enrolmentId: string;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  group = await makeClass(app, legis, { class: { capacity: 2 } });
  ({ secret, id: enrolmentId } = (await join(app.http, group.id)).body as { secret: string; id: string });
  await publish(app, legis, group.course.id, { lessons: lessons(await makePicture(app, legis)) });
});
afterAll(() => app.close());

const kept = () => app.db.collection('booklets').countDocuments({});
const api = (course = group.course.slug): string => `/api/v1/courses/${course}/material/booklet`;

/** Whether the pages of the PDF hold a picture as a phone takes it. */
const hasPhoto = (pdf: Buffer): boolean => pdf.includes('/DCTDecode');
/** The outline of the document, which names its lessons. */
const text = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)]
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
      } catch {
        return body;
      }
    })
    .join('\n');

describe('A course on paper', () => {
  it('is found by a learner among the lessons, in the language of the page, and made once', async () => {
    expect((await app.http.get(`/en/places/${secret}/lessons`)).text).toContain(
      `href="/en/places/${secret}/lessons/booklet"`,
    );
    const [one, two] = await Promise.all([0, 1].map(() => app.http.get(`/en/places/${secret}/lessons/booklet`)));
    expect(one?.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(one?.bytes.equals(two?.bytes ?? Buffer.alloc(0))).toBe(true);
    const pdf = one?.bytes ?? Buffer.alloc(0);
    expect(hasPhoto(pdf)).toBe(true);
    const said = pdf.toString('latin1') + text(pdf);
    for (const mark of ['<pdfaid:part>3', '<pdfuaid:part>1', '/Lang (en)']) expect(said).toContain(mark);
    expect(await kept()).toBe(1);
    const arabic = await app.http.get(`/ar/places/${secret}/lessons/booklet`);
    expect(arabic.bytes.toString('latin1')).toContain('/Lang (ar)');
    expect(await kept()).toBe(2);
  });

  it('is given by the API with the secret, and to the team by course and version', async () => {
    const own = await app.http
      .with({ 'x-secret': secret })
      .get(`/api/v1/enrolments/${enrolmentId}/booklet?language=en`);
    const team = await clientOf(app, legis, 'instructor');
    const same = await team.get(`${api()}?language=en&version=1`);
    expect([own.status, same.status, own.bytes.equals(same.bytes)]).toEqual([200, 200, true]);
    expect((await team.get(`${api()}?language=xx`)).status).toBe(422);
    expect((await team.get(`${api()}?version=9`)).status).toBe(404);
    const page = await team.get(`/en/teach/material/${group.course.slug}`);
    expect(page.text).toContain(`href="/en/teach/material/${group.course.slug}/booklet"`);
    expect((await team.get(`/en/teach/material/${group.course.slug}/booklet`)).status).toBe(200);
  });

  it('shows what is written now to the colleague, without small faces that no font has', async () => {
    const ana = await instructor(app, legis);
    const draft = await makeDraft(app, legis, ana);
    const first = await ana.get(`${draft.path}/booklet`);
    await ana.put(`/api/v1/lessons/${draft.lesson.id}/blocks/${draft.blockId}`, {
      version: 1,
      block: { id: draft.blockId, kind: 'text', text: { en: 'Well done 😀 go on.' } },
    });
    const second = await ana.get(`${draft.path}/booklet`);
    expect([first.status, second.status, first.bytes.equals(second.bytes)]).toEqual([200, 200, false]);
    await ana.put(`/api/v1/lessons/${draft.lesson.id}/blocks/${draft.blockId}`, {
      version: 2,
      block: { id: draft.blockId, kind: 'text', text: { en: '漢字' } },
    });
    expect((await ana.get(api(draft.course.slug))).body).toMatchObject({ status: 409, code: 'not_printable' });
  });

  it('is for nobody else', async () => {
    const other = await makeOrganisation(app);
    const stranger = await instructor(app, other);
    expect((await stranger.get(api())).status).toBe(404);
    expect((await stranger.get(`/en/teach/classes/${group.code}/lessons/booklet`)).status).toBe(404);
    expect((await (await clientOf(app, legis, 'accountant')).get(api())).status).toBe(403);
    expect((await app.http.get(api())).status).toBe(401);
    const waiting = await makeClass(app, legis);
    const bare = (await join(app.http, waiting.id)).body as { secret: string };
    expect((await app.http.get(`/en/places/${bare.secret}/lessons/booklet`)).status).toBe(404);
  });

  it('names sounds by a short address that leads to them', async () => {
    const ana = await instructor(app, legis);
    const { id, url } = (await ana.upload('/api/v1/media', {}, sound())).body as { id: string; url: string };
    const code = id.replaceAll('-', '').slice(0, 10);
    const found = await app.http.get(`/m/${code}`);
    expect([found.status, found.headers['location']]).toEqual([302, url]);
    for (const wrong of ['0000000000', 'x', '.*', code.slice(0, 6)])
      expect((await app.http.get(`/m/${wrong}`)).status).toBe(404);
  });
});
