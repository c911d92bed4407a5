import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { SendPasswordLink } from './access.messages';
import { AccountsRepository } from './accounts.repository';
import { SignInGuards } from './sign-in-guards';

/** Asking for the way to a new password. */
@Injectable()
export class ForgottenPassword {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly guards: SignInGuards,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A job finds out whether there is an account, so that neither the answer nor its time tells.
   * @param from the network address of whoever asks
   * @throws DomainError 429
   */
  async ask(email: string, language: Language, from: string): Promise<void> {
    const emailIndex = this.accounts.emailIndex(email);
    await this.guards.countLink(from, emailIndex);
    const job = { emailIndex, language, at: this.clock.now().toISOString() };
    await this.db.inTransaction((tx) => tx.write(...this.outbox.jobWrites(SendPasswordLink, job)));
  }
}
