import { newId } from '../../shared/ids';
import { type Language, localText, type LocalText } from '../../shared/locale';

type Row = Readonly<Record<string, unknown>>;
type Item = { readonly id: string; readonly text: LocalText; readonly right?: boolean };
type Pair = { readonly id: string; readonly left: LocalText; readonly right: LocalText };

const RIGHT = '+';

const words = (text: LocalText, language: Language): string => text[language] ?? localText(text, language).text;

/** The answers of a question a line each: the right ones of a choice begin with a plus, a pair has an equals sign, a number stands alone. */
export function answerLines(question: Row, language: Language): string {
  switch (question['kind']) {
    case 'choose':
      return (question['options'] as Item[])
        .map(({ text, right }) => `${right ? `${RIGHT} ` : ''}${words(text, language)}`)
        .join('\n');
    case 'order':
      return (question['steps'] as Item[]).map(({ text }) => words(text, language)).join('\n');
    case 'match':
      return (question['pairs'] as Pair[])
        .map(({ left, right }) => `${words(left, language)} = ${words(right, language)}`)
        .join('\n');
    default: {
      const { answer, within } = question as { answer: number; within?: number };
      return within === undefined ? String(answer) : `${answer} ± ${within}`;
    }
  }
}

/** A number as people type it: a comma or a point, digits of any keyboard. */
export function numberOf(typed: string): number {
  const digits = typed
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u00a0]/g, '')
    .replace(/[,\u066b]/, '.');
  return digits === '' ? NaN : Number(digits);
}

/** The answers of a question as they are kept: translations, ids and pictures stay by their line. */
export function answersOf(kind: string, lines: readonly string[], before: Row | undefined, language: Language): Row {
  const old = before?.['kind'] === kind ? before : undefined;
  const one = (list: string, at: number): Row => ((old?.[list] ?? []) as Row[])[at] ?? { id: newId() };
  const text = (row: Row, name: string, typed: string): LocalText =>
    typed === '' ? {} : { ...((row[name] ?? {}) as LocalText), [language]: typed };
  switch (kind) {
    case 'choose':
      return {
        options: lines.map((line, at) => {
          const row = one('options', at);
          const right = line.startsWith(RIGHT);
          return { ...row, text: text(row, 'text', line.replace(/^\+\s*/, '')), right };
        }),
      };
    case 'order':
      return { steps: lines.map((line, at) => ({ ...one('steps', at), text: text(one('steps', at), 'text', line) })) };
    case 'match':
      return {
        pairs: lines.map((line, at) => {
          const row = one('pairs', at);
          const [left = '', ...rest] = line.split('=');
          return {
            ...row,
            left: text(row, 'left', left.trim()),
            right: text(row, 'right', rest.join('=').trim()),
          };
        }),
      };
    default: {
      const [answer = '', within] = (lines[0] ?? '').split('±');
      return { answer: numberOf(answer), ...(within === undefined ? {} : { within: numberOf(within) }) };
    }
  }
}
