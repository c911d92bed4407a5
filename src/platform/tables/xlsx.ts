import type { Table } from './table';

/** What a sheet may be called: 31 characters, none of these (ECMA-376, 18.2.19, and Excel). */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
/** The number format of cells that hold what was typed, whatever it looks like. */
const TEXT = '@';

/**
 * The table as an Excel workbook (OOXML) of one sheet. Texts are cells of text: nothing in them is calculated, and a leading nought stays.
 * The library is loaded at the first call: it takes half a second and 30 MB, and most processes never need it.
 */
export async function xlsxOf({ title, columns, rows }: Table): Promise<Buffer> {
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  const name = title
    .replace(NOT_IN_NAMES, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  const sheet = workbook.addWorksheet([...name].slice(0, LONGEST_NAME).join('') || 'Sheet', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ name: header, width }) => ({ header, width, style: { numFmt: TEXT } }));
  for (const row of rows) sheet.addRow(row.map((cell) => cell ?? null));
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
