import { Injectable } from '@nestjs/common';
import { Classes } from '../classes';
import { Clock } from '../platform/clock';
import { type Actor, ANONYMOUS } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { EnrolmentLinks } from './enrolment-links';
import { holds, isOffice } from './enrolments.policy';
import { enrolmentJson, linkJson, placeJson, rosterJson } from './enrolments.presenter';
import { Enrolments, type RosterEntry } from './enrolments.service';
import type { JoinAnswer } from './join.service';
import type { PlaceNow } from './places.service';
import { RefusalWords } from './refusal-words';

/** Completes what the services answer to what the API shows: class, companions' names, links. */
@Injectable()
export class EnrolmentAnswers {
  constructor(
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly links: EnrolmentLinks,
    private readonly refusals: RefusalWords,
    private readonly clock: Clock,
  ) {}

  async join(answer: JoinAnswer): Promise<object> {
    if (answer.kind === 'already_joined') return { status: 'already_joined' };
    const { enrolment, position } = answer;
    if (answer.kind === 'known') return { ...(await this.place(answer)), ...linkJson(enrolment, this.links) };
    return { ...enrolmentJson(enrolment, position), ...linkJson(enrolment, this.links) };
  }

  /** With `actor`, what opens the page is told to one who may change it. */
  async place(now: PlaceNow, actor: Actor = ANONYMOUS): Promise<object> {
    const { enrolment } = now;
    const trainingClass = await this.classes.get(enrolment.classId);
    const [entry] = await this.enrolments.withNames(enrolment.organisationId, [enrolment]);
    const json = placeJson(now, entry!, { trainingClass, refusal: this.refusals.of(enrolment) }, this.clock.now());
    const known = holds(actor, enrolment) || isOffice(actor, enrolment.organisationId);
    return known ? { ...json, ...linkJson(enrolment, this.links) } : json;
  }

  roster({ items, next }: Listed<RosterEntry>): object {
    const now = this.clock.now();
    return { items: items.map((entry) => rosterJson(entry, now)), next };
  }
}
