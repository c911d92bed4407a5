// A place given back until its offer is with the mail server; then 1,000 waiting and 1,000 seats freed at once.
import {
  audit,
  crowd,
  Figures,
  mailsSince,
  openClass,
  percentile,
  person,
  quiet,
  send,
  staff,
  until,
} from './lib/world.mjs';

const figures = new Figures('waitlist');
const join = async (group, n, input = {}) => {
  const answer = await send('POST', `/api/v1/classes/${group.id}/enrolments`, {
    body: { ...person(n, 'email'), ifFull: 'wait', ...input },
  });
  if (answer.status !== 201) throw new Error(`join: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
};
const OFFER = /free for you/;

/** One at a time: the place of the one seated goes to the next, again and again. */
async function oneByOne(times) {
  const group = await openClass({ capacity: 1 });
  const emails = [];
  let seated = await join(group, 0);
  const waiting = [];
  for (let n = 1; n <= times; n += 1) {
    const input = person(10_000 + n, 'email');
    waiting.push({ ...(await join(group, n, input)), email: input.email });
  }
  const waits = [];
  for (const next of waiting) {
    const since = Date.now() - 1;
    const started = performance.now();
    await send('DELETE', `/api/v1/enrolments/${seated.id}`, { headers: { 'x-secret': seated.secret } });
    let at;
    await until(async () => {
      const mail = (await mailsSince(since, OFFER)).find((one) => one.to === next.email);
      at = mail && mail.at.getTime();
      return mail !== undefined;
    }, 20);
    waits.push(at ? at - since : performance.now() - started);
    emails.push(next.email);
    const shown = JSON.parse(
      (await send('GET', `/api/v1/enrolments/${next.id}`, { headers: { 'x-secret': next.secret } })).text,
    );
    await send('POST', `/api/v1/offers/${shown.offer.id}/acceptance`, {
      body: {},
      headers: { 'x-secret': next.secret },
    });
    seated = next;
  }
  figures.line(`       given back -> mail taken, ${times} times: median ${percentile(waits, 0.5).toFixed(0)} ms`);
  figures.mark('given back -> offer with the mail server, p99', percentile(waits, 0.99) / 1000, 1, 's');
}

async function thousand() {
  const group = await openClass({ capacity: 1 });
  await join(group, 20_000);
  const joined = [];
  for (let n = 0; n < 1000; n += 100) {
    joined.push(...(await crowd(100, 20, (k) => join(group, 21_000 + n + k))));
  }
  const order = [...joined].sort((a, b) => a.position - b.position).map(({ id }) => id);
  figures.must('1,000 different numbers', new Set(joined.map(({ position }) => position)).size === 1000);
  await until(async () => (await mailsSince(Date.now() - 600_000, /waiting list/)).length >= 1000, 60);
  await quiet();
  const since = Date.now();
  await staff('PATCH', `/classes/${group.id}`, { capacity: 1001 });
  const answered = (Date.now() - since) / 1000;
  let mails = [];
  await until(async () => {
    mails = await mailsSince(since, OFFER);
    return mails.length >= 1000;
  }, 60);
  const last = Math.max(...mails.map((mail) => mail.at.getTime()));
  const list = (await staff('GET', `/classes/${group.id}/waitlist`)).items;
  figures.must(
    `${list.length} offers, in the order of the numbers`,
    list.map(({ enrolmentId }) => enrolmentId).join() === order.join(),
  );
  figures.must(
    `${mails.length} mails, one a person`,
    mails.length === 1000 && new Set(mails.map((mail) => mail.to)).size === 1000,
  );
  figures.line(`       capacity changed after ${answered.toFixed(2)} s`);
  figures.mark('1,000 offers mailed', (last - since) / 1000, 4, 's');
}

await oneByOne(100);
await thousand();
const { clean, words } = audit();
figures.must(`audit: ${words}`, clean);
figures.end();
