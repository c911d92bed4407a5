import type { Invoice } from './invoice';
import { type PaymentDemand, paymentCode } from './payment-codes';

/** How to pay an amount of a document, and the text of the code that banks read where there is one; null without an account. */
export function demandOf(invoice: Invoice, amount: number): (PaymentDemand & { readonly code: string | null }) | null {
  const { account, reference, seller, number } = invoice;
  if (!account || !reference) return null;
  const demand = { payee: seller.legalName, town: seller.town, account, amount, purpose: number, reference };
  return { ...demand, code: paymentCode(demand) };
}

/** An IBAN in groups of four; a national number as it is. */
export const writtenAccount = (number: string): string =>
  /^[A-Z]{2}\d{2}/.test(number) ? number.replace(/(.{4})(?=.)/g, '$1 ') : number;

/** The model in front where banks ask for it apart: 97 7520260042. */
export const writtenReference = ({ model, text }: PaymentDemand['reference']): string =>
  model === '97' ? `97 ${text}` : text;
