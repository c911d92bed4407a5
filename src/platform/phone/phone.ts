import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { stripBidi } from '../i18n';

/** A number as machines dial it. */
export interface Phone {
  readonly e164: string;
}

/** Begins with a country code. */
export const INTERNATIONAL = /^\s*(?:\+|\uFF0B|00|٠٠|۰۰)/u;
const LONGEST = 40;

/**
 * Reads a phone number in any common spelling: 070/123-456, 0038970..., +383 ..., with Latin, Arabic-Indic or Persian digits.
 * A number without a country code is one of `country` (ISO 3166-1 alpha-2). One that is typed with a country code may be new
 * to the numbering plan that this library knows, so its length decides. Null when it is no number that can be called.
 */
export function parsePhone(typed: string, country: string): Phone | null {
  const text = stripBidi(typed)
    .replace(/[\s\u00A0\u2007\u202F]+/gu, ' ')
    .trim();
  if (text === '' || text.length > LONGEST) return null;
  const defaultCountry = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, { ...(defaultCountry ? { defaultCountry } : {}), extract: false });
  if (!number || number.ext !== undefined) return null;
  const callable = number.isValid() || (INTERNATIONAL.test(text) && number.isPossible());
  return callable ? { e164: number.number } : null;
}

/**
 * A number (E.164) as it is dialled and as no spreadsheet changes it: 00389 70 123 456. In a cell a sign in front would begin a sum, and bare
 * digits would lose their noughts.
 */
export function dialled(e164: string): string {
  const grouped = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
  return grouped.replace(/^\+/, '00');
}
