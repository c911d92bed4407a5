import sharp from 'sharp';

/** A box of an MP4 file. */
function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const inner = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inner.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inner]);
}

const zeros = (count: number): Buffer => Buffer.alloc(count);

function recording(brand: string, handler: string, place: string | undefined): Buffer {
  const track = box('trak', box('tkhd', zeros(84)), box('mdia', box('hdlr', zeros(8), handler, zeros(13))));
  const words =
    place === undefined ? [] : [box('udta', box('\u00a9xyz', '\0\x12\x15\xc7', place), box('loci', zeros(20), place))];
  return Buffer.concat([
    box('ftyp', brand, zeros(4), 'isom'),
    box('moov', box('mvhd', zeros(100)), track, ...words),
    box('mdat', 'the pictures of the film, or what is heard'),
  ]);
}

/** A film that says where it was taken, if a place is given; no player would show anything. */
export const film = ({ place }: { place?: string }): Buffer => recording('mp42', 'vide', place);

/** The same as a sound. */
export const sound = ({ place }: { place?: string } = {}): Buffer => recording('M4A ', 'soun', place);

/** A paper of one page. */
export const pdf = (more = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R ${more} >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );

/** A photo, larger than a screen, with the place in it where it was taken. */
export function photo(): Promise<Buffer> {
  const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 59/1 5313/100' } };
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#9e1b32' } })
    .withExif(place)
    .jpeg()
    .toBuffer();
}
