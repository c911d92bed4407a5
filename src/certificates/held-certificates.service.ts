import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Award } from './award';
import { AwardsRepository } from './awards.repository';
import { assertMayIssue } from './certificates.policy';

/** Certificates that were earned and cannot be made yet. */
@Injectable()
export class HeldCertificates {
  constructor(private readonly awards: AwardsRepository) {}

  /** Those of an organisation that wait for a name or could not be made, the oldest first. @throws NotFoundError, ForbiddenError */
  list(actor: Actor, organisationId: string): Promise<Award[]> {
    assertMayIssue(actor, { organisationId });
    return this.awards.listHeld(organisationId);
  }
}
