import { Injectable } from '@nestjs/common';
import {
  BillingNotSetUpError,
  BillingSettingsService,
  counted,
  type CountedLines,
  requestedLines,
  VAT_CODES,
  type VatCode,
  vatRateOf,
} from '../billing';
import { Organisations } from '../organisations';
import { FieldErrors } from '../shared/domain-error';
import type { Currency } from '../shared/money';
import { wallClock } from '../shared/wall-clock';
import type { QuoteForm } from './bookings.forms';

/** Counts a quote as its documents will be counted: by what the organisation's accountant says. */
@Injectable()
export class QuoteCounting {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly organisations: Organisations,
  ) {}

  /** In which currency and under which codes it sells; null while the accountant has not said so. */
  async choices(
    organisationId: string,
  ): Promise<{ readonly currency: Currency; readonly vat: readonly VatCode[] } | null> {
    const settings = await this.settings.read(organisationId);
    if (!settings) return null;
    return {
      currency: settings.currency,
      vat: VAT_CODES.filter((code) => code !== 'reverse' && vatRateOf(settings, code) !== null),
    };
  }

  /**
   * The sums of the lines, with the year of the organisation's calendar.
   * @throws BillingNotSetUpError, FieldErrors for a code without a rate, and for lines in two currencies
   */
  async count(
    organisationId: string,
    { lines }: Pick<QuoteForm, 'lines'>,
    now: Date,
  ): Promise<{ readonly sums: CountedLines; readonly year: number; readonly currency: Currency }> {
    const [settings, { timeZone }] = await Promise.all([
      this.settings.read(organisationId),
      this.organisations.get(organisationId),
    ]);
    if (!settings) throw new BillingNotSetUpError();
    const { lines: asked, currency } = requestedLines(lines);
    if (!settings.accounts.some((account) => account.currency === currency))
      throw new FieldErrors([{ field: 'lines.0.unitPrice', code: 'no_account', message: '' }]);
    // A company's VAT number is not asked for, so that it can't owe the VAT in the seller's place.
    const reverse = lines.findIndex(({ vat }) => vat === 'reverse');
    if (reverse >= 0) throw new FieldErrors([{ field: `lines.${reverse}.vat`, code: 'vat_not_set', message: '' }]);
    return { sums: counted(asked, settings), year: wallClock(now, timeZone).year, currency };
  }
}
