import type { Table } from './table';

/** What a sheet may be called: 31 characters, none of these (ECMA-376, 18.2.19, and Excel). */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
/** Nor may a name begin or end with a quotation mark; spaces there would only hide one. */
const ROUND_NAMES = /^['\s]+|['\s]+$/g;
/** The number format of cells that hold what was typed, whatever it looks like. */
const TEXT = '@';

/**
 * The table as an Excel workbook (OOXML) of one sheet. Texts are cells of text: nothing in them is calculated, and a leading nought stays.
 * The library is loaded at the first call: it takes half a second and 30 MB, and most processes never need it.
 */
export async function xlsxOf({ title, columns, rows }: Table): Promise<Buffer> {
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  const short = [...title.replace(NOT_IN_NAMES, ' ').replace(ROUND_NAMES, '')].slice(0, LONGEST_NAME).join('');
  const sheet = workbook.addWorksheet(short.replace(ROUND_NAMES, '') || 'Sheet', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ name: header, width }) => ({ header, width, style: { numFmt: TEXT } }));
  for (const row of rows) sheet.addRow(row.map((cell) => cell ?? null));
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
