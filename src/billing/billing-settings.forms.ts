import { z } from 'zod';
import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import { LANGUAGES } from '../shared/locale';
import { CURRENCIES } from '../shared/money';
import { localTextField } from '../platform/http';
import { longText } from '../people';
import { RATED, UNTAXED } from './billing-settings';
import { REMINDER_STEPS } from './reminder-steps';
import { readIban, serbianAccount } from './references';

const LONGEST_NOTE = 400;
const NEVER_PAID_DAYS = 365;

/** One line of text without control characters. */
export const printedLine = (most: number) =>
  longText(most)
    .transform((text) => text.replace(/\s+/gu, ' '))
    .refine((text) => text !== '', 'required');

/** A number of a register, as it is printed. */
export const printedCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]{1,29}$/, 'wrong_format');

/** ISO 3166-1 alpha-2. */
export const countryField = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'not_a_choice')
  .meta({ description: 'ISO 3166-1 alpha-2.', examples: ['MK'] });

/** A VAT number begins with its country (EN 16931, BR-CO-09). */
const vatNumber = z
  .string()
  .transform((typed) => typed.replace(/[\s.-]/g, '').toUpperCase())
  .refine((number) => /^[A-Z]{2}[0-9A-Z]{2,16}$/.test(number), 'wrong_format');

const address = { street: printedLine(200), town: printedLine(100), postCode: printedCode.optional() };
/** By which the registers of a country know a company. */
export const registerNumbers = {
  taxNumber: printedCode.optional(),
  vatNumber: vatNumber.optional(),
  registrationNumber: printedCode.optional(),
};

const AccountForm = z.strictObject({
  currency: z.enum(CURRENCIES),
  number: z.string().trim().min(1).max(40),
  bank: printedLine(100).optional(),
  bic: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'wrong_format')
    .optional(),
});

const rate = z.int().min(1).max(10_000).optional().meta({ description: 'In hundredths of a per cent: 1800 is 18 %.' });
const note = localTextField(LONGEST_NOTE).optional();

/** PUT /organisations/{slug}/billing-settings: all of them at once. */
export const BillingSettingsForm = z.strictObject({
  seller: z.strictObject({
    legalName: printedLine(200),
    ...address,
    country: countryField,
    ...registerNumbers,
    responsible: printedLine(200).optional(),
  }),
  accounts: z.array(AccountForm).max(10).default([]),
  currency: z.enum(CURRENCIES),
  vat: z.strictObject({
    registered: z.boolean(),
    rates: z
      .strictObject(Object.fromEntries(RATED.map((one) => [one, rate])) as Record<(typeof RATED)[number], typeof rate>)
      .default({}),
    notes: z
      .strictObject(
        Object.fromEntries(UNTAXED.map((one) => [one, note])) as Record<(typeof UNTAXED)[number], typeof note>,
      )
      .default({}),
  }),
  paymentDays: z.int().min(0).max(NEVER_PAID_DAYS).default(15),
  reminderDays: z
    .array(z.int())
    .max(REMINDER_STEPS.length)
    .refine((days) => days.every((day, at) => day > (days[at - 1] ?? 0) && day <= NEVER_PAID_DAYS), 'wrong_format')
    .optional()
    .meta({
      description: 'So many days after the due day a document is reminded of; none, and nobody is reminded by itself.',
    }),
  secondLanguage: z.enum(LANGUAGES).optional(),
  wholeTotals: z.boolean().default(false),
  footer: localTextField(LONGEST_NOTE).optional(),
});
export type BillingSettingsForm = z.infer<typeof BillingSettingsForm>;

/**
 * The settings with what depends on other fields checked, account numbers as banks write them.
 * @throws FieldErrors
 */
export function checkedSettings(form: BillingSettingsForm): BillingSettingsForm {
  const { seller, vat, accounts } = form;
  const problems: FieldProblem[] = [];
  const refuse = (field: string, why: string): unknown => problems.push({ field, code: why, message: '' });
  // EN 16931, BR-CO-26 and BR-E-02: a seller without any number can't be told from another.
  if (!vat.registered && seller.taxNumber === undefined) refuse('seller.taxNumber', 'required');
  if (vat.registered && seller.vatNumber === undefined) refuse('seller.vatNumber', 'required');
  if (!vat.registered && vat.notes.none === undefined) refuse('vat.notes.none', 'required');
  if (vat.registered && Object.keys(vat.rates).length === 0 && Object.keys(vat.notes).length === 0)
    refuse('vat.rates.standard', 'required');
  const read = accounts.map((account, at) => {
    const number = accountNumber(account);
    if (number === null) refuse(`accounts.${at}.number`, 'not_an_account');
    return { ...account, number: number ?? account.number };
  });
  if (problems.length > 0) throw new FieldErrors(problems);
  return { ...form, accounts: read };
}

/** An IBAN without blanks, or the number of the country; null when its check is wrong, or euros have no IBAN. */
function accountNumber({ currency, number }: z.infer<typeof AccountForm>): string | null {
  if (/^[A-Za-z]{2}/.test(number)) return readIban(number);
  if (currency === 'EUR') return null;
  if (currency === 'RSD') return serbianAccount(number) === null ? null : number.replace(/\s/g, '');
  return /^\d[\d -]{5,33}$/.test(number) ? number : null;
}
