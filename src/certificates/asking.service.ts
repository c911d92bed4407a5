import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { Classes, isOver, type TrainingClass } from '../classes';
import { Enrolments, type RosterEntry } from '../enrolments';
import type { Person } from '../people';
import { isDuplicateKey, type Write } from '../platform/database';
import type { Award, AwardKind } from './award';
import { AwardRecords, type Earner } from './award-records';
import { CertificateNames } from './certificate-names.service';
import { ClassNotFinishedError } from './certificates.errors';
import type { AskForm } from './certificates.forms';
import { assertMayIssue } from './certificates.policy';
import type { MissingCode, Standing } from './completion';
import { Completions, type PartyStanding } from './completions.service';
import { IssuingTools } from './issuing-tools';

const BATCH = 200;
const TRIES = 5;

/** Somebody who gets no certificate, and why. */
export interface NotEligible {
  readonly enrolmentId: string;
  readonly companion: number;
  readonly missing: readonly MissingCode[];
}

/** What became of asking for the certificates of a class. */
export interface Asked {
  readonly batchId: string;
  /** All who met the rule, those whose certificate is out too. */
  readonly total: number;
  readonly notEligible: readonly NotEligible[];
}

const keyOf = ({ enrolmentId, companion }: Pick<Standing, 'enrolmentId' | 'companion'>): string =>
  `${enrolmentId}/${companion}`;

const personOf = (entry: RosterEntry | undefined, companion: number): Person | undefined =>
  companion === 0 ? entry?.person : entry?.companions.get(companion);

/** Nobody is there any more whom a certificate could be given to. */
const isErased = (entry: RosterEntry | undefined, { companion }: Pick<Standing, 'companion'>): boolean =>
  personOf(entry, companion)?.erased !== undefined;

/** Staff ask for the certificates of a class: who met the rule gets an award, who has a name gets it made, the others are asked for one. */
@Injectable()
export class Asking {
  constructor(
    private readonly classes: Classes,
    private readonly completions: Completions,
    private readonly enrolments: Enrolments,
    private readonly names: CertificateNames,
    private readonly records: AwardRecords,
    private readonly tools: IssuingTools,
  ) {}

  /**
   * Asked again it makes nobody's certificate twice; it adds who meets the rule now, and tries again what had failed.
   * @throws NotFoundError, ForbiddenError, ClassNotFinishedError
   */
  async ask(actor: Actor, idOrCode: string, form: AskForm): Promise<Asked> {
    const { organisationId, id } = await this.classes.get(idOrCode);
    assertMayIssue(actor, { organisationId });
    const trainingClass = await this.classes.getOwn(organisationId, id);
    if (!isOver(trainingClass)) throw new ClassNotFinishedError();
    const parties = await this.completions.gather(trainingClass, form.vouchFor);
    await this.completions.settle(parties);
    await this.begin(actor, trainingClass, form);
    for (let at = 0; at < parties.length; at += BATCH) {
      await this.award(trainingClass, parties.slice(at, at + BATCH), form);
    }
    const standings = parties.flatMap((party) => party.standings);
    return {
      batchId: this.tools.batches.idOf(id, form.kind),
      total: (await this.tools.awards.listOfClass(organisationId, id, form.kind)).length,
      notEligible: standings
        .filter(({ missing }) => missing.length > 0)
        .map(({ enrolmentId, companion, missing }) => ({ enrolmentId, companion, missing })),
    };
  }

