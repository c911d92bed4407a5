import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../shared/actor';
import { newId } from '../shared/ids';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { hashBearer, newToken } from './bearer';
import { SignInsRepository } from './sign-ins.repository';

/** An API token as it is listed: never the token itself. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
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
    const row = { _id: id, hash: hashBearer(token), organisationId, role, name, createdAt: this.clock.real() };
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
