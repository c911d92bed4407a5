// 1,000 people who came to everything: certificates with signed badges made, stored and mailed.
import { crowd, Figures, mailsSince, openClass, person, quiet, send, staff, until } from './lib/world.mjs';

const figures = new Figures('certificates');
const PEOPLE = 1000;

const group = await openClass({ capacity: PEOPLE, days: 30 });
const joined = await crowd(PEOPLE, 100, async (n) => {
  const answer = await send('POST', `/api/v1/classes/${group.id}/enrolments`, { body: person(30_000 + n, 'email') });
  if (answer.status !== 201) throw new Error(`join: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
});
const [session] = (await staff('GET', `/classes/${group.id}`)).sessions;
for (let at = 0; at < PEOPLE; at += 250) {
  const marks = joined
    .slice(at, at + 250)
    .map(({ id }) => ({ enrolmentId: id, status: 'present', markedAt: new Date().toISOString() }));
  await staff('PUT', `/sessions/${session.id}/attendance`, { marks });
}
await staff('POST', `/classes/${group.id}/completion`, {});
await until(async () => (await mailsSince(0)).length >= PEOPLE, 60);
await quiet();

const since = Date.now();
const { batchId, total } = await staff('POST', `/classes/${group.id}/certificates`, { confirmNames: true });
figures.must(`${total} in the batch`, total === PEOPLE);
let batch;
await until(
  async () => {
    batch = await staff('GET', `/certificate-batches/${batchId}`);
    return batch.issued + batch.failed >= PEOPLE;
  },
  120,
  1000,
);
const issued = (Date.now() - since) / 1000;
let mails = [];
await until(async () => {
  mails = await mailsSince(since, /certificate/i);
  return mails.length >= PEOPLE;
}, 120);
const last = Math.max(...mails.map((mail) => mail.at.getTime()));
figures.must(`${batch.issued} issued, ${batch.failed} failed`, batch.issued === PEOPLE && batch.failed === 0);
figures.must(
  `${new Set(batch.items.map(({ number }) => number)).size} different numbers`,
  new Set(batch.items.map(({ number }) => number)).size === PEOPLE,
);
figures.must(
  `${mails.length} mails, one a person`,
  mails.length === PEOPLE && new Set(mails.map((mail) => mail.to)).size === PEOPLE,
);
figures.line(`       all issued after ${issued.toFixed(1)} s`);
figures.mark('1,000 certificates made, stored and mailed', (last - since) / 1000, 8, 's');

const again = await staff('POST', `/classes/${group.id}/certificates`, { confirmNames: true });
const after = await staff('GET', `/certificate-batches/${again.batchId}`);
figures.must(
  'asked again, nobody gets a second one',
  after.issued === PEOPLE && after.items.every(({ number }) => batch.items.some((item) => item.number === number)),
);
figures.end();
