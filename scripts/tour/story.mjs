// The story that the product is for, step by step. Each step says in a sentence what holds after it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, wait } from './client.mjs';

export const mark = randomBytes(3).toString('hex');
export const address = (name) => `${name}.${mark}@people.example`;
const DAY = 86_400_000;

/** Two meetings of three hours, in five weeks. */
function meetings() {
  const first = Math.floor(Date.now() / DAY + 35) * DAY + 9 * 3_600_000;
  return [first, first + DAY].map((start) => ({
    start: new Date(start).toISOString(),
    end: new Date(start + 3 * 3_600_000).toISOString(),
  }));
}

export const newClass = (courseId, capacity) => ({
  courseId,
  capacity,
  town: 'Skopje',
  venue: { en: 'House of Crafts' },
  timeZone: 'Europe/Skopje',
  teachingLanguages: ['en', 'ar'],
  freePlaces: 'all',
  sessions: meetings(),
});

const sum = ({ taken, held, offered, free }) => taken + held + offered + free;

const OFFER_LINK = /https?:\/\/[^\s<>"]*\/(?:o|offers)\/[^\s<>"]+/;

/** The link in the mail that offers a seat to this address, or undefined while there is none; other mails may come after it. */
async function offerLink({ anybody }, to) {
  const { items } = JSON.parse(await anybody.page('/dev/mail/messages'));
  const mails = items.filter((message) => [message.to].flat().some((one) => String(one).includes(to)));
  return mails.map(({ text }) => OFFER_LINK.exec(text)?.[0]).find(Boolean);
}

export function joinClass(world, name, more = {}) {
  const body = {
    fullName: `${name} Example`,
    email: address(name.toLowerCase()),
    language: 'en',
    freePlace: true,
    ...more,
  };
  return world.anybody.post(`/classes/${world.class.id}/enrolments`, body);
}

