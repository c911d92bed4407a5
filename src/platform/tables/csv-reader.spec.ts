import fc from 'fast-check';
import { csvOf, readCsv, type ReadTable, UnreadableTable } from '.';

const READING = { most: 500 };
const read = (file: Uint8Array | string): ReadTable => readCsv(file, READING);
const cellsOf = ({ header, rows }: ReadTable) => [header, ...rows].map(({ cells }) => cells);

/** Bytes of a text in a table of Windows. */
function bytesIn(name: 'windows-1250' | 'windows-1251', text: string): Uint8Array {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const letters = [...new TextDecoder(name).decode(all)];
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
}

const codeOf = (file: Uint8Array | string): string => {
  try {
    read(file);
    return 'read';
  } catch (error) {
    return error instanceof UnreadableTable ? error.code : `${String(error)}`;
  }
};

describe('A file of rows', () => {
  it.each([';', ',', '\t'])('may have its cells parted by %j', (mark) => {
    expect(read(`Name${mark}Phone\r\nRana${mark}070 111\n`)).toMatchObject({
      delimiter: mark,
      header: { number: 1, cells: ['Name', 'Phone'] },
      rows: [{ number: 2, cells: ['Rana', '070 111'] }],
    });
  });

  it('may begin with the byte order mark, and with the line by which Excel tells what parts the cells', () => {
    const file = read(Buffer.from('\uFEFFsep=;\r\nName;With\r\nРана;Омар, Сара\r\n'));
    expect(file).toMatchObject({ encoding: 'utf-8', delimiter: ';', header: { number: 1 } });
    expect(cellsOf(file)).toEqual([
      ['Name', 'With'],
      ['Рана', 'Омар, Сара'],
    ]);
  });

  it('keeps the numbers that the spreadsheet shows, whatever stands in between', () => {
    const { rows } = read('Name;With\n\nRana;"Omar\nSara"\n;\nMile;\n');
    expect(rows).toEqual([
      { number: 3, cells: ['Rana', 'Omar\nSara'] },
      { number: 5, cells: ['Mile', ''] },
    ]);
  });

  it.each([
    ['windows-1251', 'Име;Град\nЊегош Ѓорѓиева;Скопје\nЉубица Ќосе „Шара“;Ниш'],
    ['windows-1250', 'Ime;Grad\nĐorđe Čačić;Šabac\nŽana Perić „Šara“;Niš'],
    ['windows-1250', 'Emri;Qyteti\nÇlirim Përmeti;Tiranë'],
  ] as const)('is read from %s, and says so', (encoding, text) => {
    const file = read(bytesIn(encoding, text));
    expect(file.encoding).toBe(encoding);
    expect(cellsOf(file)).toEqual(text.split('\n').map((line) => line.split(';')));
  });

  it('is read from the text that Excel calls Unicode', () => {
    const file = read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Име\tГрад\nРана\tНиш', 'utf16le')]));
    expect(file).toMatchObject({ encoding: 'utf-16', delimiter: '\t' });
    expect(cellsOf(file)[1]).toEqual(['Рана', 'Ниш']);
  });

  it('is refused with the reason where it is no such file', () => {
    expect(codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toBe('workbook');
    expect(codeOf(Uint8Array.from([0x4e, 0, 0x61, 0]))).toBe('encoding');
    expect(codeOf(Uint8Array.from([0x81, 0x4e, 0xb5, 0x61]))).toBe('encoding');
    expect(codeOf('')).toBe('empty');
    expect(codeOf(' ;\n;')).toBe('empty');
    expect(codeOf('Name;With\nRana;"Omar\nMile;')).toBe('quotes');
    expect(codeOf(`Name\n${'Rana\n'.repeat(501)}`)).toBe('too_many_rows');
    expect(codeOf(`Name\n${'Rana\n'.repeat(500)}`)).toBe('read');
  });

  it('that the product wrote itself is read as it was, what a spreadsheet would calculate too', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('=1+1', '+38970111222', '-', '@x', 'a;b', '"', 'a\nb', 'Снежана', 'رنا'),
    );
    const plain = cell.map((text) =>
      text
        .normalize('NFC')
        .replace(/[\r\t\0]/g, '')
        .trim(),
    );
    const rows = fc.array(fc.tuple(fc.constant('x'), plain), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (written) => {
        fc.pre(written.every(([, text]) => !/^['\uFEFF]/.test(text)));
        const columns = ['Name', 'More'].map((name) => ({ name, width: 10 }));
        const file = read(csvOf({ title: 'People', columns, rows: written }));
        expect(file.rows.map(({ cells }) => cells)).toEqual(written);
      }),
    );
  });

  it('is read or refused for a reason, whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(codeOf(bytes)).toMatch(/^[a-z_]+$/)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => expect(codeOf(text)).toMatch(/^[a-z_]+$/)),
    );
  });
});
