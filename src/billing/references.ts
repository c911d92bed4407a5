/** A reference that a payer writes, so that the payment finds its document: model 97 (RS), RF (ISO 11649), or digits alone. */
export interface Reference {
  readonly model: '97' | 'RF' | '';
  /** As it is written after the model; an RF reference whole. */
  readonly text: string;
}

/** Letters count as numbers from 10: A is 10, Z is 35. */
const asDigits = (text: string): string =>
  text.toUpperCase().replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

const remainder = (digits: string): number => Number(BigInt(digits === '' ? '0' : digits) % 97n);

/** The check of ISO 7064 MOD 97-10, as model 97, Serbian accounts and RF references use it. */
const check97 = (text: string): string => String(98 - remainder(`${asDigits(text)}00`)).padStart(2, '0');

/** Digits and letters with their check in front, as model 97 wants them: 123412 gives 14123412. */
export const withModel97 = (number: string): string => `${check97(number)}${number}`;

/** Whether the check of a model 97 reference is right. */
export const isModel97 = (text: string): boolean =>
  /^\d{2}[0-9A-Z]{1,20}$/.test(text) && text.startsWith(check97(text.slice(2)));

/** The RF creditor reference (ISO 11649) of up to 21 digits and letters. */
export const rfReference = (number: string): string => `RF${check97(`${number}RF`)}${number}`;

/** Whether it is an RF creditor reference with the right check. */
export const isRfReference = (text: string): boolean =>
  /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && text === rfReference(text.slice(4));

/** Bank, number and check of a Serbian account. */
const SERBIAN = /^(\d{3})-?(\d{1,13})-?(\d{2})$/;

/** The 18 digits of a Serbian account, typed with dashes or without; null when its check is wrong. */
export function serbianAccount(typed: string): string | null {
  const compact = typed.replace(/\s/g, '');
  const [, bank = '', number = '', check = ''] =
    (compact.includes('-') ? SERBIAN.exec(compact) : /^(\d{3})(\d{13})(\d{2})$/.exec(compact)) ?? [];
  const body = `${bank}${number.padStart(13, '0')}`;
  return check !== '' && check97(body) === check ? `${body}${check}` : null;
}

/** An IBAN without blanks; null when it is none. Only the lengths of the region are known, others are taken as they are. */
export function readIban(typed: string): string | null {
  const iban = typed.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(iban)) return null;
  const length = { RS: 22, MK: 19, AL: 28, BA: 20 }[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length) return null;
  return remainder(asDigits(`${iban.slice(4)}${iban.slice(0, 4)}`)) === 1 ? iban : null;
}

/** An account as banks of its country know it, however it is written: an IBAN of the region ends with that. */
export function domesticAccount(written: string): string {
  const compact = written.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const number = readIban(compact)?.slice(4) ?? compact;
  return serbianAccount(written) ?? number;
}

/** What stands in a reference whatever the bank made of it: without model, brackets, blanks and dashes. */
export const bareReference = (written: string): string =>
  written
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^(97|RF)(?=\d{6,})/, '');
