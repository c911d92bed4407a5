// What the demo shows of certificates: made by the worker, one taken back, one corrected, one that waits for a name. Done over HTTP, as staff would.
import { Caller, wait } from '../tour/client.mjs';

const SECONDS = 60;

/** The certificates of a class's people that are out, each with the name of its person. */
async function issued(staff, people) {
  const lists = await Promise.all(
    people.map(async ({ enrolmentId, fullName }) => {
      const { items } = await staff.get(`/enrolments/${enrolmentId}/certificates`);
      return items.map((item) => ({ ...item, fullName }));
    }),
  );
  return lists.flat();
}

/** Has the certificates of the finished class made, unless somebody did it before; all but the last have their name confirmed. */
async function make(staff, { id }) {
  const { items: people } = await staff.get(`/classes/${id}/roster?limit=100`);
  const named = people.slice(0, -2);
  if ((await issued(staff, people)).length === 0) {
    for (const { enrolmentId, fullName } of named)
      await staff.post(`/enrolments/${enrolmentId}/name-confirmation`, { name: fullName });
    await staff.post(`/classes/${id}/certificates`, {}, 202);
  }
  return wait(
    async () => {
      const found = await issued(staff, people);
      return found.length >= named.length && found;
    },
    'The certificates of the demo are not made',
    SECONDS,
  );
}

/** The family name first: a wish that people have. */
const otherWayRound = (fullName) => fullName.split(' ').reverse().join(' ');

/** The oldest class of an organisation that is over: the demo's own, whatever a visitor ends later. */
async function oldest(staff, organisation) {
  const { items } = await staff.get(`/classes?organisation=${organisation}&state=finished`);
  return items.sort((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
}

/** One certificate taken back, one corrected, and one that is as it was made; what a visitor did already counts. */
async function shown(staff, made) {
  const untouched = made.filter(({ status, replacedBy }) => status === 'valid' && !replacedBy);
  const revoked = made.find(({ status }) => status === 'revoked') ?? untouched.pop();
  const replaced = made.find(({ replacedBy }) => replacedBy) ?? untouched.pop();
  if (revoked?.status === 'valid')
    await staff.post(`/certificates/${revoked.number}/revocation`, {
      reason: 'Made for another person of the same name.',
    });
  if (replaced && !replaced.replacedBy)
    await staff.post(`/certificates/${replaced.number}/correction`, { name: otherWayRound(replaced.fullName) });
  return { valid: untouched[0]?.number, revoked: revoked?.number, replaced: replaced?.number };
}

/**
 * Makes what a visitor may want to check.
 * @returns the numbers of a valid certificate, one that was taken back, and one that was replaced
 */
export async function showCertificates(url) {
  const numbers = {};
  for (const organisation of ['legis', 'utociste']) {
    const staff = await new Caller(url).signIn(`coordinator@${organisation}.example`);
    const over = await oldest(staff, organisation);
    if (!over) continue;
    const found = await shown(staff, await make(staff, over));
    for (const [kind, number] of Object.entries(found)) numbers[kind] ??= number;
  }
  return numbers;
}
