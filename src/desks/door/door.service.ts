import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem, LostRaceError } from '../../shared/domain-error';
import { derivedId } from '../../shared/ids';
import { Classes } from '../../classes';
import { type Enrolment, JoinService } from '../../enrolments';
import { People } from '../../people';
import type { DoorForm } from './door.forms';

/** What the button came to: an enrolment (`known` when it was there already), or what to change in the form. */
export type DoorAnswer =
  | { readonly kind: 'enrolled' | 'known'; readonly enrolment: Enrolment }
  | { readonly kind: 'problems'; readonly problems: readonly DoorProblem[] };

/** A problem with the numbers that its words say. */
export type DoorProblem = FieldProblem & { readonly values?: Readonly<Record<string, unknown>> };

/** Beside which field a refusal stands. */
const FIELDS: Readonly<Record<string, string>> = {
  class_closed: 'group',
  class_full: 'group',
  list_full: 'group',
  free_places_gone: 'freePlace',
  party_too_large: 'companions',
  entry_level_missing: 'recognised',
  idempotency_key_reused: 'fullName',
};

/** Enrols somebody who came to the door, as the API does for staff. */
@Injectable()
export class DoorDesk {
  constructor(
    private readonly joining: JoinService,
    private readonly classes: Classes,
    private readonly people: People,
  ) {}

  /**
   * Once more, it is answered with the same enrolment. Whoever was found keeps the contact that is not typed anew.
   * @throws NotFoundError for another organisation's class or person
   */
  async enrol(actor: StaffActor, form: DoorForm): Promise<DoorAnswer> {
    const { operation, person, group, companions, freePlace, wait, ...rest } = form;
    const { organisationId, accountId } = actor;
    const { id } = await this.classes.getOwn(organisationId, group);
    const known = person === undefined ? undefined : await this.people.get(organisationId, person);
    const { recognised, phone = known?.phoneTyped ?? known?.phone, email = known?.email, ...answers } = rest;
    try {
      const answer = await this.joining.join(actor, derivedId(`door:${organisationId}:${accountId}`, operation), id, {
        ...answers,
        phone,
        email,
        seats: 1 + companions.length,
        companions: companions.map((fullName) => ({ fullName })),
        freePlace: freePlace === 'yes',
        ifFull: wait === 'yes' ? 'wait' : 'refuse',
        ...(recognised === undefined ? {} : { recognised: { reason: recognised } }),
      });
      // Only the public is told nothing of somebody who is in already.
      if (answer.kind === 'already_joined') throw new LostRaceError();
      return { kind: answer.kind === 'known' ? 'known' : 'enrolled', enrolment: answer.enrolment };
    } catch (error) {
      return { kind: 'problems', problems: problemsOf(error) };
    }
  }
}

function problemsOf(error: unknown): readonly DoorProblem[] {
  if (error instanceof FieldErrors) return error.errors;
  const field = error instanceof DomainError ? FIELDS[error.code] : undefined;
  if (!(error instanceof DomainError) || field === undefined) throw error;
  return [{ field, code: error.code, message: '', values: error.extra }];
}
