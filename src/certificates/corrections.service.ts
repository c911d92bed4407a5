import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { Enrolments } from '../enrolments';
import { isDuplicateKey, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { Logger } from '../platform/logging';
import { type Award, publicStatus } from './award';
import { AwardRecords } from './award-records';
import { Certificates } from './certificates.service';
import { PersonErasedError, WrongCertificateStateError } from './certificates.errors';
import { CertificateRevoked } from './certificates.facts';
import type { CorrectionForm } from './certificates.forms';
import { assertMayIssue } from './certificates.policy';
import { IssuingTools } from './issuing-tools';
import { Making } from './making.service';

/** A certificate can be taken back when its time is over, too. */
const NEVER_EXPIRED = new Date(0);

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

  /**
   * Takes a certificate back, one whose corrected paper is still being made too; once more changes nothing.
   * @throws NotFoundError, ForbiddenError, WrongCertificateStateError
   */
  async revoke(actor: Actor, number: string, reason: string): Promise<Award> {
    const award = await this.forOffice(actor, number);
    if (award.status === 'revoked') return award;
    if (publicStatus(award, NEVER_EXPIRED) !== 'valid')
      throw new WrongCertificateStateError(award.status, numberOf(award));
    const revocation = { at: this.tools.today(), reason };
    return this.once(
      () => [
        this.tools.awards.move(award.id, ['issued', 'name_confirmed'], 'revoked', { revocation }),
        ...this.records.line(actor, award, 'certificates.revoked', { reason }),
        ...this.extras.outbox.factWrites(CertificateRevoked, { awardId: award.id }),
      ],
      { award: { ...award, status: 'revoked', revocation }, again: () => this.revoke(actor, number, reason) },
    );
  }

  /**
   * Makes the certificate anew under another number, to which the old one points for ever. Asked again for the same name, also after a
   * crash and without a key, it answers with what the first made.
   * @throws NotFoundError, ForbiddenError, WrongCertificateStateError
   */
  async correct(actor: Actor, number: string, form: CorrectionForm): Promise<Award> {
    const old = await this.forOffice(actor, number);
    const made = await this.correctionOf(old, form);
    if (made) return this.finish(made);
    if (old.status !== 'issued') throw new WrongCertificateStateError(old.status, numberOf(old));
    if (old.name === undefined) throw new PersonErasedError();
    const { vault } = this.tools;
    const name = vault.seal(form.name);
    const other = form.nameInOtherScript === undefined ? undefined : vault.seal(form.nameInOtherScript);
    const at = this.tools.today();
    const corrected = await this.records.corrected(old);
    const queued = { issuedOn: at, queuedAt: this.tools.clock.real() };
    const next: Award = { ...corrected, ...queued, status: 'name_confirmed', name, otherName: other };
    const replacedBy = { id: next.id, number: next.number, at };
    const written = await this.once(
      () => [
        // The old one makes room before the new one takes its place in the unique index.
        this.tools.awards.move(old.id, ['issued'], 'replaced', { replacedBy }),
        this.tools.awards.insertion(next),
        this.enrolments.certificateNameWrite(old.enrolmentId, old.companion, { name, ...(other ? { other } : {}) }),
        ...this.records.line(actor, next, 'certificates.corrected'),
        ...this.records.jobWrites([next.id]),
      ],
      { award: next, again: () => this.correct(actor, number, form) },
    );
    return this.finish(written);
  }

  /** What a first correction to this very name made, if there was one. */
  private async correctionOf(old: Award, form: CorrectionForm): Promise<Award | null> {
    const next = old.replacedBy ? await this.tools.awards.find(old.replacedBy.id) : null;
    const name = next && this.certificates.nameOf(next);
    return name && name.name === form.name && name.other === form.nameInOtherScript ? next : null;
  }

  /** Whoever asked waits for the paper; if this process fails here, the job makes it all the same. */
  private async finish(next: Award): Promise<Award> {
    if (next.status !== 'name_confirmed') return next;
    await this.making
      .make([next.id])
      .catch((error: unknown) => this.extras.logger.warn('correction left to its job', error));
    return (await this.tools.awards.find(next.id)) ?? next;
  }

  /** Writes it; who lost a race against the same deed looks again at what the other made. */
  private async once(
    writes: () => Write[],
    { award, again }: { readonly award: Award; readonly again: () => Promise<Award> },
  ): Promise<Award> {
    try {
      await this.tools.db.inTransaction((tx) => tx.write(...writes()));
      return award;
    } catch (error) {
      if (!(error instanceof LostRaceError || isDuplicateKey(error))) throw error;
      return again();
    }
  }

  private async forOffice(actor: Actor, number: string): Promise<Award> {
    const award = await this.certificates.forStaff(actor, number);
    assertMayIssue(actor, award);
    return award;
  }
}

const numberOf = ({ replacedBy }: Award) => (replacedBy ? { replacedBy: replacedBy.number } : {});
