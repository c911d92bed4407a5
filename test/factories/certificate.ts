import type { Answer, HttpClient } from '../support/http';
import type { TestApp } from '../support/app';
import type { Organisation } from '../../src/organisations';
import { makeCourse } from './course';
import { join, makeClassOf, type OpenClass } from './enrolment';

/** Somebody who joins a class that will be over, and which of its two meetings they come to. */
export interface Guest {
  readonly fullName: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly companions?: readonly { fullName: string }[];
  /** How many of the meetings each of the party comes to, the person first; all of them unless given. */
  readonly comes?: readonly number[];
}

export interface Student {
  readonly id: string;
  readonly secret: string;
  /** A client with the secret of the own page. */
  readonly http: HttpClient;
}

export interface FinishedClass extends OpenClass {
  readonly students: readonly Student[];
}

/** A class of two meetings with these people in it, its roll called; over unless `open`. */
export async function makeFinishedClass(
  app: TestApp,
  organisation: Organisation,
  staff: HttpClient,
  guests: readonly Guest[],
  overrides: { course?: Parameters<typeof makeCourse>[2]; open?: boolean } = {},
): Promise<FinishedClass> {
  const course = await makeCourse(app, organisation, {
    title: { en: 'First stitches', mk: 'Први бодови' },
    outcomes: [{ en: 'Sew the cross stitch' }],
    ...overrides.course,
  });
  const group = await makeClassOf(app, organisation, course, { class: { capacity: 30 } });
  const students: Student[] = [];
  const comes: { id: string; counts: readonly number[] }[] = [];
  for (const { comes: counts, companions, ...guest } of guests) {
    const seats = 1 + (companions?.length ?? 0);
    const { body } = await join(app.http, group.id, { ...guest, seats, ...(companions ? { companions } : {}) });
    students.push({ id: body.id, secret: body.secret, http: app.http.with({ 'x-secret': body.secret }) });
    comes.push({ id: body.id, counts: counts ?? Array.from({ length: seats }, () => 2) });
  }
  const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as {
    sessions: { id: string; start: string }[];
  };
  for (const [at, session] of sessions.entries()) {
    const marks = comes.flatMap(({ id, counts }) =>
      counts.map((count, companion) => ({
        enrolmentId: id,
        ...(companion > 0 ? { companion } : {}),
        status: at < count ? 'present' : 'absent',
        markedAt: session.start,
      })),
    );
    if (marks.length > 0) await staff.put(`/api/v1/sessions/${session.id}/attendance`, { marks });
  }
  if (!overrides.open) await staff.post(`/api/v1/classes/${group.id}/completion`);
  return { ...group, students };
}

/** A certificate that is out, and who may do what with it. */
export interface IssuedCertificate {
  readonly group: FinishedClass;
  readonly number: string;
  readonly secret: string;
  readonly own: HttpClient;
}

let emails = 0;

/** Somebody with a mail address that nobody had before in this test. */
export const newGuest = (more: Partial<Guest> = {}): Guest => ({
  fullName: 'Rana Khoury',
  email: `rana-${(emails += 1)}@people.example`,
  language: 'en',
  ...more,
});

/** The staff of an organisation who ask for certificates and wait until they are made. */
export class CertificateOffice {
  constructor(
    private readonly app: TestApp,
    private readonly organisation: Organisation,
    private readonly staff: HttpClient,
  ) {}

  finish(guests: readonly Guest[], overrides: Parameters<typeof makeFinishedClass>[4] = {}): Promise<FinishedClass> {
    return makeFinishedClass(this.app, this.organisation, this.staff, guests, overrides);
  }

  /** Vouches for the names unless the body says otherwise. */
  ask(group: FinishedClass, body: object = { confirmNames: true }): Promise<Answer> {
    return this.staff.post(`/api/v1/classes/${group.id}/certificates`, body);
  }

  /** The batch once all jobs are done. */
  async batchOf(asked: Answer): Promise<Answer['body']> {
    await this.app.drain();
    return (await this.staff.get(`/api/v1/certificate-batches/${asked.body.batchId}`)).body;
  }

  /** A certificate that was made for one person. */
  async issue(guest: Guest = newGuest()): Promise<IssuedCertificate> {
    const group = await this.finish([guest]);
    const batch = await this.batchOf(await this.ask(group));
    const [student] = group.students;
    if (batch.issued !== 1 || !student) throw new Error(`No certificate was made: ${JSON.stringify(batch)}`);
    return { group, number: batch.items[0].number, secret: student.secret, own: student.http };
  }
}
