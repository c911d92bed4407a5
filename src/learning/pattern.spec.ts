import fc from 'fast-check';
import type { BlockOf } from './blocks';
import { CHART_EDGE, chartOf } from './chart';
import { patternSheet } from './pattern';

type Pattern = BlockOf<'pattern'>;

const colours = [
  { sign: 'x', name: { en: 'red' }, colour: '#9e1b32' },
  { sign: 'o', name: { en: 'indigo' }, colour: '#24356f' },
  { sign: 'g', name: { en: 'pale yellow' }, colour: '#ffffaa' },
];
const pattern = (rows: string[], more: Partial<Pattern> = {}): Pattern => ({
  id: '00000000-0000-7000-8000-000000000002',
  kind: 'pattern',
  title: { en: 'Star' },
  ...{ rows, colours, holes: 14, strands: 2 },
  ...more,
});

const grids = fc.integer({ min: 1, max: 30 }).chain((width) =>
  fc.array(
    fc
      .array(fc.constantFrom('.', 'x', 'o', 'g'), { minLength: width, maxLength: width })
      .map((signs) => signs.join('')),
    { minLength: 1, maxLength: 30 },
  ),
);

describe('A pattern, counted', () => {
  test('says its size on the cloth, its stitches and the length of each thread', () => {
    const sheet = patternSheet(pattern(Array.from({ length: 21 }, () => 'x'.repeat(8).padEnd(21, '.'))));
    expect([sheet.width, sheet.height, sheet.widthCm, sheet.heightCm]).toEqual([21, 21, 3.8, 3.8]);
    expect(sheet.stitchCm).toBe(2.6);
    expect(sheet.threads[0]).toMatchObject({ stitches: 168 });
    expect(Math.round(sheet.threads[0]?.centimetres ?? 0)).toBe(435);
    expect(sheet.threads[1]).toEqual({ at: 1, stitches: 0, centimetres: 0 });
  });

  test('reads its rows as so many of each colour', () => {
    expect(patternSheet(pattern(['..xxo', 'ooooo'])).rows).toEqual([
      [
        { at: undefined, count: 2 },
        { at: 0, count: 2 },
        { at: 1, count: 1 },
      ],
      [{ at: 1, count: 5 }],
    ]);
  });

  test('has as many stitches as squares that are not empty, whatever is drawn; its rows say the same', () => {
    fc.assert(
      fc.property(grids, (rows) => {
        const sheet = patternSheet(pattern(rows));
        const sewn = rows.join('').replaceAll('.', '').length;
        expect(sheet.stitches).toBe(sewn);
        const runs = sheet.rows.flat().filter(({ at }) => at !== undefined);
        expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(sewn);
        for (const row of sheet.rows) expect(row.reduce((sum, { count }) => sum + count, 0)).toBe(sheet.width);
      }),
    );
  });

  test('needs less thread on finer cloth, and twice as much of two strands', () => {
    const of = (more: Partial<Pattern>) => patternSheet(pattern(['xxxx'], more)).threads[0]?.centimetres ?? 0;
    expect(of({ holes: 18 })).toBeLessThan(of({ holes: 14 }));
    expect(of({ strands: 2 })).toBeCloseTo(2 * of({ strands: 1 }));
  });
});

describe('A chart', () => {
  test('has a tinted square and a sign for each stitch, a sign of its own for each colour', () => {
    fc.assert(
      fc.property(grids, (rows) => {
        const { layers, width, height } = chartOf(pattern(rows));
        expect([width, height]).toEqual([(rows[0]?.length ?? 0) * 20, rows.length * 20]);
        const sewn = rows.join('').replaceAll('.', '').length;
        const count = (part: 'squares' | 'signs'): number =>
          layers.reduce((sum, layer) => sum + layer[part].split('M').length - 1, 0);
        expect([count('squares'), count('signs')]).toEqual([sewn, sewn]);
        expect(new Set(layers.map(({ sample }) => sample)).size).toBe(layers.length);
      }),
    );
  });

  test('draws the sign of a pale thread in ink, so that it is seen', () => {
    const { layers, grid } = chartOf(pattern(['xog']));
    expect(layers.map(({ stroke }) => stroke)).toEqual(['#9e1b32', '#24356f', '#221a1e']);
    expect(grid).toContain('M60 0v20');
    expect(CHART_EDGE).toBeGreaterThanOrEqual(10);
  });
});
