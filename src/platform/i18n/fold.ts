import { toSerbianLatin } from '../../shared/serbian-script';
import { stripBidi } from './bidi';

/** Letters that no decomposition reaches: Macedonian (as passports romanise them), Ukrainian, Arabic and Persian forms. */
const LETTERS: Record<string, string> = {
  ѓ: 'gj', ќ: 'kj', ѕ: 'dz', й: 'j', і: 'i', ї: 'ji', є: 'je', ґ: 'g', ь: '', щ: 'sc', ю: 'ju', я: 'ja', ы: 'y', э: 'e', ё: 'jo', ъ: '',
  đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ə: 'e',
  ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ہ: 'ه', ە: 'ه', ٱ: 'ا', ء: '', 'ـ': '',
  '\u200C': '', '\u200D': '', '\u00AD': '', '’': "'", 'ʼ': "'", '`': "'",
}; // prettier-ignore

/**
 * A text as it is searched for: without case, marks and script (c = č, Ћ = ć = c, Arabic letter forms and digits as one).
 * Both the stored text and the search term go through it; it is never shown.
 */
export function fold(text: string): string {
  return stripBidi(text)
    .toLowerCase()
    .replace(/./gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\u0000-\u007F]+/gu, (run) => toSerbianLatin(run))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/./gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\s+/gu, ' ')
    .trim();
}
