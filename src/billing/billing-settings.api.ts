import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { etagOf } from '../shared/if-match';
import { Allow, CurrentActor, Described, type Reply } from '../platform/http';
import { BillingSettingsForm } from './billing-settings.forms';
import { BillingSettingsService } from './billing-settings.service';
import { BILLING_SETTINGS_API } from './invoices.openapi';
import { settingsJson } from './invoices.presenter';

/** The settings of money documents as JSON. */
@Described(BILLING_SETTINGS_API)
@Controller('api/v1/organisations/:organisation/billing-settings')
@Allow('accountant', 'manager')
export class BillingSettingsApi {
  constructor(private readonly settings: BillingSettingsService) {}

  @Get()
  @Allow('accountant', 'manager', 'coordinator')
  async show(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const { settings } = await this.settings.open(actor, idOrSlug);
    if (!settings) throw new NotFoundError('settings');
    void reply.header('etag', etagOf(settings.version));
    return settingsJson(settings);
  }

  @Put()
  async replace(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: BillingSettingsForm }) form: BillingSettingsForm,
    @Headers('if-match') ifMatch?: string,
  ): Promise<object> {
    return settingsJson(await this.settings.replace(actor, idOrSlug, form, ifMatch));
  }
}
