import sharp, { type Sharp } from 'sharp';

/** The widths in which a picture is kept, in pixels; one that is smaller is kept in its own alone. */
export const PICTURE_WIDTHS = [360, 720, 1440] as const;

/** What phones and cameras make and this machine reads; a drawing (SVG) can hold script, so it is none of them. */
const TYPES: readonly (string | undefined)[] = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heif'];
/** More than any phone has; a file that says it has more would take the memory of the process. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 74;
/** Of 0 to 6: half the time of the usual 4 for pictures that are a twentieth larger, measured on drawings. */
const EFFORT = 2;

export type PictureProblem = 'picture_type' | 'picture_broken' | 'picture_pixels';

/** A picture that can't be taken. */
export class PictureError extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

/** A picture made anew, as WebP in several widths, smallest first. */
export interface ReadPicture {
  readonly type: 'image/webp';
  readonly sizes: readonly { readonly width: number; readonly height: number; readonly bytes: Buffer }[];
}

/**
 * Makes a picture anew from its pixels alone, turned as it was held: where it was taken, and whatever else lay in the file, is gone.
 * @throws PictureError what is no picture, broken off, or larger than 60 million pixels
 */
export async function readPicture(bytes: Buffer): Promise<ReadPicture> {
  const source = await opened(bytes);
  try {
    const turned = await source.autoOrient().toBuffer({ resolveWithObject: true });
    const { width } = turned.info;
    const raw = { width, height: turned.info.height, channels: turned.info.channels };
    const widths = width <= PICTURE_WIDTHS[0] ? [width] : PICTURE_WIDTHS.filter((each) => each <= width);
    const sizes = [];
    for (const each of widths) {
      const made = await sharp(turned.data, { raw, limitInputPixels: MOST_PIXELS })
        .resize({ width: each })
        .webp({ quality: QUALITY, effort: EFFORT })
        .toBuffer({ resolveWithObject: true });
      sizes.push({ width: made.info.width, height: made.info.height, bytes: made.data });
    }
    return { type: 'image/webp', sizes };
  } catch {
    throw new PictureError('picture_broken');
  }
}

/** A drawing of our own (SVG, never one that somebody sent) as a PNG picture of that width. */
export function drawn(svg: string, width: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 144 }).resize({ width }).png().toBuffer();
}

/** A picture of ours for a document: JPEG, which a PDF takes as it is, on white. */
export function printed(bytes: Buffer, width: number): Promise<Buffer> {
  return sharp(bytes)
    .resize({ width, withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

async function opened(bytes: Buffer): Promise<Sharp> {
  if (looksLikeText(bytes)) throw new PictureError('picture_type');
  const source = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: 1 });
  const { format, width, height } = await source.metadata().catch((error: unknown) => {
    throw new PictureError(/pixel limit/.test(String(error)) ? 'picture_pixels' : 'picture_type');
  });
  if (!TYPES.includes(format)) throw new PictureError('picture_type');
  if (width * height > MOST_PIXELS) throw new PictureError('picture_pixels');
  return source.toColourspace('srgb').raw();
}

/** Markup begins with a sign below 128; each picture of ours has a byte of 0 or above 127 among its first. */
const looksLikeText = (bytes: Buffer): boolean => bytes.subarray(0, 16).every((byte) => byte > 0 && byte < 128);
