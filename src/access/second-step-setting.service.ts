import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import { DomainError, FieldErrors, ForbiddenError, NotFoundError } from '../shared/domain-error';
import { History } from '../history';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { codeUri } from '../platform/passwords';
import { AccountsRepository } from './accounts.repository';
import { SecondStepsRepository } from './second-steps.repository';
import { SignInGuards } from './sign-in-guards';

/** What an app has to know: the secret, as a QR code says it and as it is typed, and the ticket for the page after. */
export interface StepBegun {
  readonly secret: string;
  readonly uri: string;
  readonly ticket: string;
}

/** How people set up a second step for their own account, and end it. */
@Injectable()
export class SecondStepSetting {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly repository: SecondStepsRepository,
    private readonly guards: SignInGuards,
    private readonly history: History,
  ) {}

  /** A new secret; nothing is stored yet. @throws ForbiddenError for a program */
  async begin(actor: StaffActor): Promise<StepBegun> {
    const { accountId } = person(actor);
    return this.shown(accountId, this.guards.steps.begin(accountId));
  }

  /** The same secret once more, for a form that came back; a new one when its time is over. */
  async again(actor: StaffActor, ticket: string): Promise<StepBegun> {
    const { accountId } = person(actor);
    const secret = this.guards.steps.secretIn(accountId, ticket);
    return secret === null ? this.begin(actor) : this.shown(accountId, { secret, ticket });
  }

  /**
   * The app has shown a right code: from now on a sign-in asks for one.
   * @returns the codes to write down, told once
   * @throws FieldErrors for a wrong code, DomainError 409 for an account that has a second step
   */
  async confirm(actor: StaffActor, ticket: string, code: string): Promise<readonly string[]> {
    const { accountId } = person(actor);
    const confirmed = this.guards.steps.confirmed(accountId, ticket, code);
    if (!confirmed) throw wrong('code', 'wrong_code');
    try {
      await this.db.inTransaction((tx) =>
        tx.write(this.repository.insertion(confirmed.row), ...this.line(actor, 'access.step-added')),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('wrong_state', 409, 'This account has a second step already.');
      throw error;
    }
    return confirmed.codes;
  }

  /** Ends it, for whoever knows the password; ended again, nothing changes. @throws FieldErrors, DomainError 429 */
  async end(actor: StaffActor, password: string, from: string): Promise<void> {
    const { accountId } = person(actor);
    const found = await this.accounts.findWithHash(accountId);
    if (!found) throw new NotFoundError('account');
    const index = this.accounts.emailIndex(found.account.email);
    await this.guards.count(from, index);
    if (!(await this.guards.passwords.verify(found.passwordHash, password))) throw wrong('password', 'wrong_password');
    await this.guards.uncount(from, index);
    if (!(await this.guards.steps.has(accountId))) return;
    await this.db.inTransaction((tx) =>
      tx.write(this.repository.removal(accountId), ...this.line(actor, 'access.step-ended')),
    );
  }

  /** Takes it off an account whose owner has lost phone and codes. @throws NotFoundError */
  async takeOff(actor: Actor, email: string): Promise<void> {
    const found = await this.accounts.findForSignIn(email);
    if (!found) throw new NotFoundError('account');
    const accountId = found.account.id;
    const [grant] = await this.accounts.listGrantsOf(accountId);
    const subject = { kind: 'account' as const, id: accountId };
    const line = grant && { organisationId: grant.organisationId, subject, verb: 'access.step-ended' };
    await this.db.inTransaction((tx) =>
      tx.write(this.repository.removal(accountId), ...(line ? this.history.writes(actor, line) : [])),
    );
  }

  private async shown(accountId: string, { secret, ticket }: { secret: string; ticket: string }): Promise<StepBegun> {
    const account = await this.accounts.find(accountId);
    return { secret, ticket, uri: codeUri(secret, 'Sofra', account?.email ?? '') };
  }

  private line(actor: StaffActor, verb: string): Write[] {
    const { organisationId, accountId } = actor;
    if (organisationId === '') return [];
    return this.history.writes(actor, { organisationId, subject: { kind: 'account', id: accountId }, verb });
  }
}

function person(actor: StaffActor): StaffActor {
  if (actor.via === 'token') throw new ForbiddenError('A token has no account of its own.');
  return actor;
}

const wrong = (field: string, code: string): FieldErrors => new FieldErrors([{ field, code, message: '' }]);
