import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { Organisation } from './organisation';
import { assertOperates } from './organisations.policy';
import { OrganisationsRepository } from './organisations.repository';
import { Organisations } from './organisations.service';

/** Counts what still goes on in an organisation. */
type CountOpen = (organisationId: string) => Promise<number>;

/** Closes an organisation and opens it again. What it gave to people (links, papers, certificates) works on. */
@Injectable()
export class OrganisationStates {
  private readonly counts: CountOpen[] = [];

  constructor(
    private readonly db: Database,
    private readonly repository: OrganisationsRepository,
    private readonly organisations: Organisations,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Tells, in `onModuleInit`, how much of a higher domain keeps an organisation from being closed. */
  register(count: CountOpen): void {
    this.counts.push(count);
  }

  /**
   * Nobody works for it any more, and it is shown nowhere. Closed again, nothing changes.
   * @throws ForbiddenError, NotFoundError, DomainError 409 still_open while people can still come to its classes, own_organisation
   */
  async close(actor: Actor, idOrSlug: string): Promise<Organisation> {
    const organisation = await this.find(actor, idOrSlug);
    if (organisation.closed) return organisation;
    if (actor.kind === 'staff' && actor.organisationId === organisation.id)
      throw new DomainError('own_organisation', 409, 'You work for this one. Let another operator close it.');
    const open = await Promise.all(this.counts.map((count) => count(organisation.id)));
    const classes = open.reduce((sum, one) => sum + one, 0);
    if (classes > 0) throw new DomainError('still_open', 409, 'Its classes have to end first.', { classes });
    return this.set(actor, organisation, this.clock.now());
  }

  /** As it was before. Opened again, nothing changes. @throws ForbiddenError, NotFoundError */
  async reopen(actor: Actor, idOrSlug: string): Promise<Organisation> {
    const organisation = await this.find(actor, idOrSlug);
    return organisation.closed ? this.set(actor, organisation, undefined) : organisation;
  }

  private find(actor: Actor, idOrSlug: string): Promise<Organisation> {
    assertOperates(actor);
    return this.organisations.get(idOrSlug);
  }

  private async set(actor: Actor, { id }: Organisation, closed: Date | undefined): Promise<Organisation> {
    const subject = { kind: 'organisation' as const, id };
    const verb = closed ? 'organisations.closed' : 'organisations.reopened';
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.closing(id, closed),
        ...this.history.writes(actor, { organisationId: id, subject, verb }),
      ),
    );
    this.organisations.forget();
    return this.organisations.getFresh(id);
  }
}