/** The steps in order: a sentence, and what proves it. They hand on what they made in `world`. */
export const SCHOOL = [
  [
    'the house is open: MongoDB and Redis answer',
    async ({ anybody }) => {
      await anybody.page('/health/ready');
    },
  ],
  [
    'a coordinator of an association signs in',
    async (world) => {
      world.staff = await world.anybody.signIn('coordinator@legis.example');
    },
  ],
  [
    'the association publishes a track with its three levels',
    async (world) => {
      const track = await world.staff.post('/tracks', { slug: `weaving-${mark}`, title: { en: 'Weaving' } }, 201);
      world.courses = {};
      for (const level of ['beginner', 'advanced', 'expert']) {
        world.courses[level] = await world.staff.post(
          '/courses',
          {
            trackId: track.id,
            level,
            slug: `weaving-${level}-${mark}`,
            title: { en: `Weaving, ${level}` },
            hours: 6,
            entry: { rule: level === 'beginner' ? 'none' : 'previous_level' },
            completion: { attendance: 0.8 },
            prices: { free: true },
          },
          201,
        );
      }
      const { items } = await world.anybody.get(`/courses?level=expert&organisation=legis&limit=100`);
      check(
        items.some(({ slug }) => slug === `weaving-expert-${mark}`),
        'the expert course is not in the catalogue',
      );
    },
  ],
  [
    'a beginner class of three seats is made, and nobody sees the draft',
    async (world) => {
      world.class = await world.staff.post('/classes', newClass(world.courses.beginner.id, 3), 201);
      await world.anybody.get(`/classes/${world.class.id}`, 404);
    },
  ],
  [
    'the class is published and stands on the page of its course',
    async (world) => {
      await world.staff.post(`/classes/${world.class.id}/publication`);
      const { seats } = await world.anybody.get(`/classes/${world.class.id}`);
      check(seats.free === 3 && sum(seats) === 3, `seats: ${JSON.stringify(seats)}`);
      check((await world.anybody.page(`/en/courses/weaving-beginner-${mark}`)).includes('Weaving'), 'no course page');
    },
  ],
  [
    'three people join with a name and an address, and have their seats',
    async (world) => {
      world.people = {};
      for (const name of ['Amira', 'Blerta', 'Damir']) {
        world.people[name] = await joinClass(world, name);
        check(world.people[name].status === 'enrolled', `${name}: ${world.people[name].status}`);
      }
    },
  ],
  [
    'the fourth hears that it is full, and which number would be theirs',
    async (world) => {
      const body = { fullName: 'Elma Example', email: address('elma'), language: 'en', freePlace: true };
      const problem = await world.anybody.post(`/classes/${world.class.id}/enrolments`, body, 409);
      check(problem.code === 'class_full' && problem.position === 1, JSON.stringify(problem));
    },
  ],
  [
    'two wait, with the numbers 1 and 2',
    async (world) => {
      for (const [name, number] of [
        ['Elma', 1],
        ['Faris', 2],
      ]) {
        const waiting = await joinClass(world, name, { ifFull: 'wait' });
        check(waiting.status === 'waiting' && waiting.position === number, `${name}: ${JSON.stringify(waiting)}`);
        world.people[name] = waiting;
      }
    },
  ],
  [
    'who sends the same name again has one number still',
    async (world) => {
      const again = await joinClass(world, 'Elma', { ifFull: 'wait' });
      check(again.status === 'already_joined' && !again.secret, JSON.stringify(again));
      const { seats } = await world.anybody.get(`/classes/${world.class.id}`);
      check(seats.waiting === 2, `${seats.waiting} wait`);
    },
  ],
  [
    'one gives the place back',
    async (world) => {
      const { id, secret } = world.people.Damir;
      const cancelled = await world.anybody.withSecret(secret).call('DELETE', `/enrolments/${id}`);
      check(cancelled.status === 'cancelled', cancelled.status);
    },
  ],
  [
    'the first in line gets the offer by mail, nobody else does',
    async (world) => {
      const { id, secret } = world.people.Elma;
      world.offer = await wait(
        async () => (await world.anybody.withSecret(secret).get(`/enrolments/${id}`)).offer,
        'no offer is made',
      );
      world.offerLink = await wait(() => offerLink(world, address('elma')), 'no offer arrives in the mailbox');
      const faris = await world.anybody
        .withSecret(world.people.Faris.secret)
        .get(`/enrolments/${world.people.Faris.id}`);
      check(faris.status === 'waiting' && faris.position === 1, `Faris: ${JSON.stringify(faris)}`);
    },
  ],
  [
    'the link in the mail opens the page of the offer, without an account',
    async (world) => {
      await world.anybody.page(new URL(world.offerLink).pathname);
    },
  ],
  [
    'she accepts, and has the seat',
    async (world) => {
      const her = world.anybody.withSecret(world.people.Elma.secret);
      const { enrolment } = await her.post(`/offers/${world.offer.id}/acceptance`);
      check(enrolment.status === 'enrolled', enrolment.status);
      const again = await her.post(`/offers/${world.offer.id}/acceptance`);
      check(again.enrolment.status === 'enrolled', 'the second tap is answered otherwise');
      const { seats } = await world.anybody.get(`/classes/${world.class.id}`);
      check(seats.taken === 3 && seats.free === 0 && sum(seats) === 3, JSON.stringify(seats));
    },
  ],
  [
    'the roll is called twice: one person comes once only',
    async (world) => {
      const { sessions } = await world.staff.get(`/classes/${world.class.id}`);
      for (const [index, session] of sessions.entries()) {
        const marks = ['Amira', 'Blerta', 'Elma'].map((name) => ({
          enrolmentId: world.people[name].id,
          status: name === 'Blerta' && index === 1 ? 'absent' : 'present',
          markedAt: new Date().toISOString(),
        }));
        await world.staff.call('PUT', `/sessions/${session.id}/attendance`, { marks });
      }
    },
  ],
  [
    'the class is completed',
    async (world) => {
      const { state } = await world.staff.post(`/classes/${world.class.id}/completion`);
      check(state === 'finished', state);
    },
  ],
  [
    'who met the rule gets a certificate, the other sees what is missing',
    async (world) => {
      const her = world.anybody.withSecret(world.people.Amira.secret);
      await her.post(`/enrolments/${world.people.Amira.id}/name-confirmation`, { name: 'Amira Example' });
      world.batch = await world.staff.post(`/classes/${world.class.id}/certificates`, { confirmNames: true }, 202);
      const [other] = world.batch.notEligible;
      check(world.batch.total === 2, `${world.batch.total} certificates`);
      check(other?.enrolmentId === world.people.Blerta.id && other.missing.length > 0, JSON.stringify(world.batch));
    },
  ],
  [
    'a job of the queue makes them',
    async (world) => {
      const made = await wait(
        async () => {
          const batch = await world.staff.get(`/certificate-batches/${world.batch.batchId}`);
          check(batch.failed === 0, JSON.stringify(batch));
          return batch.issued === 2 ? batch : null;
        },
        'the certificates are not made',
        60,
      );
      const of = (name) => made.items.find(({ enrolmentId }) => enrolmentId === world.people[name].id).number;
      world.numbers = { Amira: of('Amira'), Elma: of('Elma') };
    },
  ],
  [
    'the certificate is a PDF, for its owner',
    async (world) => {
      const path = `/certificates/${world.numbers.Amira}.pdf`;
      await world.anybody.get(path, 401, 403, 404);
      const bytes = await world.anybody.withSecret(world.people.Amira.secret).file(path);
      check(bytes.subarray(0, 5).toString() === '%PDF-', 'not a PDF');
      const file = join(mkdtempSync(join(tmpdir(), 'sofra-certificate-')), `${world.numbers.Amira}.pdf`);
      writeFileSync(file, bytes);
      return file;
    },
  ],
  [
    'an employer checks it: valid, and no name shown that was not shared',
    async (world) => {
      const found = await world.anybody.get(`/certificates/${world.numbers.Amira}`);
      check(found.status === 'valid' && !found.name, JSON.stringify(found));
      await world.anybody.page(`/en/certificates/${world.numbers.Amira}`);
    },
  ],
  [
    'it is an Open Badge too',
    async (world) => {
      const badge = await world.anybody
        .withSecret(world.people.Amira.secret)
        .get(`/certificates/${world.numbers.Amira}.json`);
      check([badge.type].flat().includes('OpenBadgeCredential'), JSON.stringify(badge.type));
    },
  ],
  [
    'another association sees none of it',
    async (world) => {
      const stranger = await world.anybody.signIn('coordinator@utociste.example');
      await stranger.get(`/classes/${world.class.id}/roster`, 404);
      await stranger.post(`/certificates/${world.numbers.Amira}/revocation`, { reason: 'no right to' }, 403, 404);
    },
  ],
  [
    'one certificate is revoked and says so',
    async (world) => {
      await world.staff.post(`/certificates/${world.numbers.Elma}/revocation`, { reason: 'Issued by mistake' });
      const found = await world.anybody.get(`/certificates/${world.numbers.Elma}`);
      check(found.status === 'revoked' && found.revocation.reason, JSON.stringify(found));
    },
  ],
  [
    'the advanced level opens to who completed the first, and to nobody else',
    async (world) => {
      world.class = await world.staff.post('/classes', newClass(world.courses.advanced.id, 5), 201);
      await world.staff.post(`/classes/${world.class.id}/publication`);
      const body = { fullName: 'Goran Example', email: address('goran'), language: 'en', freePlace: true };
      const problem = await world.anybody.post(`/classes/${world.class.id}/enrolments`, body, 409);
      check(problem.code === 'entry_level_missing', problem.code);
      const next = await joinClass(world, 'Amira');
      check(next.status === 'enrolled', next.status);
    },
  ],
];
