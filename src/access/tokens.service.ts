import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { assertManages } from './access.policy';
import { hashBearer, newToken } from './bearer';
import { SignInsRepository } from './sign-ins.repository';
import type { TokenRole } from './team';

/** An API token as it is listed: never the token itself. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly createdBy?: string;
  readonly used?: Date;
  readonly revoked?: Date;
}

/** API tokens of an organisation, for programs. */
@Injectable()
export class Tokens {
  constructor(
    private readonly db: Database,
    private readonly repository: SignInsRepository,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Makes a token. It is told once, here: only its hash is stored. */
  async create(
    actor: Actor,
    { organisationId, role, name }: { organisationId: string; role: Role; name: string },
  ): Promise<{ id: string; token: string }> {
    const id = newId();
    const token = newToken();
    const createdBy = actor.kind === 'staff' ? { createdBy: actor.accountId } : {};
    const createdAt = this.clock.real();
    const row = { _id: id, hash: hashBearer(token), organisationId, role, name, createdAt, ...createdBy };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.tokenInsertion(row),
        ...this.history.writes(actor, {
          organisationId,
          subject: { kind: 'token', id },
          verb: 'access.token-made',
          facts: { role },
        }),
      ),
    );
    return { id, token };
  }

  /** The same by a manager. @throws NotFoundError, ForbiddenError for whoever may not, and for a program */
  async make(
    actor: Actor,
    input: { organisationId: string; role: TokenRole; name: string },
  ): Promise<{ id: string; token: string }> {
    assertManages(actor, input.organisationId);
    // What a program made would stay when the person who gave it its key is gone.
    if (actor.kind === 'staff' && actor.via === 'token') throw new ForbiddenError('A program makes no tokens.');
    return this.create(actor, input);
  }

  /** Ends one; ended again, nothing changes. @throws NotFoundError, ForbiddenError */
  async end(actor: Actor, organisationId: string, id: string): Promise<void> {
    assertManages(actor, organisationId);
    const token = (await this.list(organisationId)).find((one) => one.id === id);
    if (!token) throw new NotFoundError('token');
    if (!token.revoked) await this.revoke(actor, organisationId, id);
  }

  /** The token is refused within a second everywhere. @throws LostRaceError when there is none, or it was revoked before */
  async revoke(actor: Actor, organisationId: string, id: string): Promise<void> {
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.tokenRevocation(organisationId, id, this.clock.real()),
        ...this.history.writes(actor, { organisationId, subject: { kind: 'token', id }, verb: 'access.token-revoked' }),
      ),
    );
  }

  /** The newest first, revoked ones among them. */
  async list(organisationId: string): Promise<ApiToken[]> {
    const rows = await this.repository.listTokens(organisationId);
    return rows.map(({ _id, hash: _, organisationId: __, ...token }) => ({ ...token, id: _id }));
  }
}
