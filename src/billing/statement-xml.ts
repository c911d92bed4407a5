import { readXml, type XmlElement, XmlError } from '../platform/xml';
import { readCamt } from './camt';
import { readIbank, readIzvod } from './serbian-xml';
import { type ReadStatement, StatementProblem } from './statement';

/** Whether a file is XML at all; which family it is of is seen when it is read. */
export const looksLikeXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);

const READERS: Readonly<Record<string, (root: XmlElement) => ReadStatement>> = {
  Document: readCamt,
  pmtnotification: readIbank,
  stmtrs: readIbank,
  stmtrslist: readIbank,
  TransakcioniRacunPrivredaIzvod: readIzvod,
};

/** Reads an XML file of a bank by what its first element is called. @throws StatementProblem */
export function readXmlStatement(text: string): ReadStatement {
  const root = parsed(text);
  const read = READERS[root.name];
  if (!read) throw new StatementProblem('not_a_statement', root.line);
  return read(root);
}

function parsed(text: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new StatementProblem('not_xml', error.line);
    throw error;
  }
}
