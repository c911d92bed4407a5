import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { join, makeClass, makeClassOf, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const pathOf = ({ code }: OpenClass): string => `/en/office/classes/${code}`;

async function enrol(group: OpenClass, fullName: string, input: Record<string, unknown> = {}): Promise<string> {
  const answer = await join(app.http, group.id, { fullName, ifFull: 'wait', ...input });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

/** What stands about the waiting list. */
const waitingOf = (html: string): string => readable(html.split('id="waiting"')[1]?.split('</section>')[0] ?? '');

describe('Whoever waits', () => {
  it('is shown with needs and a number to call, and can be taken off the list with a message', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await enrol(group, 'Omar Khalil');
    const phone = newPhone();
    const samira = await enrol(group, 'Samira Haddad', { phone, needs: 'Interpreter' });
    await enrol(group, 'Blerim Krasniqi');
    const path = pathOf(group);
    const page = await staff.get(path);
    expect(waitingOf(page.text)).toMatch(/1 Samira English Waits since [^.]*\. Interpreter .*2 Blerim/);
    expect(page.text).not.toContain(`tel:${phone}`);
    const looked = await staff.form(`${path}/people/${samira}/phone`, {});
    const seen = await staff.get(looked.headers['location']!.split('#')[0]!);
    expect(seen.text).toContain(`id="phone-${samira}"`);
    expect(seen.text).toContain(`href="tel:${phone}"`);
    expect(page.text).toContain(`href="${path}/people/${samira}/leave"`);
    const ask = readable((await staff.get(`${path}/people/${samira}/leave`)).text);
    expect(ask).toContain('Does Samira not want to wait any more?');
    expect(ask).not.toContain('Give back');
    const done = await staff.form(`${path}/people/${samira}/leave`, { answer: 'yes' });
    expect(done.headers['location']).toBe(`${path}#waiting`);
    const after = await staff.follow(done);
    expect(readable(after.text)).toContain('Taken off the waiting list.');
    expect(waitingOf(after.text)).toMatch(/1 Blerim/);
    expect(waitingOf(after.text)).not.toContain('Samira');
    await app.drain();
    expect(app.mail.to(phone).length).toBeGreaterThan(0);
  });

  it('is moved to another group from the list, and gets the card printed again', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const other = await makeClassOf(app, legis, group.course, { class: { capacity: 5 } });
    await enrol(group, 'Omar Khalil');
    const samira = await enrol(group, 'Samira Haddad');
    const page = await staff.get(pathOf(group));
    const waiting = page.text.split('id="waiting"')[1] ?? '';
    expect(waiting).toContain(`href="${pathOf(group)}/people/${samira}/transfer"`);
    expect(waiting).toContain(`href="/en/office/enrol/done/${samira}#card"`);
    const card = await staff.get(`/en/office/enrol/done/${samira}`);
    expect(readable(card.text)).toContain('Samira is number 1 on the waiting list');
    const moved = await staff.form(`${pathOf(group)}/people/${samira}/transfer`, { to: other.code });
    expect(moved.status).toBe(303);
    expect(waitingOf((await staff.get(pathOf(group))).text)).toContain('Nobody waits.');
  });

  it('has the phone on the page that asks for the answer, where one has to call first', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const omar = await enrol(group, 'Omar Khalil');
    const phone = newPhone();
    const samira = await enrol(group, 'Samira Haddad', { phone });
    await staff.form(`${pathOf(group)}/people/${omar}/leave`, { answer: 'yes' });
    const path = `${pathOf(group)}/answers/${samira}`;
    const ask = await staff.get(`${path}?back=today`);
    expect(ask.text).not.toContain(phone);
    const back = /name="back" value="([^"]*)"/.exec(ask.text)?.[1] ?? '';
    const looked = await staff.form(`${pathOf(group)}/people/${samira}/phone`, { back });
    expect(looked.headers['location']).toBe(`${path}?back=today&phone=${samira}#phone-${samira}`);
    const seen = await staff.get(`${path}?back=today&phone=${samira}`);
    expect(seen.text).toContain(`href="tel:${phone}"`);
    expect(seen.text).toContain('Back to today');
  });
});

describe('A name for a certificate', () => {
  it('is typed by the office for somebody who says it on the phone, and the certificate is made', async () => {
    const own = await makeOrganisation(app, { settings: { quietHours: null } });
    const office = await clientOf(app, own);
    const desk = new CertificateOffice(app, own, office);
    const phone = newPhone();
    const group = await desk.finish([newGuest({ fullName: 'سميرة حداد', phone, language: 'ar' })]);
    await desk.ask(group, {});
    const [student] = group.students;
    const path = `${pathOf(group)}/people/${student!.id}/certificate-names/0`;
    expect((await office.get(pathOf(group))).text).toContain(`href="${path}"`);
    const ask = await office.get(path);
    expect(ask.text).toMatch(/name="nameInOtherScript"[^>]*value="سميرة حداد"/);
    const looked = await office.form(`${pathOf(group)}/people/${student!.id}/phone`, { back: 'name-0' });
    expect((await office.get(looked.headers['location']!.split('#')[0]!)).text).toContain(`href="tel:${phone}"`);
    const empty = await office.form(path, { name: ' ', nameInOtherScript: 'سميرة حداد' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#name">Write the name');
    const done = await office.form(path, { name: 'Samira Haddad', nameInOtherScript: 'سميرة حداد' });
    expect(done.headers['location']).toBe(`${pathOf(group)}#certificates`);
    await app.drain();
    const page = readable((await office.get(pathOf(group))).text);
    expect(page).toMatch(/1 out/);
    expect(page).not.toContain('did not write a name');
    expect((await office.get(path)).status).toBe(303);
    expect(readable((await office.get('/en/office')).text)).not.toContain('Names for certificates');
  });
});
