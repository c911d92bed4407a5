import sharp from 'sharp';
import { drawn, PictureError, readPicture } from './pictures';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#9e1b32' } }).jpeg();

const problemOf = (bytes: Buffer): Promise<string> =>
  readPicture(bytes).then(
    () => 'none',
    (error: unknown) => (error instanceof PictureError ? error.problem : String(error)),
  );

describe('A photo', () => {
  test('is turned as it was held, made small, and does not say where it was taken', async () => {
    const bytes = await photo(2_000, 1_000)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 59/1 0/1' } })
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { type, sizes } = await readPicture(bytes);
    expect(type).toBe('image/webp');
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [360, 720],
      [720, 1440],
    ]);
    for (const { bytes: made } of sizes) {
      const { format, exif, xmp, orientation } = await sharp(made).metadata();
      expect([format, exif, xmp, orientation]).toEqual(['webp', undefined, undefined, undefined]);
    }
  });

  test('that is small stays as wide as it is, and a see-through one stays so', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { sizes } = await readPicture(bytes);
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([[40, 30]]);
    expect((await sharp(sizes[0]?.bytes).metadata()).hasAlpha).toBe(true);
  });

  test('takes nothing along that was hung behind it', async () => {
    const bytes = Buffer.concat([await photo(50, 50).toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const { sizes } = await readPicture(bytes);
    expect(sizes.some(({ bytes: made }) => made.includes('<script>'))).toBe(false);
  });
});

describe('What is no photo', () => {
  test('is refused: a drawing with script, a text, a page, half a photo, one with too many pixels', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const whole = await photo(900, 900).toBuffer();
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await problemOf(Buffer.from(svg))).toBe('picture_type');
    expect(await problemOf(Buffer.from(`\n<?xml version="1.0"?>${svg}`))).toBe('picture_type');
    expect(await problemOf(Buffer.from(`\uFEFF${svg}`))).toBe('picture_type');
    expect(await problemOf(Buffer.from('hello'))).toBe('picture_type');
    expect(await problemOf(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]))).toBe('picture_type');
    expect(await problemOf(whole.subarray(0, 2_000))).toBe('picture_broken');
    expect(await problemOf(bomb)).toBe('picture_pixels');
  });

  test('but a drawing of our own becomes one', async () => {
    const bytes = await drawn(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 48"><path d="M0 0h60v48H0z"/></svg>',
      600,
    );
    expect((await readPicture(bytes)).sizes.map(({ width, height }) => [width, height])).toEqual([[360, 288]]);
  });
});
