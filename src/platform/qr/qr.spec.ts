import { create } from 'qrcode';
import { qrPath, qrSvg } from '.';

const TEXT = 'https://sofra.example/mk/certificates/LG-7KQ4-M9XW';

/** Draws the rectangles of a path back into rows of modules. */
function modules({ size, path }: { size: number; path: string }): string[] {
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  }
  return rows.map((row) => row.join(''));
}

describe('A QR code', () => {
  it.each(['L', 'M', 'Q', 'H'] as const)('holds exactly the modules of the code at level %s', (level) => {
    const { size, data } = create(TEXT, { errorCorrectionLevel: level }).modules;
    const expected = Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) => (data[y * size + x] ? '#' : '.')).join(''),
    );
    expect(modules(qrPath(TEXT, level))).toEqual(expected);
  });

  it('is one path with nothing in it but rectangles', () => {
    expect(qrPath(TEXT).path.replace(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('');
  });

  it('stands on a light ground with a quiet zone of four modules', () => {
    const { size } = qrPath(TEXT);
    expect(qrSvg(TEXT)).toContain(`viewBox="-4 -4 ${size + 8} ${size + 8}"`);
  });

  it('says what it is when it has a label, and is silent without one', () => {
    expect(qrSvg(TEXT, { label: 'Card of "Rana" & <co>' })).toContain(
      'role="img" aria-label="Card of &quot;Rana&quot; &amp; &lt;co&gt;"',
    );
    expect(qrSvg(TEXT)).toContain('aria-hidden="true"');
  });

  it('refuses what no code can hold', () => {
    expect(() => qrPath('x'.repeat(3_000))).toThrow();
    expect(() => qrPath('')).toThrow();
  });
});