  private async begin(actor: Actor, { id, organisationId }: TrainingClass, form: AskForm): Promise<void> {
    const batchId = this.tools.batches.idOf(id, form.kind);
    const now = this.tools.clock.now();
    const begunBy = actor.kind === 'staff' ? actor.accountId : undefined;
    const facts = {
      ...(form.confirmNames ? { namesVouched: true } : {}),
      ...(form.vouchFor.length > 0 ? { vouchedFor: form.vouchFor.join(' ') } : {}),
    };
    const batch = { id: batchId, organisationId, classId: id, kind: form.kind, begunAt: now, askedAt: now, begunBy };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.batches.beginning(batch),
        ...this.records.classLine(actor, { id, organisationId }, 'certificates.asked', facts),
      ),
    );
  }

  /** One transaction for a part of the class; who asks at the same moment makes it decide again. */
  private async award(trainingClass: TrainingClass, parties: readonly PartyStanding[], form: AskForm): Promise<void> {
    const { organisationId } = trainingClass;
    const roster = await this.enrolments.withNames(
      organisationId,
      parties.map((party) => party.enrolment),
    );
    const entries = new Map(roster.map((entry) => [entry.enrolment.id, entry]));
    for (let tries = 1; ; tries += 1) {
      try {
        const { writes, nameless } = await this.decide(trainingClass, form, parties, entries);
        if (writes.length > 0) await this.tools.db.inTransaction((tx) => tx.write(...writes));
        // Who confirmed a name after the roster was read found no award to put it on.
        for (const enrolmentId of nameless) await this.names.adopt(enrolmentId);
        return;
      } catch (error) {
        if (tries === TRIES || !(isDuplicateKey(error) || error instanceof LostRaceError)) throw error;
      }
    }
  }

  private async decide(
    trainingClass: TrainingClass,
    form: AskForm,
    parties: readonly PartyStanding[],
    entries: ReadonlyMap<string, RosterEntry>,
  ): Promise<{ writes: Write[]; nameless: readonly string[] }> {
    const known = await this.known(trainingClass, form.kind);
    const earners = parties.flatMap(({ enrolment, standings }): Earner[] =>
      standings
        .filter((standing) => standing.missing.length === 0 && !isErased(entries.get(enrolment.id), standing))
        .map((standing) => ({ enrolment, standing })),
    );
    const newcomers = earners.filter(({ standing }) => !known.has(keyOf(standing)));
    const fresh = await this.records.earned(trainingClass, form.kind, newcomers, form.validUntil);
    const old = earners.flatMap(({ standing }) => known.get(keyOf(standing)) ?? []);
    const queue: string[] = [];
    const nameless = new Set<string>();
    const queued = { issuedOn: this.tools.today() };
    const writes = [...fresh, ...old].flatMap((award): Write[] => {
      if (award.failure === 'person_erased') return [];
      const isNew = !known.has(keyOf(award));
      if (award.status === 'name_confirmed' && (award.failure ?? award.trouble) !== undefined) {
        queue.push(award.id);
        return [this.tools.awards.move(award.id, ['name_confirmed'], 'name_confirmed', queued)];
      }
      if (award.status !== 'earned') return [];
      const named = this.nameOf(award, entries.get(award.enrolmentId), form.confirmNames);
      if (named) queue.push(award.id);
      else nameless.add(award.enrolmentId);
      const status = named ? ('name_confirmed' as const) : ('earned' as const);
      if (isNew) return [this.tools.awards.insertion({ ...award, ...named, ...(named ? queued : {}), status })];
      return named ? [this.tools.awards.move(award.id, ['earned'], status, { ...named, ...queued })] : [];
    });
    const asked = [...nameless].flatMap((enrolmentId) => this.records.nameNeededWrites(enrolmentId));
    return { writes: [...writes, ...this.records.jobWrites(queue), ...asked], nameless: [...nameless] };
  }

  private async known({ organisationId, id }: TrainingClass, kind: AwardKind): Promise<Map<string, Award>> {
    const awards = await this.tools.awards.listOfClass(organisationId, id, kind);
    return new Map(awards.map((award) => [keyOf(award), award]));
  }

  /** The name that the person confirmed, or the one they joined with where staff vouch for it. */
  private nameOf(
    { companion }: Award,
    entry: RosterEntry | undefined,
    vouched: boolean,
  ): Pick<Award, 'name' | 'otherName'> | null {
    const confirmed = entry?.enrolment.certificateNames?.[companion];
    if (confirmed) return { name: confirmed.name, ...(confirmed.other ? { otherName: confirmed.other } : {}) };
    const person = personOf(entry, companion);
    return vouched && person && !person.erased ? { name: this.tools.vault.seal(person.fullName) } : null;
  }
}
