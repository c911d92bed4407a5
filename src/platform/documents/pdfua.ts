import { createHash } from 'node:crypto';

const NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/';
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq>' +
  '</pdfaSchema:property></rdf:li>';

const METADATA_CHANGES: readonly (readonly [string, string])[] = [
  ['xmlns:pdfaid=', `xmlns:pdfuaid="${NAMESPACE}" xmlns:pdfaid=`],
  ['<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>'],
  ['<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${SCHEMA}`],
];

/** Length of one row of a cross-reference table (ISO 32000-1, 7.5.4). */
const ROW = 20;

/**
 * Typst writes one standard into a file and a certificate needs two. Appends to a PDF/A-3a file of Typst an incremental update (ISO
 * 32000-1, 7.5.6) with the metadata and the catalog written anew, so that it says PDF/UA-1 (ISO 14289-1) too. Sign after this step.
 * Throws when the file is not built the way Typst builds it: a newer Typst must not go unseen.
 */
export function addUaIdentification(pdf: Buffer): Buffer {
  const file = new TypstFile(pdf);
  const catalog = file.object(file.root);
  const metadata = Number(match(/\/Metadata (\d+) 0 R/, catalog, 'metadata'));
  let xmp = file.stream(metadata);
  for (const [from, to] of METADATA_CHANGES) xmp = replace(xmp, from, to);
  const bytes = Buffer.from(xmp, 'utf8');
  const objects = [
    {
      number: metadata,
      body: Buffer.concat([
        Buffer.from(`${metadata} 0 obj\n<< /Type /Metadata /Subtype /XML /Length ${bytes.length} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream\nendobj\n'),
      ]),
    },
    {
      number: file.root,
      body: Buffer.from(
        `${replace(catalog, '/ViewerPreferences <<', '/ViewerPreferences << /DisplayDocTitle true')}\n`,
        'latin1',
      ),
    },
  ].sort((a, b) => a.number - b.number);

  let end = pdf.length + 1;
  const rows = objects.map(({ number, body }) => {
    const row = `${number} 1\n${String(end).padStart(10, '0')} 00000 n \n`;
    end += body.length;
    return row;
  });
  const id = createHash('sha256').update(pdf).digest('hex').slice(0, 32);
  const trailer =
    `xref\n${rows.join('')}trailer\n<< /Size ${file.size} /Root ${file.root} 0 R ${file.info} /Prev ${file.table} ` +
    `/ID [${file.id} <${id}>] >>\nstartxref\n${end}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from('\n'), ...objects.map(({ body }) => body), Buffer.from(trailer, 'latin1')]);
}

/** As much of a PDF as the update needs. Typst writes a classic cross-reference table that begins with object 0. */
class TypstFile {
  private readonly text: string;
  readonly table: number;
  readonly size: number;
  readonly root: number;
  /** `/Info n 0 R`, or nothing. */
  readonly info: string;
  /** The file's first identifier, as it is written. */
  readonly id: string;
  private readonly rows: number;

  constructor(private readonly pdf: Buffer) {
    this.text = pdf.toString('latin1');
    this.table = Number(match(/startxref\s+(\d+)\s+%%EOF\s*$/, this.text.slice(-64), 'startxref'));
    const trailer = this.text.slice(this.text.lastIndexOf('trailer'));
    this.size = Number(match(/\/Size (\d+)/, trailer, 'size'));
    this.root = Number(match(/\/Root (\d+) 0 R/, trailer, 'root'));
    this.info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '';
    this.id = match(/\/ID \[\s*(\(.*?[^\\]\)|<[0-9A-Fa-f]+>)/s, trailer, 'identifier');
    this.rows =
      this.table + match(/^(xref\s+0 \d+\s+)/, this.text.slice(this.table, this.table + 64), 'classic table').length;
  }

  object(number: number): string {
    const at = Number(this.text.slice(this.rows + ROW * number, this.rows + ROW * number + 10));
    if (!this.text.startsWith(`${number} 0 obj`, at)) throw new Error(`this PDF has no object ${number} at ${at}`);
    return this.text.slice(at, this.text.indexOf('endobj', at) + 'endobj'.length);
  }

  stream(number: number): string {
    const object = this.object(number);
    if (object.includes('/Filter')) throw new Error('this PDF has packed metadata');
    const from = object.indexOf('stream\n') + 'stream\n'.length;
    const length = Number(match(/\/Length (\d+)/, object, 'length of the metadata'));
    return Buffer.from(object.slice(from, from + length), 'latin1').toString('utf8');
  }
}

function match(pattern: RegExp, text: string, what: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`this PDF has no ${what}`);
  return found;
}

function replace(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`this PDF has no ${from}`);
  return text.replace(from, () => to);
}
