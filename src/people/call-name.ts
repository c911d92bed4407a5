import { fold } from '../platform/i18n';

/** Mother of, father of, son of, daughter of, servant of: alone they call nobody. Folded, so that أم and ام, Абу and Abu are one. */
const BEGINNINGS = new Set([
  ...['ام', 'ابو', 'ابا', 'ابن', 'بنت', 'عبد'],
  ...['umm', 'um', 'oum', 'om', 'abu', 'abou', 'aboo', 'ibn', 'bint'],
  ...['abd', 'abdul', 'abdal', 'abdel', 'abdoul', 'abdur', 'abdus'],
]);

/** The article, where it is written as a word of its own within such a name: Abd al Rahman. */
const ARTICLES = new Set([
  'al',
  'el',
  'ul',
  'ar',
  'er',
  'ur',
  'as',
  'es',
  'us',
  'ash',
  'ad',
  'ed',
  'ud',
  'an',
  'az',
  'at',
]);

/** Second halves that belong to the word before them: Nur al-Din, جار الله. */
const ENDINGS = new Set([
  ...['الدين', 'الله'],
  ...['allah', 'ullah', 'al-din', 'ad-din', 'el-din', 'ed-din', 'ud-din', 'al-deen', 'eddin', 'eddine', 'uddin'],
]);

/**
 * What we call somebody who said nothing else: the first word of the name, and where that word is only the beginning of one (a kunya such
 * as أم كريم, a servant's name such as عبد الرحمن), the words that it needs. A name of one word stays as it is.
 */
export function callNameOf(fullName: string): string {
  const words = fullName.trim().split(/\s+/u);
  const folded = words.map(fold);
  const last = words.length - 1;
  let end = 0;
  while (end < last && (BEGINNINGS.has(folded[end]!) || (end > 0 && ARTICLES.has(folded[end]!)))) end += 1;
  if (end < last && ENDINGS.has(folded[end + 1]!)) end += 1;
  return words.slice(0, end + 1).join(' ');
}
