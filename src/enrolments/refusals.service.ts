import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Vault } from '../platform/secrets';
import type { HistoryEntry } from '../history';
import { askedWhyWrite, explainedWrite } from './application-writes';
import type { Enrolment } from './enrolment';
import { WrongStateError } from './enrolments.errors';
import { Explained, Rejected } from './enrolments.messages';
import { assertCanChange, assertOffice } from './enrolments.policy';
import { NewcomerTools } from './newcomer-tools';
import { type PlaceNow, Places } from './places.service';

/** Applications refused, with a reason that the person reads, and the question that may follow. */
@Injectable()
export class Refusals {
  constructor(
    private readonly tools: NewcomerTools,
    private readonly places: Places,
    private readonly vault: Vault,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Says no to an applicant, who gets the reason in these words. Once more does nothing more. @throws WrongStateError, NotFoundError, ForbiddenError */
  async refuse(actor: Actor, id: string, because: string): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertOffice(actor, enrolment);
    if (enrolment.status === 'refused') return { enrolment, position: null };
    if (enrolment.status !== 'applied') throw new WrongStateError(enrolment.status);
    const refusal = { because: this.vault.seal(because) };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.tools.repository.move(id, ['applied'], 'refused', this.clock.now(), { reason: 'rejected', refusal }),
        ...this.tools.history.writes(actor, lineOf(enrolment, 'enrolments.rejected')),
        ...this.tools.notifications.writes(Rejected, { enrolmentId: id }, { key: `enrolments.rejected:${id}` }),
      ),
    );
    return this.places.now(id);
  }

  /** Somebody who was refused asks why; once more does nothing more. @throws WrongStateError, NotFoundError */
  async askWhy(actor: Actor, id: string): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertCanChange(actor, enrolment);
    if (enrolment.status !== 'refused' || !enrolment.refusal) throw new WrongStateError(enrolment.status);
    if (enrolment.refusal.askedAt) return { enrolment, position: null };
    await this.db.inTransaction((tx) =>
      tx.write(
        askedWhyWrite(id, this.clock.now()),
        ...this.tools.history.writes(actor, lineOf(enrolment, 'enrolments.asked-why')),
      ),
    );
    return this.places.now(id);
  }

  /** Answers whoever asked why. @throws WrongStateError where nobody asked, or somebody has answered; NotFoundError, ForbiddenError */
  async explain(actor: Actor, id: string, text: string): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertOffice(actor, enrolment);
    if (!enrolment.refusal?.asks) throw new WrongStateError(enrolment.status);
    await this.db.inTransaction((tx) =>
      tx.write(
        explainedWrite(id, this.vault.seal(text), this.clock.now()),
        ...this.tools.history.writes(actor, lineOf(enrolment, 'enrolments.explained')),
        ...this.tools.notifications.writes(Explained, { enrolmentId: id }, { key: `enrolments.explained:${id}` }),
      ),
    );
    return this.places.now(id);
  }
}

/** The line of history; why somebody was refused stands in the record alone, where it can be deleted. */
const lineOf = ({ id, organisationId, classId }: Enrolment, verb: string): HistoryEntry => ({
  organisationId,
  classId,
  subject: { kind: 'enrolment', id },
  verb,
});
