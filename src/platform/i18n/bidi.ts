import { type Language, languageInfo, type LocalText, localText } from '../../shared/locale';

const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * Takes stray direction controls out of what a person typed: they can turn the text around them. The zero-width
 * non-joiner stays, Persian needs it.
 */
export function stripBidi(text: string): string {
  return text.replace(CONTROLS, '');
}

/**
 * A value for plain text (SMS, text part of a mail, CSV, PDF) whose direction can't touch its neighbours: first strong
 * isolate ... pop (Unicode UAX #9). In HTML use `<bdi>`, the helper `person` does.
 */
export function isolate(text: string): string {
  return `\u2068${stripBidi(text)}\u2069`;
}

/** The entry of a text that a reader gets, for use in a sentence of that language: apart where it falls back to one that is written the other way. */
export function within(text: LocalText, language: Language): string {
  const shown = localText(text, language);
  const turned = languageInfo(shown.language).dir !== languageInfo(language).dir;
  return turned ? isolate(shown.text) : shown.text;
}

/** Whether every isolate and embedding that opens is closed in the same text. */
export function isBalanced(text: string): boolean {
  let isolates = 0;
  let embeddings = 0;
  for (const mark of text) {
    if (/[\u2066-\u2068]/.test(mark)) isolates += 1;
    else if (mark === '\u2069') isolates -= 1;
    else if (/[\u202A\u202B\u202D\u202E]/.test(mark)) embeddings += 1;
    else if (mark === '\u202C') embeddings -= 1;
    if (isolates < 0 || embeddings < 0) return false;
  }
  return isolates === 0 && embeddings === 0;
}
