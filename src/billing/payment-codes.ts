import type { Currency } from '../shared/money';
import { type Reference, serbianAccount } from './references';

/** An account of the seller for one currency. */
export interface Account {
  readonly currency: Currency;
  /** An IBAN, or the number as it is written in the country. */
  readonly number: string;
  readonly bank?: string;
  readonly bic?: string;
}

/** What a payment code says. */
export interface PaymentDemand {
  readonly payee: string;
  readonly town: string;
  readonly account: Account;
  /** In minor units. */
  readonly amount: number;
  readonly purpose: string;
  readonly reference: Reference;
}

const LONGEST_NAME = 70;
const LONGEST_PURPOSE = 35;
/** NBS: 0,01 to 999999999999,99. */
const MOST = 99_999_999_999_999;
/** SF 221: payment of goods and services, not final consumption, without cash. */
const PAYMENT_PURPOSE = '221';

/** Without what would end a field or a line. */
const plain = (text: string, most: number): string =>
  [...text.replace(/[|\s]+/g, ' ').trim()].slice(0, most).join('').trim();

const withPoint = (amount: number): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

/**
 * The text of the code that banks read from a bill; null where there is none for this account. For dinars it is the NBS IPS QR (decision on
 * instant credit transfers, Annex 1), for euros the EPC069-12 code.
 */
export function paymentCode(demand: PaymentDemand): string | null {
  if (demand.amount < 1 || demand.amount > MOST) return null;
  if (demand.account.currency === 'RSD') return ipsCode(demand);
  return demand.account.currency === 'EUR' ? epcCode(demand) : null;
}

function ipsCode({ payee, town, account, amount, purpose, reference }: PaymentDemand): string | null {
  const number =
    serbianAccount(account.number) ?? serbianAccount(account.number.replace(/\s/g, '').replace(/^RS35/, ''));
  if (number === null) return null;
  const place = plain(town, LONGEST_NAME / 2);
  const name = plain(payee, LONGEST_NAME - place.length - 1);
  return [
    ...['K:PR', 'V:01', 'C:1', `R:${number}`],
    `N:${place === '' ? name : `${name}\n${place}`}`,
    `I:RSD${withPoint(amount).replace('.', ',')}`,
    `SF:${PAYMENT_PURPOSE}`,
    `S:${plain(purpose, LONGEST_PURPOSE)}`,
    `RO:${reference.model === '97' ? '97' : '00'}${reference.text}`,
  ].join('|');
}

/** Outside the EEA the BIC is needed, so an account without one has no code. */
function epcCode({ payee, account, amount, reference, purpose }: PaymentDemand): string | null {
  if (account.bic === undefined || !/^[A-Z]{2}\d{2}/.test(account.number)) return null;
  const isRf = reference.model === 'RF';
  const euros = `EUR${withPoint(amount).replace(/\.00$/, '')}`;
  const lines = [
    ...['BCD', '002', '1', 'SCT', account.bic, plain(payee, LONGEST_NAME), account.number, euros, ''],
    ...(isRf ? [reference.text] : ['', plain(purpose, 140)]),
  ];
  return lines.join('\n');
}
