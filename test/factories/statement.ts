import { newId } from '../../src/shared/ids';
import { escapeXml } from '../../src/shared/markup';
import type { Answer, HttpClient } from '../support/http';

/** A transfer as a bank tells it. `amount` as it is written: 2400.00 */
export interface Transfer {
  readonly amount: string;
  readonly payer?: string;
  readonly reference?: string;
  readonly text?: string;
  readonly bankReference?: string;
  readonly out?: boolean;
  readonly day?: string;
}

const el = (name: string, inner: string | undefined): string => (inner ? `<${name}>${inner}</${name}>` : '');

/** A camt.053.001.02 file, or .08 with its deeper parties. */
export function camtOf(transfers: readonly Transfer[], { version = '02', id = newId() } = {}): string {
  const party = (name: string) => (version === '02' ? el('Nm', name) : el('Pty', el('Nm', name)));
  const entry = ({ amount, payer, reference, text, bankReference, out, day = '2026-10-07' }: Transfer): string =>
    `  <Ntry><Amt Ccy="RSD">${amount}</Amt><CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd>
    <Sts>${version === '02' ? 'BOOK' : '<Cd>BOOK</Cd>'}</Sts><BookgDt><Dt>${day}</Dt></BookgDt>
    ${el('AcctSvcrRef', bankReference)}<NtryDtls><TxDtls><RltdPties><Dbtr>${party(escapeXml(payer ?? ''))}</Dbtr></RltdPties>
    <RmtInf>${el('Ustrd', escapeXml(text ?? ''))}${el('Strd', el('CdtrRefInf', el('Ref', reference)))}</RmtInf></TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><Stmt><Id>${id}</Id>
  <FrToDt><FrDtTm>2026-10-07T00:00:00</FrDtTm><ToDtTm>2026-10-07T23:59:59</ToDtTm></FrToDt>
  <Acct><Id><IBAN>RS35160000000012345654</IBAN></Id></Acct>
${transfers.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

/** Imports a file over the API. */
export const importStatement = (
  client: HttpClient,
  file: Buffer | string,
  fields: Record<string, string> = {},
): Promise<Answer> => client.upload('/api/v1/bank-statements', fields, Buffer.from(file));
