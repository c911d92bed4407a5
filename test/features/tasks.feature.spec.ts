import type { Organisation } from '../../src/organisations';
import { Files } from '../../src/platform/files';
import { clientOf } from '../factories/account';
import { CertificateOffice, type FinishedClass, newGuest, type Student } from '../factories/certificate';
import { makeContent, NUMBER, photo, publish, RIGHT } from '../factories/tasks';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let instructor: HttpClient;
let office: CertificateOffice;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  instructor = await clientOf(app, legis, 'instructor');
  office = new CertificateOffice(app, legis, staff);
});
afterAll(() => app.close());

const COMPLETION = { attendance: 0.5, quiz: true, handwork: true };

/** A class whose course asks for a quiz and for handwork, and who sits in it. */
async function taught(more: { open?: boolean; tries?: number; party?: boolean } = {}) {
  const { ids, content } = makeContent(more.tries === undefined ? {} : { tries: more.tries });
  const guest = newGuest(more.party ? { companions: [{ fullName: 'Lina' }] } : {});
  const group = await office.finish([guest], { course: { completion: COMPLETION }, open: more.open ?? true });
  await publish(app, group.course.id, content);
  const [student] = group.students as [Student];
  return { ids, group, guest, student, path: `/api/v1/enrolments/${student.id}` };
}
type Taught = Awaited<ReturnType<typeof taught>>;

const answerAll = async (
  { student, path, ids }: Taught,
  companion = 0,
  answers: readonly object[] = RIGHT,
): Promise<Answer> => {
  let last: Answer | undefined;
  for (const answer of answers) {
    last = await student.http.post(`${path}/quizzes/${ids.quiz}/answers`, { companion, ...answer });
  }
  return last!;
};

const judge = ({ ids, path }: Taught, client: HttpClient, verdict = 'good', more: object = {}): Promise<Answer> =>
  client.put(`${path}/handwork/${ids.task}/judgement`, {
    verdicts: { [ids.even]: verdict, [ids.back]: 'good' },
    ...more,
  });

const missing = async (group: FinishedClass): Promise<unknown> => (await office.ask(group)).body.notEligible;

describe('A quiz', () => {
  it('says at once what is right, and is passed when enough are', async () => {
    const one = await taught();
    const wrong = { questionId: NUMBER.id, answer: { kind: 'number', number: 15 } };
    const first = await one.student.http.post(`${one.path}/quizzes/${one.ids.quiz}/answers`, RIGHT[0]);
    expect(first).toMatchObject({
      status: 200,
      body: { right: true, because: { en: 'The knots stay behind.' }, score: { right: 1, of: 4, passed: false } },
    });
    expect((await answerAll(one, 0, [...RIGHT.slice(1, 3), wrong])).body).toEqual({
      right: false,
      score: { right: 3, of: 4, next: null, passed: true },
    });
    expect((await one.student.http.get(`${one.path}/tasks`)).body.quizzes).toMatchObject([
      { questions: 4, passed: true },
    ]);
  });

  it('counts the first answer to a question: sent again, or at the same moment, it stays as it was', async () => {
    const one = await taught();
    const path = `${one.path}/quizzes/${one.ids.quiz}/answers`;
    const wrong = { questionId: NUMBER.id, answer: { kind: 'number', number: 1 } };
    expect((await one.student.http.post(path, wrong)).body.right).toBe(false);
    expect((await one.student.http.post(path, RIGHT[3])).body.right).toBe(false);
    const together = await Promise.all(RIGHT.slice(0, 3).map((answer) => one.student.http.post(path, answer)));
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(together.filter(({ body }) => body.score.passed)).toHaveLength(1);
    const tries = await app.db.collection('quiz_tries').find({ enrolmentId: one.student.id }).toArray();
    expect(tries).toMatchObject([{ number: 1, passed: true }]);
  });

  it('may be tried as often as it says, each of a party for themselves', async () => {
    const one = await taught({ tries: 1, party: true });
    const wrong = RIGHT.map(({ questionId }) => ({ questionId, answer: { kind: 'number', number: -1 } }));
    expect((await answerAll(one, 0, wrong)).body.score.passed).toBe(false);
    expect(await answerAll(one, 0, RIGHT.slice(0, 1))).toMatchObject({ status: 409, body: { code: 'no_tries_left' } });
    expect((await answerAll(one, 1)).body.score.passed).toBe(true);
    expect((await answerAll(one, 2, RIGHT.slice(0, 1))).status).toBe(404);
  });

  it('sent again with its last answer, which got lost on the way, begins no other try', async () => {
    const one = await taught({ tries: 2 });
    const wrong = RIGHT.map(({ questionId }) => ({ questionId, try: 1, answer: { kind: 'number', number: -1 } }));
    const first = await answerAll(one, 0, wrong);
    const again = await answerAll(one, 0, wrong.slice(-1));
    expect([again.status, again.body.score]).toEqual([200, first.body.score]);
    const tries = await app.db.collection('quiz_tries').find({ enrolmentId: one.student.id }).toArray();
    expect(tries).toMatchObject([{ number: 1, passed: false }]);
  });

  it('is answered by who has a place, not by others', async () => {
    const one = await taught();
    const two = await taught();
    const path = `${one.path}/quizzes/${one.ids.quiz}/answers`;
    const stranger = await clientOf(app, await makeOrganisation(app, {}));
    expect((await two.student.http.post(path, RIGHT[0])).status).toBe(404);
    expect((await stranger.post(path, RIGHT[0])).status).toBe(404);
    expect((await instructor.post(path, RIGHT[0])).status).toBe(403);
    expect((await app.http.post(path, RIGHT[0])).status).toBe(401);
  });
});

