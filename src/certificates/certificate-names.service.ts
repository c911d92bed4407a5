import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, LostRaceError } from '../shared/domain-error';
import { type Enrolment, Enrolments, partyNumbers, personIdOf, SEATED } from '../enrolments';
import { History } from '../history';
import type { Write } from '../platform/database';
import type { Award } from './award';
import { AwardRecords } from './award-records';
import { CertificateIssuedError, NotInClassError } from './certificates.errors';
import type { NameForm } from './certificates.forms';
import { assertOwnerOrOffice } from './certificates.policy';
import { IssuingTools } from './issuing-tools';

/** A name as somebody confirmed it. */
export interface ConfirmedName {
  readonly name: string;
  readonly other?: string | undefined;
}

const TRIES = 3;

/** Whether another name can go on it: it is not out. A correction counts as out at once, unless its paper could not be made. */
const canBeNamed = ({ status, failure, replaces }: Award): boolean =>
  failure !== 'person_erased' &&
  (status === 'earned' || (status === 'name_confirmed' && (replaces === undefined || failure !== undefined)));

/** The names on certificates: confirmed by their owner or by staff who asked, and put on the award as soon as there is one. */
@Injectable()
export class CertificateNames {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly records: AwardRecords,
    private readonly history: History,
    private readonly tools: IssuingTools,
  ) {}

  /**
   * Keeps the name of one of the party; a certificate that waited for it is made. The same name once more changes nothing.
   * @throws NotFoundError, ForbiddenError, NotInClassError, FieldErrors, CertificateIssuedError once the paper is out
   */
  async confirm(actor: Actor, enrolmentId: string, form: NameForm): Promise<ConfirmedName> {
    const enrolment = await this.enrolments.get(enrolmentId);
    assertOwnerOrOffice(actor, enrolment);
    const { companion, name, nameInOtherScript: other } = form;
    const isErased = companion === 0 && enrolment.erasedAt !== undefined;
    if (!SEATED.includes(enrolment.status) || isErased) throw new NotInClassError();
    if (!partyNumbers(enrolment).includes(companion))
      throw new FieldErrors([{ field: 'companion', code: 'not_a_choice', message: '' }]);
    const before = this.confirmed(enrolment, companion);
    if (before?.name === name && before.other === other) return before;
    const award = await this.liveAward(enrolmentId, companion);
    if (award?.failure === 'person_erased') throw new NotInClassError();
    if (award && !canBeNamed(award)) throw new CertificateIssuedError(award.number);
    const sealed = { name: this.tools.vault.seal(name), ...(other ? { other: this.tools.vault.seal(other) } : {}) };
    const { organisationId, classId } = enrolment;
    const named = this.enrolments.certificateNameWrites(enrolment, companion, sealed, name);
    const written = this.tools.db.inTransaction((tx) =>
      tx.write(
        ...named.writes,
        this.tools.awards.owned(enrolmentId, companion, named.personId),
        ...this.history.writes(actor, {
          organisationId,
          classId,
          subject: { kind: 'enrolment', id: enrolmentId },
          verb: 'certificates.name-confirmed',
          facts: { companion },
        }),
      ),
    );
    try {
      await written;
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      // Named by a second click, or erased meanwhile.
      return this.confirm(actor, enrolmentId, form);
    }
    await this.adopt(enrolmentId);
    return { name, ...(other === undefined ? {} : { other }) };
  }

  /** The name that was confirmed for one of a party. */
  confirmed(enrolment: Pick<Enrolment, 'certificateNames'>, companion: number): ConfirmedName | null {
    const sealed = enrolment.certificateNames?.[companion];
    if (!sealed) return null;
    const { vault } = this.tools;
    return { name: vault.open(sealed.name), ...(sealed.other ? { other: vault.open(sealed.other) } : {}) };
  }

  /** Puts confirmed names on the awards of a party that are not out, and has those made. */
  async adopt(enrolmentId: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const writes = await this.adoption(enrolmentId);
      if (writes.length === 0) return;
      try {
        return await this.tools.db.inTransaction((tx) => tx.write(...writes));
      } catch (error) {
        if (tries === TRIES || !(error instanceof LostRaceError)) throw error;
      }
    }
  }

  private async adoption(enrolmentId: string): Promise<Write[]> {
    const [enrolment, awards] = await Promise.all([
      this.enrolments.get(enrolmentId),
      this.tools.awards.listOfEnrolment(enrolmentId),
    ]);
    const open = awards.filter((award) => {
      const confirmed = enrolment.certificateNames?.[award.companion];
      if (!confirmed || !canBeNamed(award)) return false;
      return award.status === 'earned' || award.name !== confirmed.name;
    });
    const writes = open.map((award) => {
      const { name, other } = enrolment.certificateNames?.[award.companion] ?? {};
      return this.tools.awards.move(award.id, ['earned', 'name_confirmed'], 'name_confirmed', {
        name,
        personId: personIdOf(enrolment, award.companion),
        ...(other ? { otherName: other } : {}),
        issuedOn: this.tools.today(),
      });
    });
    return [...writes, ...this.records.jobWrites(open.map((award) => award.id))];
  }

  private async liveAward(enrolmentId: string, companion: number): Promise<Award | undefined> {
    const awards = await this.tools.awards.listOfEnrolment(enrolmentId);
    return awards.find((award) => award.companion === companion && award.status !== 'replaced');
  }
}
