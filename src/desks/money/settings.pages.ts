import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import { CURRENCIES } from '../../shared/money';
import { BillingSettingsService } from '../../billing';
import { localText } from '../../shared/locale';
import type { Page } from '../../platform/http';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { text, type Values } from '../planning/values';
import { MoneyFrame } from './money.frame';
import { ACCOUNT_ROWS, NOTE_FIELDS, noteLanguages, RATE_FIELDS, SELLER_FIELDS, valuesOf } from './settings.fields';

const NEEDED: ReadonlySet<string> = new Set(['legalName', 'street', 'town', 'country']);

/** The form of the settings for money documents. */
@Injectable()
export class SettingsPages {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly frame: MoneyFrame,
  ) {}

  async show(
    actor: StaffActor,
    language: Language,
    returned?: { readonly values: Values; readonly errors: readonly FieldProblem[] },
  ): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice, organisation } = reader;
    const settings = await this.settings.read(organisation.id);
    const fresh: Values = {
      'seller.legalName': localText(organisation.name, organisation.language).text,
      'seller.town': organisation.town,
      'seller.country': organisation.country,
      'accounts.0.currency': organisation.currency,
      currency: organisation.currency,
      paymentDays: '15',
      reminderDays: '3, 14, 28',
    };
    const values = returned?.values ?? (settings ? valuesOf(settings) : fresh);
    const languages = noteLanguages(values, organisation.language);
    const title = voice.t('money.settings.title');
    const model = {
      title,
      unset: settings === null,
      version: String(settings?.version ?? 0),
      seller: SELLER_FIELDS.map((field) => ({
        ...fieldOf(voice, values, `seller.${field}`),
        optional: !NEEDED.has(field),
        width: 's-w6',
      })),
      accounts: Array.from({ length: ACCOUNT_ROWS }, (_, at) => ({
        heading: voice.t('money.settings.account', { n: at + 1 }),
        fields: [
          { ...choiceOf(voice, values, `accounts.${at}.currency`, currencies()), optional: true, width: 's-w4' },
          ...['number', 'bank', 'bic'].map((key) => ({
            ...fieldOf(voice, values, `accounts.${at}.${key}`),
            optional: true,
            width: key === 'bic' ? 's-w4' : 's-w8',
          })),
        ],
      })),
      registered: text(values, 'vat.registered') === 'yes',
      rates: RATE_FIELDS.map((one) => ({
        ...fieldOf(voice, values, `vat.rates.${one}`),
        optional: true,
        width: 's-w4',
      })),
      notes: NOTE_FIELDS.map((one) => ({
        heading: voice.t(`money.settings.notes.${one}`),
        // A problem with the note stands beside its first language.
        anchor: `vat.notes.${one}`,
        fields: languages.map((of) => noteOf(values, `vat.notes.${one}.${of}`, of)),
      })),
      footers: languages.map((of) => noteOf(values, `footer.${of}`, of)),
      currency: choiceOf(voice, values, 'currency', currencies()),
      days: { ...fieldOf(voice, values, 'paymentDays'), width: 's-w4' },
      reminders: {
        ...fieldOf(voice, values, 'reminderDays'),
        ...{ optional: true, tip: voice.t('money.settings.reminder-tip') },
      },
      second: {
        ...choiceOf(voice, values, 'secondLanguage', [
          { value: '', text: voice.t('money.settings.no-second') },
          ...LANGUAGES.map((of) => ({ value: of, text: languageInfo(of).name })),
        ]),
        optional: true,
      },
      whole: text(values, 'wholeTotals') === 'yes',
      errors: inWords(voice, returned?.errors ?? []),
    };
    return this.frame.page('money/settings', model, reader, { title, status: returned ? 422 : 200 });
  }
}

const currencies = () => CURRENCIES.map((one) => ({ value: one, text: one }));

/** `accounts.0.number` is labelled as `accounts.number`. */
const labelKey = (name: string): string => `money.settings.field.${name.replace(/\.\d+/, '')}`;

const fieldOf = (voice: Voice, values: Values, name: string) => ({
  name,
  label: voice.t(labelKey(name)),
  value: text(values, name),
  optional: false,
});

const choiceOf = (voice: Voice, values: Values, name: string, choices: readonly object[]) => ({
  ...fieldOf(voice, values, name),
  choices,
});

const noteOf = (values: Values, name: string, language: Language) => ({
  name,
  label: languageInfo(language).name,
  value: text(values, name),
  rows: 2,
  maxlength: 400,
  optional: true,
});
