import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { derivedId } from '../shared/ids';
import { assertOperates, type Organisation, Organisations } from '../organisations';
import type { FoundingForm } from './founding.forms';
import { Invitations } from './invitations.service';

/** How the operator adds an organisation: with a manager who is asked to join it, and does the rest. */
@Injectable()
export class Founding {
  constructor(
    private readonly organisations: Organisations,
    private readonly invitations: Invitations,
  ) {}

  /** Asked again under the same id it is the same organisation. @throws ForbiddenError, DomainError 409 slug_taken */
  async found(actor: Actor, id: string, { manager, ...organisation }: FoundingForm): Promise<Organisation> {
    assertOperates(actor);
    const made =
      (await this.organisations.find(id)) ?? (await this.organisations.create(actor, { ...organisation, id }));
    const form = { ...manager, roles: ['manager' as const] };
    await this.invitations.write(actor, made.id, derivedId('first-manager', id), form);
    return made;
  }
}
