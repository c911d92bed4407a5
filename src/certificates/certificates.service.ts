import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { type CertificateProof, type ClassContext, ClassContexts, type Enrolment, Enrolments } from '../enrolments';
import { sameName } from '../people';
import { type Award, type PublicStatus, publicStatus, type Sharing } from './award';
import { AwardRecords } from './award-records';
import type { ConfirmedName } from './certificate-names.service';
import { readCertificateNumber } from './certificate-number';
import { assertMaySee, assertOwnerOrOffice, assertOwnerOrReader } from './certificates.policy';
import { WrongCertificateStateError } from './certificates.errors';
import { IssuingTools } from './issuing-tools';
import { Papers } from './papers.service';

/** A certificate as anybody who has its number may see it. */
export interface CheckedCertificate extends ClassContext {
  readonly award: Award;
  readonly status: PublicStatus;
  /** Only where it holds and the owner shows it. */
  readonly name?: ConfirmedName | undefined;
  /** The owner's data were deleted; that the certificate was given stays. */
  readonly nameDeleted: boolean;
}

/** Reads certificates: for the public by their number, for owners and staff their papers. */
@Injectable()
export class Certificates {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly papers: Papers,
    private readonly records: AwardRecords,
    private readonly tools: IssuingTools,
  ) {}

  /** What anybody may know of a number, however it was typed. @throws NotFoundError */
  async check(typed: string): Promise<CheckedCertificate> {
    const award = await this.find(typed);
    const status = publicStatus(award, this.tools.clock.now());
    if (!status) throw new NotFoundError('certificate');
    const name = status === 'valid' && award.sharing.name ? this.nameOf(award) : undefined;
    return { ...(await this.contexts.get(award.classId)), award, status, name, nameDeleted: award.name === undefined };
  }

  /** Whether a number is valid, of one of these courses, and in this person's name. */
  async holds(typed: string, courseIds: readonly string[], fullName: string): Promise<CertificateProof> {
    const number = readCertificateNumber(typed);
    const award = number ? await this.tools.awards.findByNumber(number) : null;
    if (!award || !courseIds.includes(award.courseId)) return 'unknown';
    if (publicStatus(award, this.tools.clock.now()) !== 'valid') return 'unknown';
    const { name, other } = this.nameOf(award) ?? {};
    return [name, other].some((written) => written !== undefined && sameName(written, fullName))
      ? 'holds'
      : 'other_name';
  }

  /** The paper: for its owner and staff, for everybody while it is valid and shared. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async pdf(actor: Actor, typed: string): Promise<{ award: Award; bytes: Buffer }> {
    const award = await this.find(typed);
    const shared = award.sharing.pdf && publicStatus(award, this.tools.clock.now()) === 'valid';
    if (!shared) assertOwnerOrReader(actor, await this.enrolments.get(award.enrolmentId));
    const bytes = await this.papers.readPdf(award);
    if (!bytes) throw new NotFoundError('certificate');
    return { award, bytes };
  }

  /** The signed badge; it names nobody, so whoever has the number may have it. @throws NotFoundError */
  async badge(typed: string): Promise<string> {
    const badge = await this.papers.readBadge(await this.find(typed));
    if (badge === null) throw new NotFoundError('certificate');
    return badge;
  }

  /** The same as VC-JWT. @throws NotFoundError */
  async jwt(typed: string): Promise<string> {
    const award = await this.find(typed);
    const jwt = await this.papers.readJwt(award, await this.contexts.get(award.classId));
    if (jwt === null) throw new NotFoundError('certificate');
    return jwt;
  }

  /** What the owner lets the public check show. @throws NotFoundError, WrongCertificateStateError while there is no certificate */
  async share(actor: Actor, typed: string, sharing: Sharing): Promise<Award> {
    const award = await this.find(typed);
    assertOwnerOrOffice(actor, await this.enrolments.get(award.enrolmentId));
    if (publicStatus(award, this.tools.clock.now()) === null) throw new WrongCertificateStateError(award.status);
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.awards.change(award.id, { sharing }),
        ...this.records.line(actor, award, 'certificates.shared', { facts: { ...sharing } }),
      ),
    );
    return { ...award, sharing };
  }

  /** All of a party that are out, replaced ones too. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async listOf(actor: Actor, enrolmentId: string): Promise<{ enrolment: Enrolment; awards: Award[] }> {
    const enrolment = await this.enrolments.get(enrolmentId);
    assertOwnerOrReader(actor, enrolment);
    const awards = await this.tools.awards.listOfEnrolment(enrolmentId);
    return { enrolment, awards: awards.filter((award) => publicStatus(award, this.tools.clock.now()) !== null) };
  }

  /** An award for the staff of its organisation. @throws NotFoundError, ForbiddenError */
  async forStaff(actor: Actor, typed: string): Promise<Award> {
    const award = await this.find(typed);
    assertMaySee(actor, award);
    return award;
  }

  /** The name as it stands on the paper; none once its owner was erased. */
  nameOf({ name, otherName }: Pick<Award, 'name' | 'otherName'>): ConfirmedName | undefined {
    if (!name) return undefined;
    const { vault } = this.tools;
    return { name: vault.open(name), ...(otherName ? { other: vault.open(otherName) } : {}) };
  }

  private async find(typed: string): Promise<Award> {
    const number = readCertificateNumber(typed);
    const award = number ? await this.tools.awards.findByNumber(number) : null;
    if (!award) throw new NotFoundError('certificate');
    return award;
  }
}
