import type { Organisation } from '../../src/organisations';
import type { TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { clientOf } from './account';
import type { OpenClass } from './enrolment';
import { meetings } from './training-class';

const HEADINGS = 'Име и презиме;Телефон;Имејл;Јазик;Доаѓа со;Состојба';

/** A file of people: each row has name, phone, email, language, who comes along, state. */
export const fileOf = (...rows: string[]): string => [HEADINGS, ...rows].join('\n');

/** The office of an organisation, which brings files by the API. */
export class ImportOffice {
  private constructor(
    private readonly app: TestApp,
    readonly staff: HttpClient,
  ) {}

  static async open(app: TestApp, organisation: Organisation): Promise<ImportOffice> {
    return new ImportOffice(app, await clientOf(app, organisation));
  }

  /** Brings a file of people into a class. */
  bring(group: Pick<OpenClass, 'code'>, file: string, more: object = {}, client = this.staff): Promise<Answer> {
    return client.post('/api/v1/imports', { kind: 'people', class: group.code, file, ...more });
  }

  look(id: string): Promise<Answer> {
    return this.staff.get(`/api/v1/imports/${id}`);
  }

  /** Confirms an import and waits until it is done. */
  confirmed(id: string, body: object = {}): Promise<Answer> {
    return this.done(id, 'confirmation', body);
  }

  /** Undoes an import and waits until it is out. */
  undone(id: string): Promise<Answer> {
    return this.done(id, 'undoing', {});
  }

  async roster(group: OpenClass, status?: string): Promise<{ id: string; fullName: string; status: string }[]> {
    const query = status === undefined ? '' : `?status=${status}`;
    return (await this.staff.get(`/api/v1/classes/${group.id}/roster${query}`)).body.items;
  }

  async names(group: OpenClass, status?: string): Promise<string[]> {
    return (await this.roster(group, status)).map(({ fullName }) => fullName);
  }

  /** The history of a class, the oldest line first. */
  async verbs(group: OpenClass): Promise<{ verb: string; count: number | undefined; by: string }[]> {
    const lines = await this.app.db.collection('history').find({ classId: group.id }).sort({ _id: 1 }).toArray();
    return lines.map((line) => ({
      verb: String(line['verb']),
      count: (line['facts'] as { count?: number } | undefined)?.count,
      by: (line['actor'] as { kind: string }).kind,
    }));
  }

  /** Meetings of a class that was held before. */
  past(): { sessions: ReturnType<typeof meetings> } {
    return { sessions: meetings(this.app, 2, -30) };
  }

  private async done(id: string, deed: string, body: object): Promise<Answer> {
    const answer = await this.staff.post(`/api/v1/imports/${id}/${deed}`, body);
    if (answer.status !== 202) throw new Error(answer.text);
    await this.app.drain();
    return this.look(id);
  }
}
