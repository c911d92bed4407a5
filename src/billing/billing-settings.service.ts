import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { checkIfMatch } from '../shared/if-match';
import { History } from '../history';
import { type Organisation, Organisations } from '../organisations';
import { Database, isDuplicateKey } from '../platform/database';
import type { BillingSettings } from './billing-settings';
import { type BillingSettingsForm, checkedSettings } from './billing-settings.forms';
import { BillingSettingsRepository } from './billing-settings.repository';
import { mustKeepMoney, mustReadMoney } from './billing.policy';

/** What an organisation decides about its money documents. */
@Injectable()
export class BillingSettingsService {
  constructor(
    private readonly repository: BillingSettingsRepository,
    private readonly organisations: Organisations,
    private readonly history: History,
    private readonly db: Database,
  ) {}

  /** Null while nobody has filled them in: nothing can be sold before. */
  read(organisationId: string): Promise<BillingSettings | null> {
    return this.repository.find(organisationId);
  }

  /** For staff, with the organisation. @throws NotFoundError, ForbiddenError */
  async open(
    actor: Actor,
    idOrSlug: string,
  ): Promise<{ organisation: Organisation; settings: BillingSettings | null }> {
    const organisation = await this.organisations.get(idOrSlug);
    mustReadMoney(actor, { organisationId: organisation.id });
    return { organisation, settings: await this.repository.find(organisation.id) };
  }

  /**
   * Puts these in the place of the settings before. Documents that were issued keep theirs.
   * @throws NotFoundError, ForbiddenError, FieldErrors, DomainError 412 `stale`, LostRaceError
   */
  async replace(actor: Actor, idOrSlug: string, form: BillingSettingsForm, ifMatch?: string): Promise<BillingSettings> {
    const { id } = await this.organisations.get(idOrSlug);
    mustKeepMoney(actor, { organisationId: id });
    const before = await this.repository.find(id);
    const version = before?.version ?? 0;
    checkIfMatch(ifMatch, version);
    const settings = { ...checkedSettings(form), organisationId: id, version: version + 1 } as BillingSettings;
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.replacement(settings),
          ...this.history.writes(actor, {
            organisationId: id,
            subject: { kind: 'organisation', id },
            verb: 'billing.settings-changed',
          }),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new LostRaceError();
      throw error;
    }
    return settings;
  }
}
