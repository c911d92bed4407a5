import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Organisations } from '../organisations';
import { Audits } from '../platform/audits';
import { AccountsRepository } from './accounts.repository';

/** What must be true of accounts and grants. */
@Injectable()
export class AccessAudits implements OnModuleInit {
  constructor(
    private readonly audits: Audits,
    private readonly accounts: AccountsRepository,
    private readonly organisations: Organisations,
  ) {}

  onModuleInit(): void {
    this.audits.register({
      name: 'access.grants have an account',
      run: async () => (await this.accounts.listLooseGrants()).map((id) => `Grant ${id} has no account.`),
    });
    this.audits.register({ name: 'access.grants have an organisation', run: () => this.withoutOrganisation() });
  }

  private async withoutOrganisation(): Promise<string[]> {
    const known = new Set((await this.organisations.list()).map((organisation) => organisation.id));
    const used = await this.accounts.listGrantedOrganisations();
    return used.filter((id) => !known.has(id)).map((id) => `There are grants in ${id}, which is no organisation.`);
  }
}
