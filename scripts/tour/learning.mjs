// What is taught: written in two languages, read by a colleague, read in Arabic, answered, made by hand, judged, and put on paper.
import { randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { check, wait } from './client.mjs';
import { address, mark, newClass } from './story.mjs';

const HOUR = 3_600_000;
const COURSE = `lace-${mark}`;
const ids = Object.fromEntries(
  ['picture', 'plain', 'quiz', 'question', 'right', 'wrong', 'task', 'even', 'back'].map((name) => [
    name,
    randomUUID(),
  ]),
);

/** A photo (PNG, 8 bits a channel) of one colour. */
function photo(red, green, blue) {
  const size = 64;
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const edge = Buffer.alloc(8);
    edge.writeUInt32BE(data.length, 0);
    edge.writeUInt32BE(crc32(body), 4);
    return [edge.subarray(0, 4), body, edge.subarray(4)];
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => [red, green, blue]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))].flat();
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** Three meetings of two hours: yesterday, tomorrow and the day after. */
function meetings() {
  const start = Math.floor(Date.now() / HOUR) * HOUR;
  return [-24, 24, 48].map((hours) => ({
    start: new Date(start + hours * HOUR).toISOString(),
    end: new Date(start + (hours + 2) * HOUR).toISOString(),
  }));
}

const blocks = (media) => [
  {
    ...{ id: ids.picture, kind: 'step', picture: { media, alt: { en: 'A needle on linen', ar: 'إبرة على الكتان' } } },
    sentence: { en: 'Hold the needle like a pen.', ar: 'أمسكي الإبرة مثل القلم.' },
  },
  { id: ids.plain, kind: 'text', text: { en: 'Rest your eyes after twenty minutes.' } },
  {
    ...{ id: ids.quiz, kind: 'quiz', title: { en: 'What do you know?', ar: 'ماذا تعرفين؟' }, passShare: 1 },
    questions: [
      {
        ...{ id: ids.question, kind: 'choose', question: { en: 'Which side is the front?', ar: 'أي جهة هي الوجه؟' } },
        options: [
          { id: ids.right, text: { en: 'The one with crosses', ar: 'التي عليها صلبان' }, right: true },
          { id: ids.wrong, text: { en: 'The one with knots', ar: 'التي عليها عقد' }, right: false },
        ],
      },
    ],
  },
  {
    ...{ id: ids.task, kind: 'handwork', title: { en: 'A row of ten', ar: 'صف من عشرة' }, photos: 2 },
    task: { en: 'Sew a row of ten crosses.', ar: 'خيطي صفًا من عشرة صلبان.' },
  },
];

const hers = (world) => `/enrolments/${world.learner.id}`;
const judged = async (world, even) =>
  world.instructor.call('PUT', `${hers(world)}/handwork/${ids.task}/judgement`, {
    verdicts: { [ids.even]: even, [ids.back]: 'good' },
    remark: even === 'not_yet' ? 'Pull the thread less tight.' : 'Even now.',
  });

/** Who does not meet the rule yet, and what is missing. */
async function missing(world) {
  const asked = await world.staff.post(`/classes/${world.taught.id}/certificates`, { confirmNames: true }, 202);
  world.paper = asked.batchId;
  return asked.notEligible.flatMap((one) => one.missing);
}

