/**
 * Serbian in two scripts. From Cyrillic to Latin the thirty letters have one answer each; the way back is ambiguous
 * (injekcija, nadživeti), so it is used only to fold search terms, never to show text.
 */

const LATIN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š',
}; // prettier-ignore

const CYRILLIC = /[Ѐ-ӿ]/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

/** What is not text: URLs and addresses, tags, and the names of ICU arguments with their keywords. */
const SKIPPED = /https?:\/\/\S+|[\w.+-]+@[\w.-]+|<\/?[A-Za-z][^<>]*>/gu;

/**
 * Serbian Latin of a Serbian Cyrillic text. Digraphs follow the case of their neighbours (ЉУБАВ -> LJUBAV,
 * Љубав -> Ljubav). URLs, mail addresses and tags stay as they are, and so does everything already Latin: the names of
 * ICU placeholders among it.
 */
export function toSerbianLatin(text: string): string {
  if (!CYRILLIC.test(text)) return text;
  let result = '';
  let at = 0;
  for (const match of text.matchAll(SKIPPED)) {
    result += convert(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + convert(text.slice(at));
}

function convert(text: string): string {
  const letters = [...text];
  return letters
    .map((letter, at) => {
      const lower = letter.toLowerCase();
      const latin = LATIN[lower];
      if (latin === undefined) return letter;
      if (letter === lower) return latin;
      const first = latin.charAt(0).toUpperCase();
      if (latin.length === 1) return first;
      return first + (standsInCapitals(letters, at) ? latin.slice(1).toUpperCase() : latin.slice(1));
    })
    .join('');
}

/** A capital digraph is written in two capitals when its word is: the next letter decides, at a word's end the one before. */
function standsInCapitals(letters: string[], at: number): boolean {
  const next = letters[at + 1] ?? '';
  if (UPPER.test(next)) return true;
  if (LOWER.test(next)) return false;
  return UPPER.test(letters[at - 1] ?? '');
}
