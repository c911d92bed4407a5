/** In what a file's letters were kept. */
export type Encoding = 'utf-8' | 'utf-16' | 'windows-1250' | 'windows-1251';

/** Why nothing can be read of a file. */
export type Unreadable = 'workbook' | 'encoding' | 'empty' | 'quotes' | 'too_many_rows';

/** Thrown for a file of which no table can be made. */
export class UnreadableTable extends Error {
  /** @param line where it breaks off, from 1, where that is known */
  constructor(
    readonly code: Unreadable,
    readonly line?: number,
  ) {
    super(code);
  }
}

/** Letters that old files of the region have beside those of English, in the two Windows tables. */
const LATIN = /^[\p{ASCII}šđčćžŠĐČĆŽëçËÇáéíóúýÁÉÍÓÚÝäöüőűÄÖÜŐŰßłŁńŃ„“”‚‘’–—…«»€°§\u00A0\u00AD]*$/u;
const CYRILLIC = /^[\p{ASCII}Ѐ-ӿ„“”‚‘’–—…«»№€°§\u00A0\u00AD]*$/u;
const LETTER = /\p{L}/u;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** The text in these bytes without its byte order mark; null where they are no such text. */
function textIn(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of a file and in what its letters were kept: UTF-8 and UTF-16 are certain; of the two tables of Windows in the region the one in
 * which the words make sense. @throws UnreadableTable for a workbook, or letters that nobody here writes
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (begins(bytes, ZIP) || begins(bytes, OLD_OFFICE)) throw new UnreadableTable('workbook');
  const wide = begins(bytes, [0xff, 0xfe]) ? 'utf-16le' : begins(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
  const text = textIn(bytes, wide ?? 'utf-8');
  if (text !== null && !text.includes('\0')) return { text, encoding: wide ? 'utf-16' : 'utf-8' };
  if (wide !== undefined || bytes.includes(0)) throw new UnreadableTable('encoding');
  const encoding = isCyrillic(bytes) ? 'windows-1251' : 'windows-1250';
  const old = textIn(bytes, encoding);
  if (old === null || !(encoding === 'windows-1251' ? CYRILLIC : LATIN).test(old))
    throw new UnreadableTable('encoding');
  return { text: old, encoding };
}

/** Words in Cyrillic have none of the letters of ASCII, words in Latin letters nearly always some: what most words are decides. */
function isCyrillic(bytes: Uint8Array): boolean {
  const [latin, cyrillic] = ['windows-1250', 'windows-1251'].map((name) => new TextDecoder(name).decode(bytes));
  let [mixed, pure, plain, high] = [0, 0, 0, 0];
  const end = (): void => {
    if (high > 0 && plain > 0) mixed += 1;
    else if (high > 1) pure += 1;
    [plain, high] = [0, 0];
  };
  for (const [at, byte] of bytes.entries()) {
    if (!LETTER.test(latin?.[at] ?? '') && !LETTER.test(cyrillic?.[at] ?? '')) end();
    else if (byte < 0x80) plain += 1;
    else high += 1;
  }
  end();
  return pure > mixed;
}
