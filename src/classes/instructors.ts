import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import type { Write } from '../platform/database';
import { Access } from '../access';
import type { TrainingClass } from './training-class';

/** Lets those who teach a class into it: a grant of the role instructor that is limited to this class. */
@Injectable()
export class Instructors {
  constructor(private readonly access: Access) {}

  /** @throws FieldErrors when one of them has no role in the organisation */
  async mustBelong(organisationId: string, accountIds: readonly string[] | undefined): Promise<void> {
    if (!accountIds || accountIds.length === 0) return;
    const members = new Set((await this.access.members(organisationId)).map(({ account }) => account.id));
    const strangers = accountIds.flatMap((id, at) => (members.has(id) ? [] : [at]));
    if (strangers.length === 0) return;
    throw new FieldErrors(strangers.map((at) => ({ field: `instructorIds.${at}`, code: 'not_a_choice', message: '' })));
  }

  /** The grants that come and go when other people teach. */
  writes(
    actor: Actor,
    { id, organisationId }: Pick<TrainingClass, 'id' | 'organisationId'>,
    before: readonly string[],
    after: readonly string[],
  ): Write[] {
    const grant = (accountId: string) => {
      return { accountId, organisationId, role: 'instructor' as const, scope: { kind: 'class' as const, id } };
    };
    const added = after.filter((accountId) => !before.includes(accountId));
    const gone = before.filter((accountId) => !after.includes(accountId));
    return [
      ...added.flatMap((accountId) => this.access.grantWrites(actor, grant(accountId))),
      ...gone.flatMap((accountId) => this.access.withdrawalWrites(actor, grant(accountId))),
    ];
  }
}
