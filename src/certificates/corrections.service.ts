import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { Enrolments, type NamedWrites } from '../enrolments';
import { isDuplicateKey, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { Logger } from '../platform/logging';
import { type Award, publicStatus } from './award';
import { AwardRecords } from './award-records';
import { Certificates } from './certificates.service';
import {
  nameNotPrintable,
  PaperUnusableError,
  PersonErasedError,
  WrongCertificateStateError,
} from './certificates.errors';
import { CertificateRevoked } from './certificates.facts';
import type { CorrectionForm } from './certificates.forms';
import { assertMayIssue } from './certificates.policy';
import { IssuingTools } from './issuing-tools';
import { Making } from './making.service';
import { PaperTrial } from './paper-trial.service';

/** A certificate can be taken back when its time is over, too. */
const NEVER_EXPIRED = new Date(0);

/** What a change needs beside its writes: facts, a note for those who run the installation, and a look at the paper before. */
@Injectable()
export class CorrectionExtras {
  constructor(
    readonly outbox: Outbox,
    readonly logger: Logger,
    readonly trial: PaperTrial,
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
   * crash and without a key, it answers with what the first made. A correction whose paper could not be made takes another name.
   * @throws NotFoundError, ForbiddenError, WrongCertificateStateError, PersonErasedError, PaperUnusableError, FieldErrors for a name
   *   that can't be printed, with nothing changed
   */
  async correct(actor: Actor, number: string, form: CorrectionForm): Promise<Award> {
    const old = await this.forOffice(actor, number);
    const made = await this.correctionOf(old);
    if (made && this.hasName(made, form)) return this.finish(made);
    const failed = [old, made].find((award) => award?.replaces !== undefined && award.failure !== undefined);
    if (failed) return this.mend(actor, failed, form);
    if (old.status !== 'issued') throw new WrongCertificateStateError(old.status, numberOf(old));
    if (old.name === undefined) throw new PersonErasedError();
    const corrected = await this.records.corrected(old);
    const next: Award = { ...corrected, ...this.named(form), status: 'name_confirmed' };
    const replacedBy = { id: next.id, number: next.number, at: this.tools.today() };
    const name = await this.nameWrites(next, form);
    await this.extras.trial.assertPrintable(next);
    const written = await this.once(
      () => [
        // The old one makes room before the new one takes its place in the unique index.
        this.tools.awards.move(old.id, ['issued'], 'replaced', { replacedBy }),
        this.tools.awards.insertion({ ...next, personId: name.personId }),
        ...name.writes,
        ...this.records.line(actor, next, 'certificates.corrected'),
        ...this.records.jobWrites([next.id]),
      ],
      { award: next, again: () => this.correct(actor, number, form) },
    );
    return this.finish(written);
  }

  /** Another name for a correction whose paper could not be made with the last one. */
  private async mend(actor: Actor, failed: Award, form: CorrectionForm): Promise<Award> {
    if (failed.failure === 'person_erased') throw new PersonErasedError();
    const named = this.named(form);
    const next: Award = { ...failed, ...named, failure: undefined };
    const name = await this.nameWrites(next, form);
    await this.extras.trial.assertPrintable(next);
    const written = await this.once(
      () => [
        this.tools.awards.move(failed.id, ['name_confirmed'], 'name_confirmed', { ...named, personId: name.personId }),
        ...name.writes,
        ...this.records.line(actor, failed, 'certificates.corrected'),
        ...this.records.jobWrites([failed.id]),
      ],
      { award: next, again: () => this.correct(actor, failed.number, form) },
    );
    return this.finish(written);
  }

  private named(form: CorrectionForm): Pick<Award, 'name' | 'otherName' | 'issuedOn'> {
    const { vault } = this.tools;
    const other = form.nameInOtherScript;
    return {
      name: vault.seal(form.name),
      issuedOn: this.tools.today(),
      otherName: other === undefined ? undefined : vault.seal(other),
    };
  }

  private async nameWrites(
    { enrolmentId, companion, name, otherName }: Award,
    form: CorrectionForm,
  ): Promise<NamedWrites> {
    if (name === undefined) throw new PersonErasedError();
    const sealed = { name, ...(otherName ? { other: otherName } : {}) };
    return this.enrolments.certificateNameWrites(await this.enrolments.get(enrolmentId), companion, sealed, form.name);
  }

  /** The number that a correction took the place of. */
  async replacedNumber({ replaces = '', number }: Award): Promise<string> {
    return (await this.tools.awards.find(replaces))?.number ?? number;
  }

  /** What a first correction made, if there was one. */
  private async correctionOf(old: Award): Promise<Award | null> {
    return old.replacedBy ? this.tools.awards.find(old.replacedBy.id) : null;
  }

  private hasName(award: Award, form: CorrectionForm): boolean {
    const name = this.certificates.nameOf(award);
    return name?.name === form.name && name.other === form.nameInOtherScript;
  }

  /**
   * Whoever asked waits for the paper; if this process fails here, the job makes it all the same.
   * @throws FieldErrors when it turns out that it can't be made with this name
   */
  private async finish(next: Award): Promise<Award> {
    if (next.status !== 'name_confirmed') return next;
    await this.making
      .make([next.id])
      .catch((error: unknown) => this.extras.logger.warn('correction left to its job', error));
    const made = (await this.tools.awards.find(next.id)) ?? next;
    if (made.failure === 'name_not_printable') throw nameNotPrintable();
    if (made.failure === 'template_unusable') throw new PaperUnusableError();
    return made;
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
