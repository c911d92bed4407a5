import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Enrolments } from '../enrolments';
import { Outbox } from '../platform/outbox';
import { Logger } from '../platform/logging';
import type { Award } from './award';
import { AwardRecords } from './award-records';
import { Certificates } from './certificates.service';
import { WrongCertificateStateError } from './certificates.errors';
import { CertificateRevoked } from './certificates.facts';
import type { CorrectionForm } from './certificates.forms';
import { assertMayIssue } from './certificates.policy';
import { IssuingTools } from './issuing-tools';
import { Making } from './making.service';

/** What leaves with a change: facts, and a note for those who run the installation. */
@Injectable()
export class CorrectionExtras {
  constructor(
    readonly outbox: Outbox,
    readonly logger: Logger,
  ) {}
}

/** What staff change about a certificate that is out: it is taken back, or replaced by one under a new number. Nothing is overwritten. */
@Injectable()
export class Corrections {
  constructor(
    private readonly certificates: Certificates,
    private readonly enrolments: Enrolments,
    private readonly records: AwardRecords,
    private readonly making: Making,
    private readonly extras: CorrectionExtras,
    private readonly tools: IssuingTools,
  ) {}

  /** Takes a certificate back; once more changes nothing. @throws NotFoundError, ForbiddenError, WrongCertificateStateError */
  async revoke(actor: Actor, number: string, reason: string): Promise<Award> {
    const award = await this.issued(actor, number);
    if (award.status === 'revoked') return award;
    if (award.status !== 'issued') throw new WrongCertificateStateError(award.status, numberOf(award));
    const revocation = { at: this.tools.today(), reason };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.awards.move(award.id, ['issued'], 'revoked', { revocation }),
        ...this.records.line(actor, award, 'certificates.revoked', { reason }),
        ...this.extras.outbox.factWrites(CertificateRevoked, { awardId: award.id }),
      ),
    );
    return { ...award, status: 'revoked', revocation };
  }

  /**
   * Makes the certificate anew under another number, to which the old one points for ever.
   * @throws NotFoundError, ForbiddenError, WrongCertificateStateError
   */
  async correct(actor: Actor, number: string, form: CorrectionForm): Promise<Award> {
    const old = await this.issued(actor, number);
    if (old.status !== 'issued') throw new WrongCertificateStateError(old.status, numberOf(old));
    const { vault } = this.tools;
    const name = vault.seal(form.name);
    const other = form.nameInOtherScript === undefined ? undefined : vault.seal(form.nameInOtherScript);
    const at = this.tools.today();
    const corrected = await this.records.corrected(old);
    const queued = { issuedOn: at, queuedAt: this.tools.clock.real() };
    const next: Award = { ...corrected, ...queued, status: 'name_confirmed', name, otherName: other };
    const replacedBy = { id: next.id, number: next.number, at };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        // The old one makes room before the new one takes its place in the unique index.
        this.tools.awards.move(old.id, ['issued'], 'replaced', { replacedBy }),
        this.tools.awards.insertion(next),
        this.enrolments.certificateNameWrite(old.enrolmentId, old.companion, { name, ...(other ? { other } : {}) }),
        ...this.records.line(actor, next, 'certificates.corrected'),
        ...this.records.jobWrites([next.id]),
      ),
    );
    // Whoever asked waits for it; if this process fails here, the job makes it all the same.
    await this.making
      .make([next.id])
      .catch((error: unknown) => this.extras.logger.warn('correction left to its job', error));
    return (await this.tools.awards.find(next.id)) ?? next;
  }

  private async issued(actor: Actor, number: string): Promise<Award> {
    const award = await this.certificates.forStaff(actor, number);
    assertMayIssue(actor, award);
    return award;
  }
}

const numberOf = ({ replacedBy }: Award) => (replacedBy ? { replacedBy: replacedBy.number } : {});
