import type { BillingSettings } from '../../billing';
import { type Language, LANGUAGES } from '../../shared/locale';
import { decimal, parseAmount } from '../../shared/money';
import { text, textsOf, textValues, type Values } from '../planning/values';

/** So many rows for accounts stand in the form. */
export const ACCOUNT_ROWS = 3;
export const SELLER_FIELDS = [
  'legalName',
  'street',
  'postCode',
  'town',
  'country',
  'taxNumber',
  'vatNumber',
  'registrationNumber',
  'responsible',
] as const;
export const RATE_FIELDS = ['standard', 'reduced', 'lowest'] as const;
export const NOTE_FIELDS = ['none', 'exempt', 'reverse', 'zero'] as const;

/** What stands in the form of settings that are there. Fields are named as the API names them, with dots. */
export function valuesOf(settings: BillingSettings): Values {
  const { seller, accounts, vat } = settings;
  return {
    ...Object.fromEntries(SELLER_FIELDS.map((field) => [`seller.${field}`, seller[field]])),
    ...Object.fromEntries(
      accounts.flatMap((account, at) =>
        Object.entries(account).map(([key, value]) => [`accounts.${at}.${key}`, String(value)]),
      ),
    ),
    ...Object.fromEntries(
      RATE_FIELDS.flatMap((rate) =>
        vat.rates[rate] === undefined ? [] : [[`vat.rates.${rate}`, decimal(vat.rates[rate]).replace(/\.00$/, '')]],
      ),
    ),
    ...Object.fromEntries(
      NOTE_FIELDS.flatMap((note) => Object.entries(textValues(`vat.notes.${note}`, vat.notes[note]))),
    ),
    ...textValues('footer', settings.footer),
    'vat.registered': vat.registered ? 'yes' : '',
    currency: settings.currency,
    paymentDays: String(settings.paymentDays),
    reminderDays: (settings.reminderDays ?? []).join(', '),
    secondLanguage: settings.secondLanguage ?? '',
    wholeTotals: settings.wholeTotals ? 'yes' : '',
  };
}

/** What was typed as the API takes it; what is no number stays as it was typed, so that the schema refuses it. */
export function settingsIn(values: Values): object {
  const given = (name: string) => text(values, name) || undefined;
  const rate = (name: string): unknown => {
    const typed = text(values, name).replace(/\s*%$/, '');
    return typed === '' ? undefined : (parseAmount(typed) ?? typed);
  };
  const days = text(values, 'paymentDays');
  const accounts = Array.from({ length: ACCOUNT_ROWS }, (_, at) => ({
    currency: text(values, `accounts.${at}.currency`),
    number: text(values, `accounts.${at}.number`),
    bank: given(`accounts.${at}.bank`),
    bic: given(`accounts.${at}.bic`),
  }));
  return plain({
    seller: Object.fromEntries(SELLER_FIELDS.map((field) => [field, given(`seller.${field}`)])),
    accounts: accounts.filter(({ number }) => number !== ''),
    currency: given('currency'),
    vat: {
      registered: text(values, 'vat.registered') === 'yes',
      rates: Object.fromEntries(RATE_FIELDS.map((one) => [one, rate(`vat.rates.${one}`)])),
      notes: Object.fromEntries(NOTE_FIELDS.map((one) => [one, textsOf(values, `vat.notes.${one}`)])),
    },
    paymentDays: days === '' ? undefined : Number(days),
    reminderDays: daysTyped(text(values, 'reminderDays')),
    secondLanguage: given('secondLanguage'),
    wholeTotals: text(values, 'wholeTotals') === 'yes',
    footer: textsOf(values, 'footer'),
  });
}

/** Days in a row: 3, 14, 28; a text for what is none. */
function daysTyped(typed: string): readonly number[] | string {
  const words = typed.split(/[\s,;]+/).filter(Boolean);
  return words.every((word) => /^\d{1,4}$/.test(word)) ? words.map(Number) : typed;
}

/** Without what was left empty. */
function plain(value: unknown): object {
  return JSON.parse(JSON.stringify(value)) as object;
}

/** The languages in which the words of the law are asked for: the organisation's own, English, and those that have some. */
export function noteLanguages(values: Values, own: Language): Language[] {
  const written = LANGUAGES.filter((language) =>
    [...NOTE_FIELDS.map((note) => `vat.notes.${note}`), 'footer'].some(
      (name) => text(values, `${name}.${language}`) !== '',
    ),
  );
  return [...new Set<Language>([own, 'en', ...written])];
}