/** The steps in order; they need the coordinator of the school's story. */
export const LEARNING = [
  [
    'an instructor writes a lesson with a photo, in English and Arabic; one text is in English only',
    async (world) => {
      world.instructor = await world.anybody.signIn('instructor@legis.example');
      const track = await world.staff.post('/tracks', { slug: `lace-track-${mark}`, title: { en: 'Lace' } }, 201);
      world.lace = await world.staff.post(
        '/courses',
        {
          ...{ trackId: track.id, level: 'beginner', slug: COURSE, title: { en: 'Lace', ar: 'الدانتيل' }, hours: 6 },
          ...{ entry: { rule: 'none' }, prices: { free: true } },
          completion: { attendance: 0.6, handwork: true, quiz: true },
        },
        201,
      );
      const { id, widths } = await world.instructor.upload('/media', photo(158, 27, 50), 201);
      const lesson = { title: { en: 'A whole row', ar: 'صف كامل' }, aim: { en: 'Sew a row of crosses' } };
      world.lesson = await world.instructor.post(`/courses/${COURSE}/lessons`, lesson, 201);
      for (const block of blocks(id)) {
        await world.instructor.call('PUT', `/lessons/${world.lesson.id}/blocks/${block.id}`, { version: 0, block });
      }
      const rubric = [
        { id: ids.even, title: { en: 'Even stitches' } },
        { id: ids.back, title: { en: 'A clean back' } },
      ];
      await world.instructor.call('PATCH', `/courses/${COURSE}/material`, { rubric });
      return `a photo in ${widths.length} width${widths.length === 1 ? '' : 's'}`;
    },
  ],
  [
    'nobody publishes the own work unread: a colleague reads it and publishes',
    async (world) => {
      const { state } = await world.instructor.post(`/courses/${COURSE}/material/review`);
      check(state === 'review', state);
      const note = { note: 'First lesson' };
      await world.instructor.post(`/courses/${COURSE}/material/versions`, note, 403, 409);
      const version = await world.staff.post(`/courses/${COURSE}/material/versions`, note, 201);
      check(version.number === 1, `version ${version.number}`);
    },
  ],
  [
    'a class that has begun goes by that version, also when the next one is published',
    async (world) => {
      const instructorIds = [world.instructor.account.id];
      const begun = { ...newClass(world.lace.id, 4), sessions: meetings(), instructorIds };
      world.taught = await world.staff.post('/classes', begun, 201);
      await world.staff.post(`/classes/${world.taught.id}/publication`);
      const path = `/lessons/${world.lesson.id}`;
      const { version } = await world.instructor.get(path);
      await world.instructor.call('PATCH', path, { version, title: { en: 'Another title', ar: 'عنوان آخر' } });
      await world.instructor.post(`/courses/${COURSE}/material/review`);
      const second = await world.staff.post(`/courses/${COURSE}/material/versions`, { note: 'Another title' }, 201);
      check(second.number === 2, `version ${second.number}`);
      const page = await world.staff.page(`/en/teach/classes/${world.taught.code}/lessons`);
      check(page.includes('A whole row') && !page.includes('Another title'), 'the class goes by the new version');
    },
  ],
  [
    'the office enrols somebody at the door, who speaks Arabic',
    async (world) => {
      const who = { fullName: 'Huda Example', email: address('huda'), language: 'ar', freePlace: true };
      world.learner = await world.staff.post(`/classes/${world.taught.id}/enrolments`, who, 201);
      check(world.learner.status === 'enrolled', world.learner.status);
      world.her = world.anybody.withSecret(world.learner.secret);
    },
  ],
  [
    'she reads in Arabic, without an account; what is in English only says so',
    async (world) => {
      const lessons = `/ar/places/${world.learner.secret}/lessons`;
      check((await world.anybody.page(lessons)).includes('صف كامل'), 'the lesson has no Arabic title');
      const step = await world.anybody.page(`${lessons}/${world.lesson.slug}/1`);
      check(step.includes('أمسكي الإبرة') && step.includes('إبرة على الكتان'), 'the step is not in Arabic');
      const fallback = await world.anybody.page(`${lessons}/${world.lesson.slug}/2`);
      check(fallback.includes('Rest your eyes'), 'the text that is missing in Arabic is not shown');
      check(/هذا النص باللغة/.test(fallback), 'nothing says that it is in English');
      check(!/هذا النص باللغة/.test(step), 'an Arabic text is called English');
    },
  ],
  [
    'she answers the quiz: wrong, told why at once; again, and passed',
    async (world) => {
      const answer = (chosen) =>
        world.her.post(`${hers(world)}/quizzes/${ids.quiz}/answers`, {
          ...{ questionId: ids.question, answer: { kind: 'choose', chosen: [chosen] } },
        });
      check((await answer(ids.wrong)).score.passed === false, 'a wrong answer passes');
      check((await answer(ids.right)).score.passed === true, 'the right answer does not pass');
    },
  ],
  [
    'she sends a photo of her handwork, which nobody else can open',
    async (world) => {
      const { handwork } = await world.her.upload(`${hers(world)}/handwork/${ids.task}/photos`, photo(31, 94, 66), 201);
      const [{ state, piece }] = handwork;
      check(state === 'sent' && piece.rounds[0].photos.length === 1, JSON.stringify(handwork));
      const path = `/handwork/${piece.id}/photos/${piece.rounds[0].photos[0]}`;
      await world.anybody.get(path, 401);
      await (await world.anybody.signIn('coordinator@utociste.example')).get(path, 404);
      check((await world.staff.file(path)).length > 0, 'who judges does not see it');
    },
  ],
  [
    'it is judged by the criteria: not yet, with a word; she sends another, and it is good',
    async (world) => {
      check((await judged(world, 'not_yet')).state === 'again', 'not yet is taken for good');
      await world.her.upload(`${hers(world)}/handwork/${ids.task}/photos`, photo(200, 160, 40), 201);
      check((await judged(world, 'good')).state === 'done', 'good is not good');
      const page = await world.anybody.page(`/ar/places/${world.learner.secret}/handwork/${ids.task}/0`);
      check(page.includes('Pull the thread less tight.'), 'she does not read what the instructor said');
    },
  ],
  [
    'she says that she cannot come once; the roll has her late, excused, and there',
    async (world) => {
      const { sessions } = world.taught;
      const { meetings: coming } = await world.her.call('PUT', `${hers(world)}/apologies/${sessions[1].id}`, {});
      check(
        coming.some(({ apologies }) => apologies.length === 1),
        JSON.stringify(coming),
      );
      for (const [index, status] of ['late', 'excused', 'present'].entries()) {
        const marks = [{ enrolmentId: world.learner.id, status, markedAt: new Date().toISOString() }];
        await world.staff.call('PUT', `/sessions/${sessions[index].id}/attendance`, { marks });
      }
    },
  ],
  [
    'late counts, excused does not, and two of three meetings meet the rule: nothing is missing',
    async (world) => {
      await world.staff.post(`/classes/${world.taught.id}/completion`);
      const gaps = await missing(world);
      check(gaps.length === 0, gaps.join(', '));
    },
  ],
  [
    'the certificate is hers',
    async (world) => {
      const [made] = await wait(
        async () => {
          const { items } = await world.her.get(`${hers(world)}/certificates`);
          return items.length > 0 && items[0].number ? items : null;
        },
        'no certificate is made',
        60,
      );
      check((await world.anybody.get(`/certificates/${made.number}`)).status === 'valid', 'it is not valid');
      return made.number;
    },
  ],
];
