import { Injectable } from '@nestjs/common';
import { emailKey } from '../people';
import { Database, type Write } from '../platform/database';
import { Vault } from '../platform/secrets';
import type { Invitation } from './team';
import { type InvitationRow, INVITATIONS, PASSWORD_LINKS, type PasswordLinkRow } from './team.schema';

/** Every query for invitations and for the links to a new password. */
@Injectable()
export class TeamRepository {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  insertion({ id, email, name, roles, ...rest }: Invitation): Write {
    const row: InvitationRow = {
      _id: id,
      email: this.vault.seal(email),
      emailIndex: this.vault.blindIndex('account-email', emailKey(email)),
      name: this.vault.seal(name),
      roles: [...roles],
      ...rest,
    };
    return { collection: INVITATIONS, insert: row };
  }

  /** A new link in the place of the one before, only while that is the one. */
  renewal({ id, nonce }: Invitation, fresh: Pick<Invitation, 'nonce' | 'secretHash' | 'sentAt' | 'ends'>): Write {
    return { collection: INVITATIONS, filter: { _id: id, nonce }, update: { $set: fresh }, must: true };
  }

  /** Removes an invitation that was answered or taken back: of two answers at once one loses the race. */
  removal({ id, nonce }: Invitation): Write[] {
    return ended(INVITATIONS, id, nonce);
  }

  async find(organisationId: string, id: string): Promise<Invitation | null> {
    const row = await this.invitations.findOne({ _id: id, organisationId });
    return row && this.open(row);
  }

  /** For the letter, which knows the id alone. */
  async findById(id: string): Promise<Invitation | null> {
    const row = await this.invitations.findOne({ _id: id });
    return row && this.open(row);
  }

  /** One that can be taken. */
  async findOpen(secretHash: string, now: Date): Promise<Invitation | null> {
    const row = await this.invitations.findOne({ secretHash, ends: { $gt: now } });
    return row && this.open(row);
  }

  /** The newest first. A team is small, so they are whole. */
  async list(organisationId: string): Promise<Invitation[]> {
    const rows = await this.invitations.find({ organisationId }).sort({ createdAt: -1, _id: -1 }).toArray();
    return rows.map((row) => this.open(row));
  }

  /** The one link of an account; that before it ends. */
  linkChange({ _id, ...fields }: PasswordLinkRow): Write {
    return { collection: PASSWORD_LINKS, filter: { _id }, update: { $set: fields }, upsert: true };
  }

  /** The link ends in the transaction of what it was used for: of two uses at once one loses the race. */
  linkUse({ _id, nonce }: PasswordLinkRow): Write[] {
    return ended(PASSWORD_LINKS, _id, nonce);
  }

  /** The account's link. */
  async findLink(accountId: string): Promise<PasswordLinkRow | null> {
    return this.links.findOne({ _id: accountId });
  }

  /** A link that can be used. */
  async findOpenLink(secretHash: string, now: Date): Promise<PasswordLinkRow | null> {
    return this.links.findOne({ secretHash, ends: { $gt: now } });
  }

  private open({ _id, email, emailIndex: _, name, ...row }: InvitationRow): Invitation {
    return { ...row, id: _id, email: this.vault.open(email), name: this.vault.open(name) };
  }

  private get invitations() {
    return this.db.collection<InvitationRow>(INVITATIONS);
  }

  private get links() {
    return this.db.collection<PasswordLinkRow>(PASSWORD_LINKS);
  }
}

/** Only while it is the link that was read. */
const ended = (collection: string, id: string, nonce: string): Write[] => [
  { collection, filter: { _id: id, nonce }, update: { $set: { nonce: '' } }, must: true },
  { collection, remove: { _id: id } },
];