describe('Handwork', () => {
  const send = async (one: Taught, bytes: Uint8Array, client = one.student.http): Promise<Answer> =>
    client.upload(`${one.path}/handwork/${one.ids.task}/photos`, {}, bytes);

  it('is shown by photos without the place where they were taken, judged, told, and done', async () => {
    const one = await taught();
    const sent = await send(one, await photo());
    expect(sent).toMatchObject({ status: 201, body: { handwork: [{ state: 'sent', piece: { state: 'sent' } }] } });
    const { id, rounds } = sent.body.handwork[0].piece;
    const shown = await staff.get(`/api/v1/handwork/${id}/photos/${rounds[0].photos[0]}`);
    expect([shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      'image/webp',
      'private, no-store',
    ]);
    expect(shown.bytes.includes('Exif')).toBe(false);
    expect((await staff.get(`/api/v1/classes/${one.group.id}/handwork`)).body.items).toMatchObject([
      { id, state: 'sent' },
    ]);

    expect((await judge(one, staff, 'not_yet', { remark: 'Pull less.' })).body).toMatchObject({
      state: 'again',
      rounds: [{ judgement: { good: false, remark: 'Pull less.' } }],
    });
    await app.drain();
    const letter = app.mail.to(one.guest.email!).at(-1);
    expect(letter?.text).toContain(`/handwork/${one.ids.task}/0`);
    expect(letter?.text).not.toContain('Pull less.');

    const again = await send(one, await photo('#24356f'));
    expect(again.body.handwork[0].piece.rounds).toMatchObject([{ judgement: { good: false } }, { judgement: null }]);
    expect((await judge(one, staff)).body.state).toBe('done');
    expect(await send(one, await photo('#000000'))).toMatchObject({ status: 409, body: { code: 'piece_not_open' } });
  });

  it('is not judged by who saw another photo of it', async () => {
    const one = await taught();
    const sent = (await send(one, await photo())).body.handwork[0].piece;
    await app.clock.advance(1_000);
    await send(one, await photo('#24356f'));
    expect(await judge(one, staff, 'good', { seen: sent.changedAt })).toMatchObject({
      status: 412,
      body: { code: 'stale' },
    });
    expect(await judge(one, staff, 'good', { seen: null })).toMatchObject({ status: 412 });
    const [now] = (await staff.get(`/api/v1/classes/${one.group.id}/handwork`)).body.items;
    expect((await judge(one, staff, 'good', { seen: now.changedAt })).body.state).toBe('done');
  });

  it('that was brought is judged without a photo; the same judgement again tells nobody', async () => {
    const one = await taught();
    expect((await judge(one, staff)).body).toMatchObject({ state: 'done', rounds: [{ brought: true, photos: [] }] });
    await app.drain();
    const letters = app.mail.to(one.guest.email!).length;
    expect((await judge(one, staff)).status).toBe(200);
    await app.drain();
    expect(app.mail.to(one.guest.email!)).toHaveLength(letters);
  });

  it('is judged in every criterion, by who teaches the class or the office', async () => {
    const one = await taught();
    const path = `${one.path}/handwork/${one.ids.task}/judgement`;
    expect(await staff.put(path, { verdicts: { [one.ids.even]: 'good' } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: `verdicts.${one.ids.back}`, code: 'required' }] },
    });
    expect((await judge(one, instructor)).status).toBe(403);
    expect((await judge(one, one.student.http)).status).toBe(401);
    expect((await judge(one, await clientOf(app, await makeOrganisation(app, {})))).status).toBe(404);
  });

  it('takes no drawing with script, no text and not more photos than it asks for; nothing of them is kept', async () => {
    const one = await taught();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const [bytes, code] of [
      [Buffer.from(svg), 'picture_type'],
      [Buffer.from('%PDF-1.7'), 'picture_type'],
      [(await photo()).subarray(0, 3000), 'picture_broken'],
    ] as const) {
      expect(await send(one, bytes)).toMatchObject({ status: 422, body: { errors: [{ field: 'file', code }] } });
    }
    expect((await send(one, Buffer.alloc(12 * 1024 * 1024 + 1))).status).toBe(413);
    expect(await app.db.collection('handwork').countDocuments({ enrolmentId: one.student.id })).toBe(0);
    await send(one, await photo('#111111'));
    const second = await send(one, await photo('#222222'));
    expect(await send(one, await photo('#333333'))).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'photos_enough' }] },
    });
    const [first] = second.body.handwork[0].piece.rounds[0].photos as string[];
    const left = await one.student.http.delete(`${one.path}/handwork/${one.ids.task}/0/photos/${first}`);
    expect(left.body.handwork[0].piece.rounds[0].photos).toHaveLength(1);
  });

  it('loses its photos and words when the person is erased; that it was good stays', async () => {
    const one = await taught();
    // The same photo stands in a lesson, under the same hash.
    const lessonPhoto = await photo('#565656');
    const { id: mediaId } = (await staff.upload('/api/v1/media', {}, lessonPhoto)).body;
    const twin = (await send(one, lessonPhoto)).body.handwork[0].piece.rounds[0].photos[0] as string;
    await one.student.http.delete(`${one.path}/handwork/${one.ids.task}/0/photos/${twin}`);
    const [withdrawn] = (await send(one, await photo('#454545'))).body.handwork[0].piece.rounds[0].photos as string[];
    await one.student.http.delete(`${one.path}/handwork/${one.ids.task}/0/photos/${withdrawn}`);
    const sent = await send(one, await photo('#444444'));
    await one.student.http.put(`${one.path}/handwork/${one.ids.task}`, { brought: false, words: 'For my mother.' });
    await judge(one, staff, 'good', { remark: 'Well done, Rana.' });
    const { id, rounds } = sent.body.handwork[0].piece;
    const enrolment = await app.db
      .collection<{ _id: string; personId: string }>('enrolments')
      .findOne({ _id: one.student.id });
    const erased = await one.student.http.delete(`/api/v1/people/${String(enrolment?.personId)}`);
    expect(erased.status).toBe(200);
    await app.drain();
    expect(await app.db.collection<{ _id: string }>('handwork').findOne({ _id: id })).toMatchObject({
      done: true,
      rounds: [{ photos: [], judgement: { good: true } }],
    });
    const row = JSON.stringify(await app.db.collection<{ _id: string }>('handwork').findOne({ _id: id }));
    expect(row).not.toMatch(/words|remark/);
    const files = app.get(Files);
    const media = await app.db
      .collection<{ _id: string; files: { hash: string }[] }>('learning_media')
      .findOne({ _id: mediaId });
    expect(media?.files.map(({ hash }) => hash)).toContain(twin);
    expect((await files.get(twin)).length).toBeGreaterThan(100);
    await expect(files.get(String(withdrawn))).rejects.toThrow('ENOENT');
    expect((await staff.get(`/api/v1/handwork/${id}/photos/${rounds[0].photos[0]}`)).status).toBe(404);
  });
});

describe('The certificate of a course that asks for both', () => {
  it('says what is missing, and is earned by a quiz that was passed and a piece that was found good', async () => {
    const one = await taught({ open: false });
    const enrolmentId = one.student.id;
    expect(await missing(one.group)).toEqual([{ enrolmentId, missing: ['handwork', 'quiz'] }]);
    await answerAll(one);
    expect(await missing(one.group)).toEqual([{ enrolmentId, missing: ['handwork'] }]);
    await judge(one, staff);
    await app.drain();
    expect((await one.student.http.get(one.path)).body.status).toBe('completed');
    expect(await missing(one.group)).toEqual([]);
  });
});
