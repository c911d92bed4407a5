import fc from 'fast-check';
import { Workbook } from 'exceljs';
import { csvOf, type Table, xlsxOf } from '.';

const table = (...rows: Table['rows']): Table => ({
  title: 'First stitches, group A',
  columns: [
    { name: 'Name', width: 20 },
    { name: 'Seats', width: 8 },
  ],
  rows,
});
const BOM = '\uFEFF';
const sheetOf = async (file: Buffer) => {
  const workbook = new Workbook();
  await workbook.xlsx.load(file as never);
  return workbook.worksheets[0]!;
};

describe('A table as CSV', () => {
  it('begins with a byte order mark and a header, in cells that Excel of the region takes apart', () => {
    expect(csvOf(table(['رنا خوري', 2], ['Снежана; Пример', 1])).toString('utf8')).toBe(
      `${BOM}Name;Seats\r\nرنا خوري;2\r\n"Снежана; Пример";1\r\n`,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets no spreadsheet calculate %j', (text) => {
    expect(csvOf(table([text, 1])).toString('utf8')).toMatch(/\r\n"?'[=+\-@\t\r]/);
  });

  it('keeps quotes, line ends and empty cells apart', () => {
    expect(csvOf(table(['say "yes"\nnow', undefined])).toString('utf8')).toContain('"say ""yes""\nnow";\r\n');
    expect(csvOf(table(['one\ntwo', undefined])).toString('utf8')).toContain('"one\ntwo";\r\n');
  });
});

describe('A table as an Excel workbook', () => {
  it('has the texts as texts, never as sums, and numbers as numbers', async () => {
    const sheet = await sheetOf(await xlsxOf(table(['=1+1', 2], ['070 123', undefined], ['رنا خوري', 1])));
    expect(sheet.name).toBe('First stitches, group A');
    expect(sheet.getRow(1).values).toEqual([undefined, 'Name', 'Seats']);
    expect(sheet.getCell('A2').formula).toBeUndefined();
    expect(['A2', 'A3', 'B3', 'A4', 'B4'].map((cell) => sheet.getCell(cell).value)).toEqual([
      '=1+1',
      '070 123',
      null,
      'رنا خوري',
      1,
    ]);
  });

  it('opens whatever its title and its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ unit: 'grapheme' }), async (title, text) => {
        const sheet = await sheetOf(await xlsxOf({ ...table([text, 1]), title }));
        expect(sheet.getCell('B2').value).toBe(1);
      }),
      { numRuns: 30, examples: [[" ' ", '']] },
    );
  });
});
