import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Classes, isOver } from '../classes';
import { type Enrolment, Enrolments, SEATED } from '../enrolments';
import { Config } from '../platform/config';
import type { Course } from '../tracks';
import { type FailureCode, problemOf, publicStatus, type TroubleCode } from './award';
import { type BatchItemStatus, type BatchProgress, Batches } from './batches.service';
import { CertificateNames } from './certificate-names.service';
import { assertMaySee } from './certificates.policy';
import type { MissingCode } from './completion';
import { Completions } from './completions.service';
import { Invitations } from './invitations.service';
import { IssuingTools } from './issuing-tools';

/** One person of a class with what there is to say about the certificate. */
export interface ClassCertificate {
  readonly enrolmentId: string;
  readonly companion: number;
  /** What we call the person; empty for a companion who was never named. */
  readonly callName: string;
  /** The name to propose for the paper. */
  readonly fullName: string;
  readonly share: number;
  readonly missing: readonly MissingCode[];
  /** Null while nobody asked for the certificates, and for those who do not meet the rule. */
  readonly status: BatchItemStatus | null;
  /** Once it is out. */
  readonly number: string | null;
  /** Why it could not be made, or what stopped the last try. */
  readonly problem: FailureCode | TroubleCode | null;
}

/** The certificates of a class, as the office's page shows them. */
export interface ClassCertificates {
  /** Whether they can be asked for. */
  readonly finished: boolean;
  /** Null before somebody asked. */
  readonly progress: BatchProgress | null;
  readonly people: readonly ClassCertificate[];
}

/** A certificate of one of a party, as the party's own page shows it. */
export interface OwnCertificate {
  readonly number: string;
  readonly companion: number;
  readonly status: 'valid' | 'revoked' | 'replaced' | 'expired';
  readonly name: string | null;
  readonly issuedOn: Date | undefined;
}

/** What a party's own page says about certificates. */
export interface OwnCertificates {
  /** Replaced ones are left out. */
  readonly certificates: readonly OwnCertificate[];
  /** Numbers of those who met the rule and have not said how their name is written (0 is the person). */
  readonly namesNeeded: readonly number[];
  /** The course of the next level for a party with a certificate; `open` when it has a class to join. */
  readonly nextLevel: { readonly course: Course; readonly open: boolean } | null;
}

/** What a party's own page needs beside the class. */
@Injectable()
export class OwnTools {
  /** Without a slash at the end. */
  readonly publicUrl: string;

  constructor(
    readonly tools: IssuingTools,
    readonly invitations: Invitations,
    config: Config,
  ) {
    this.publicUrl = config.publicUrl;
  }
}

/** What pages of classes and of people say about certificates. */
@Injectable()
export class ClassCertificatesReader {
  constructor(
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly completions: Completions,
    private readonly batches: Batches,
    private readonly names: CertificateNames,
    private readonly own: OwnTools,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async forClass(actor: Actor, classIdOrCode: string): Promise<ClassCertificates> {
    const trainingClass = await this.classes.get(classIdOrCode);
    assertMaySee(actor, trainingClass);
    const parties = await this.completions.gather(trainingClass);
    const enrolments = parties.map((party) => party.enrolment);
    const [progress, roster] = await Promise.all([
      this.batches.ofClass(trainingClass.id),
      this.enrolments.withNames(trainingClass.organisationId, enrolments),
    ]);
    const items = new Map(progress?.items.map((item) => [`${item.award.enrolmentId}/${item.award.companion}`, item]));
    const entries = new Map(roster.map((entry) => [entry.enrolment.id, entry]));
    const people = parties.flatMap(({ standings }) =>
      standings.flatMap(({ enrolmentId, companion, share, missing }): ClassCertificate[] => {
        const entry = entries.get(enrolmentId);
        const person = companion === 0 ? entry?.person : entry?.companions.get(companion);
        const item = items.get(`${enrolmentId}/${companion}`);
        // Whoever was erased without a certificate gets none.
        if (person?.erased && !item) return [];
        const out = item?.status === 'issued' || item?.status === 'revoked';
        const one: ClassCertificate = {
          enrolmentId,
          companion,
          callName: person?.callName ?? '',
          fullName: person?.fullName ?? '',
          share,
          missing: item ? [] : missing,
          status: item?.status ?? null,
          number: out ? item.award.number : null,
          problem: item ? problemOf(item.award) : null,
        };
        return [one];
      }),
    );
    return { finished: isOver(trainingClass), progress, people };
  }

  /** For the party's own page; who may see it was checked when the enrolment was found. */
  async forEnrolment(enrolment: Enrolment): Promise<OwnCertificates> {
    const { tools, invitations } = this.own;
    const awards = await tools.awards.listOfEnrolment(enrolment.id);
    const certificates = awards.flatMap((award): OwnCertificate[] => {
      const status = publicStatus(award, tools.clock.now());
      if (!status || status === 'replaced') return [];
      const name = award.name ? tools.vault.open(award.name) : null;
      return [{ number: award.number, companion: award.companion, status, name, issuedOn: award.issuedOn }];
    });
    const holds = certificates.some(({ status }) => status === 'valid');
    const course = holds ? await invitations.openNextLevel(enrolment.courseId) : null;
    const next = course ?? (holds ? await invitations.nextLevel(enrolment.courseId) : null);
    return {
      certificates,
      namesNeeded: await this.namesNeeded(enrolment),
      nextLevel: next && { course: next, open: course !== null },
    };
  }

  /** Those of a party who have earned a certificate, as far as it is known, and have not confirmed a name. */
  async namesNeeded(enrolment: Enrolment): Promise<number[]> {
    if (!SEATED.includes(enrolment.status)) return [];
    const trainingClass = await this.classes.get(enrolment.classId);
    if (!isOver(trainingClass)) return [];
    const awards = await this.own.tools.awards.listOfEnrolment(enrolment.id);
    const standings = await this.completions.ofParty(trainingClass, enrolment);
    return standings.flatMap(({ companion, missing }) => {
      const award = awards.find((one) => one.companion === companion && one.status !== 'replaced');
      if (award?.failure === 'person_erased') return [];
      if (award?.failure === 'name_not_printable') return [companion];
      if (this.names.confirmed(enrolment, companion)) return [];
      return award ? (award.status === 'earned' ? [companion] : []) : missing.length === 0 ? [companion] : [];
    });
  }
}
