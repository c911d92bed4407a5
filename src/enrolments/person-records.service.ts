import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { Classes, isLive } from '../classes';
import { People } from '../people';
import { canLeave, type Enrolment } from './enrolment';
import { WrongStateError } from './enrolments.errors';
import { EnrolmentsRepository } from './enrolments.repository';
import { Places } from './places.service';

/** Everything that an organisation keeps under one person, as whoever asks may have it. */
export interface FoundRecords {
  readonly organisationId: string;
  /** The records of the person: one for each time of joining. */
  readonly personIds: readonly string[];
  /** Where the person is in, or came along. */
  readonly enrolments: readonly Enrolment[];
  /** Those who came along with the person, and have nothing without. */
  readonly companionIds: readonly string[];
  /** What is given back before anything is deleted. */
  readonly leaving: readonly Enrolment[];
}

/** What is kept of a person: found for the person and for managers, and deleted. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly people: People,
    private readonly classes: Classes,
    private readonly places: Places,
  ) {}

  /**
   * For the holder of a link, the one record behind it: who else joined under the same name and contact is not known to be the same
   * person. For a manager, all records of that name and contact.
   * @throws NotFoundError, ForbiddenError, DomainError 401
   */
  async find(actor: Actor, personId: string): Promise<FoundRecords> {
    const { organisationId, personIds } = await this.allowed(actor, personId);
    const found = await Promise.all(personIds.map((id) => this.repository.listOfPerson(id)));
    const enrolments = [...new Map(found.flat().map((row) => [row.id, row])).values()];
    const own = enrolments.filter((row) => personIds.includes(row.personId));
    const classes = await this.classes.mapClasses(own.map((row) => row.classId));
    const isOpen = ({ classId }: Enrolment): boolean => {
      const trainingClass = classes.get(classId);
      return trainingClass !== undefined && isLive(trainingClass);
    };
    return {
      organisationId,
      personIds,
      enrolments,
      // Who came along and may have earned a certificate decides about it alone.
      companionIds: own
        .filter(({ status }) => status !== 'completed')
        .flatMap(({ companions }) => companions.map((companion) => companion.personId)),
      leaving: own.filter((row) => canLeave(row) && isOpen(row)),
    };
  }

  /**
   * Gives back what the person holds in classes that are not over, then deletes what says who it was, here and in every domain. Once
   * more, also after a crash in between, it does what is left. Nobody is told of the places given back: that message would reach the phone
   * before the data go, or be the last thing after.
   * @returns how many records were deleted now
   * @throws NotFoundError, ForbiddenError, DomainError 401
   */
  async erase(actor: Actor, personId: string): Promise<number> {
    const { organisationId, personIds, companionIds, leaving } = await this.find(actor, personId);
    for (const { id } of leaving) {
      try {
        await this.places.giveBack(actor, id, { told: false });
      } catch (error) {
        // The class ended meanwhile: there is nothing left to give back.
        if (!(error instanceof WrongStateError)) throw error;
      }
    }
    return this.people.erase(actor, organisationId, [...personIds, ...companionIds]);
  }

  private async allowed(actor: Actor, personId: string): Promise<Pick<FoundRecords, 'organisationId' | 'personIds'>> {
    if (actor.kind === 'holder') {
      const own = await this.repository.findBySecretHash(actor.secretHash);
      if (own?.personId !== personId) throw new NotFoundError('person');
      return { organisationId: own.organisationId, personIds: [personId] };
    }
    if (actor.kind !== 'staff')
      throw new DomainError('not_signed_in', 401, 'Send the secret of the link as X-Secret, or sign in.');
    const { organisationId } = actor;
    assertStaff(actor, { organisationId }, ['manager'], 'person');
    return { organisationId, personIds: await this.people.sameAs(organisationId, personId) };
  }
}
