import type { Organisation } from '../../src/organisations';
import type { TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { join, makeClass, type OpenClass } from './enrolment';

/** Somebody with a mail address and a phone who joined, or waits. */
export interface Learner {
  readonly id: string;
  readonly secret: string;
  readonly email: string;
  readonly phone: string;
}

let number = 0;

/** People who wait for a place in an organisation's classes, and what they do about it. */
export class WaitingLine {
  constructor(
    private readonly app: TestApp,
    private readonly organisation: Organisation,
  ) {}

  /** Somebody new who joins, or waits when the class is full. */
  async learner(group: OpenClass, input: Record<string, unknown> = {}): Promise<Learner> {
    number += 1;
    const email = `learner-${number}@sofra.example`;
    const phone = `+3897055${String(1000 + number)}`;
    const fullName = `Learner ${String.fromCharCode(65 + (number % 26))}${'a'.repeat(number % 7)}`;
    const answer = await join(this.app.http, group.id, { fullName, email, phone, ifFull: 'wait', ...input });
    if (answer.status !== 201) throw new Error(answer.text);
    return { id: answer.body.id, secret: answer.body.secret, email, phone };
  }

  own(who: Learner): HttpClient {
    return this.app.http.with({ 'x-secret': who.secret });
  }

  async show(who: Learner): Promise<Answer['body']> {
    return (await this.own(who).get(`/api/v1/enrolments/${who.id}`)).body;
  }

  giveBack(who: Learner): Promise<Answer> {
    return this.own(who).delete(`/api/v1/enrolments/${who.id}`);
  }

  accept(who: Learner, offerId: string): Promise<Answer> {
    return this.own(who).post(`/api/v1/offers/${offerId}/acceptance`, {});
  }

  /** The page of the offer that the newest mail leads to. */
  offerPath(who: Learner): string {
    const mails = this.app.mail.to(who.email).map((mail) => mail.text);
    const found = /\/en\/offers\/[A-Z2-9]{11}/.exec(mails.at(-1) ?? '');
    if (!found) throw new Error('The newest mail has no link to an offer.');
    return found[0];
  }

  /** A class of one seat that somebody has, and three who wait. */
  async fullClass(
    overrides: Record<string, unknown> = {},
  ): Promise<{ group: OpenClass; seated: Learner; waiting: Learner[] }> {
    const group = await makeClass(this.app, this.organisation, { class: { capacity: 1, ...overrides } });
    const seated = await this.learner(group);
    const waiting = [await this.learner(group), await this.learner(group), await this.learner(group)];
    return { group, seated, waiting };
  }
}
