/** A box of a film or a sound in the MP4 family (ISO/IEC 14496-12, 4.2): where it and its content lie in the bytes. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

const HEADER = 8;
const LARGE_HEADER = 16;

/** The boxes between two places, one after the other, or null where they do not fill it exactly. */
export function boxesIn(bytes: Buffer, start: number, end: number): Box[] | null {
  const found: Box[] = [];
  for (let at = start; at < end;) {
    if (at + HEADER > end) return null;
    const said = bytes.readUInt32BE(at);
    const isLarge = said === 1;
    if (isLarge && at + LARGE_HEADER > end) return null;
    const header = isLarge ? LARGE_HEADER : HEADER;
    const size = said === 0 ? end - at : isLarge ? Number(bytes.readBigUInt64BE(at + HEADER)) : said;
    if (size < header || at + size > end) return null;
    found.push({
      type: bytes.toString('latin1', at + 4, at + HEADER),
      start: at,
      content: at + header,
      end: at + size,
    });
    at += size;
  }
  return found;
}

/** Boxes that hold others, as far down as words about a film or a sound lie. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
/** A film nests its holders three deep; what nests them much deeper was made to exhaust the stack. */
const DEEPEST = 8;
/** Words that a phone adds, in which it says where it was (`©xyz`, `loci`, Apple's keys, XMP); nothing of them is needed to play. */
const WORDS: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid', '©xyz', 'loci', 'ilst', 'keys']);

/**
 * Blanks what a phone wrote about a film or a sound, where it was taken above all: the boxes keep their size and become free room, so
 * that all else stays where it is. The bytes are changed in place.
 * @returns whether the file is whole: its boxes fill it, with a list of what it plays and something to play
 */
export function blankWords(bytes: Buffer): boolean {
  const boxes = boxesIn(bytes, 0, bytes.length);
  if (!boxes || !boxes.some(({ type }) => type === 'moov') || !boxes.some(({ type }) => type === 'mdat')) return false;
  return blankIn(bytes, boxes, 1);
}

function blankIn(bytes: Buffer, boxes: readonly Box[], depth: number): boolean {
  if (depth > DEEPEST) return false;
  for (const box of boxes) {
    if (WORDS.has(box.type)) {
      bytes.write('free', box.start + 4, 'latin1');
      bytes.fill(0, box.content, box.end);
    } else if (HOLDERS.has(box.type)) {
      const inner = boxesIn(bytes, box.content, box.end);
      if (!inner || !blankIn(bytes, inner, depth + 1)) return false;
    }
  }
  return true;
}
