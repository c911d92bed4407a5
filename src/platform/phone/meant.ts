import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { stripBidi } from '../i18n';
import { INTERNATIONAL, parsePhone } from './phone';

/** A number that somebody may have meant. */
export interface MeantPhone {
  readonly e164: string;
  /** As people of all countries write it: +355 69 123 4567. */
  readonly shown: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Where people who live near a border have their phones from. */
const NEIGHBOURS = ['AL', 'MK', 'RS', 'BA', 'ME', 'XK', 'HR', 'GR', 'BG'] as const;

/** More answers than this are no question any more. */
const MOST = 3;

/**
 * What a number may be that cannot be called in `country`: a mobile number as its neighbours dial it (`069 123 4567` is Albanian), or one with
 * its country code and without the `+`. Nothing when the number can be called as it is, and when too many countries have such numbers.
 */
export function meantPhones(typed: string, country: string): readonly MeantPhone[] {
  const text = stripBidi(typed).trim();
  if (INTERNATIONAL.test(text) || parsePhone(typed, country)) return [];
  const whole = read(`+${text}`);
  const found = [
    ...([country, ...NEIGHBOURS].includes(whole?.country ?? '') ? [whole] : []),
    ...NEIGHBOURS.filter((one) => one !== country).map((one) => read(text, one)),
  ].flatMap((number) => (number ? [shown(number)] : []));
  const meant = [...new Map(found.map((one) => [one.e164, one])).values()];
  return meant.length > MOST ? [] : meant;
}

/** A mobile number: fixed ones of nine countries look too much alike, and messages go to mobiles. */
function read(text: string, country?: string): PhoneNumber | undefined {
  const defaultCountry = country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
  const number = parsePhoneNumberFromString(text, { ...defaultCountry, extract: false });
  if (!number?.isValid() || number.ext !== undefined) return undefined;
  return number.getType() === 'MOBILE' && (country === undefined || number.country === country) ? number : undefined;
}

const shown = (number: PhoneNumber): MeantPhone => ({
  e164: number.number,
  shown: number.formatInternational(),
  country: number.country ?? '',
});
