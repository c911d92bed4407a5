import { call, type Message, type Reply } from './calls';
import type { Demo } from './demo';
import { type School, withSchool } from './school';

jest.setTimeout(120_000);

const JSON_TYPE = { 'content-type': 'application/json' };

describe('What comes over the wire', () => {
  let demo: Demo;
  let school: School;
  let classId: string;
  let path: string;

  withSchool(async (opened) => {
    school = opened;
    demo = opened.demo;
    classId = await school.newClass(50);
    path = `/api/v1/classes/${classId}/enrolments`;
  });

  const joinAs = (fullName: string, name: string): Promise<Reply> => {
    const { body, headers } = school.joining(name);
    return school.call('POST', path, { body: { ...body, fullName }, headers });
  };

  it('is refused when it is too large, and the answer arrives while the client still sends', async () => {
    const body = `"${'x'.repeat(10 * 1024 * 1024)}"`;
    for (let time = 0; time < 5; time += 1) {
      const refused = await school.call('POST', path, { body });
      expect([refused.status, refused.body.code]).toEqual([413, 'body_too_large']);
      const untaken = await school.call('POST', path, { body, headers: { 'content-type': 'text/plain' } });
      expect([untaken.status, untaken.body.code]).toEqual([415, 'unsupported_media_type']);
    }
  });

  it('is refused when it is nested five thousand deep', async () => {
    for (const body of [
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      `${'{"needs":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      `{"fullName":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    ]) {
      const { status } = await school.call('POST', path, {
        body,
        headers: { 'idempotency-key': 'a'.repeat(20) + body.length },
      });
      expect([400, 413, 422]).toContain(status);
    }
  });

  it('is refused with 415 when it is of a type that nobody takes', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/json-seq', 'image/png']) {
      const { status } = await school.call('POST', path, { body: '{}', headers: { 'content-type': type } });
      expect([type, status]).toEqual([type, 415]);
    }
  });

  it('is refused with 4xx when it can not be read', async () => {
    const bodies = [
      '{',
      '[]',
      'null',
      '1',
      '"text"',
      '{"fullName":{"$gt":""}}',
      '{"__proto__":{"status":"enrolled"}}',
      '\u0000',
    ];
    const statuses = await Promise.all(
      bodies.map(async (body) => (await school.call('POST', path, { body, headers: JSON_TYPE })).status),
    );
    expect(statuses.filter((status) => status !== 400 && status !== 422)).toEqual([]);
  });

  it('shows a name with markup as the text that it is', async () => {
    const joined = await joinAs('<script>alert(1)</script> "Ana" <b>&amp;', 'Markup');
    expect(joined.status).toBe(201);
    const page = await followed(demo, joined.body.placeUrl);
    expect(page.status).toBe(200);
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<b>&amp;');
  });

  it('loses the marks that turn the direction of a text', async () => {
    const joined = await joinAs('\u202eAna\u202c \u2066Nova\u2069', 'Turned');
    expect(joined.status).toBe(201);
    const page = await followed(demo, joined.body.placeUrl);
    expect(page.text).toContain('Ana');
    expect(page.text).not.toMatch(/[\u202a-\u202e]/);
    expect(page.text).not.toContain('\u2066Nova');
  });

  it('may be a name of two hundred Arabic letters', async () => {
    const joined = await joinAs('أمينة '.repeat(33) + 'نو', 'Long');
    expect([joined.status, joined.text]).toEqual([201, expect.any(String)]);
  });

  it('is refused when its address is five thousand letters long', async () => {
    const long = 'a'.repeat(5_000);
    for (const address of [`/${long}`, `/en/${long}`, `/en/classes/${long}`, `/api/v1/classes/${long}`, `/o/${long}`]) {
      const { status } = await followed(demo, new URL(address, demo.url).href);
      expect([400, 404, 414]).toContain(status);
    }
  });

  it('finds nothing under ids that nobody gave', async () => {
    const paths = [
      'classes/nothing',
      'courses/%00',
      'classes/%F0%9F%8D%9E',
      'certificates/L-0000',
      'classes/$where',
      "classes/'%20or%201=1",
    ];
    const replies = await Promise.all(paths.map((one) => school.call('GET', `/api/v1/${one}`)));
    expect(replies.map(({ status }) => status)).toEqual(paths.map(() => 404));
    const pages = ['/en/classes/nothing', '/en/courses/nothing', '/en/nowhere', '/en/certificates/nothing'];
    const shown = await Promise.all(pages.map((one) => school.call('GET', one)));
    expect(shown.map(({ status }) => status)).toEqual(pages.map(() => 404));
    const secret = await followed(demo, `${demo.url}/o/ABCDEFGHJKL`);
    expect(secret.status).toBe(404);
  });

  it('never breaks the process, whatever the headers and the query are', async () => {
    const odd: [string, Message][] = [
      ['/en/courses?level=%FF&after[$gt]=&town=%00', {}],
      ['/api/v1/courses?limit=-1&after=%F0', {}],
      ['/api/v1/classes?state[$ne]=draft', {}],
      ['/en/courses', { headers: { 'accept-language': ','.repeat(4_000), cookie: '=;;=%FF' } }],
      ['/en/courses', { headers: { 'accept-encoding': 'nothing;q=x' } }],
      ['/%', {}],
      ['/en/%E0%A4%A', {}],
      ['/api/v1/enrolments/x', { headers: { 'x-secret': '%00' } }],
      ['/api/v1/classes', { headers: { authorization: `Bearer ${'x'.repeat(8_000)}` } }],
    ];
    const replies = await Promise.all(odd.map(([address, message]) => school.call('GET', address, message)));
    expect(replies.map(({ status }, n) => [odd[n]?.[0], status]).filter(([, status]) => Number(status) >= 500)).toEqual(
      [],
    );
    expect((await school.call('GET', '/health/ready')).status).toBe(200);
  });
});

/** Gets a page and goes where it leads. */
async function followed(demo: Demo, address: string): Promise<Reply> {
  let reply = await call(demo.url, 'GET', address);
  for (let hop = 0; hop < 5 && reply.status >= 300 && reply.status < 400; hop += 1) {
    reply = await call(demo.url, 'GET', new URL(String(reply.headers.location), demo.url).href);
  }
  return reply;
}
