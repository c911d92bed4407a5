import type { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Gives the value of a placeholder as text. @throws Error when there is none */
export type ValueOf = (name: string) => string;
/** Puts a tag around text. */
export type WrapIn = (tag: string, text: string) => string;
type Fill = (value: ValueOf, wrap: WrapIn) => string;

// The kinds of elements of a parsed message that say nothing of a language: @formatjs/icu-messageformat-parser, TYPE.
const WORDS = 0;
const VALUE = 1;
const TAG = 8;

/**
 * How to fill a message of words, values and tags alone, without ICU's formatter, which builds the text in pieces. Null when the message
 * needs the rules of its language: plurals, choices, numbers.
 */
export function fillingOf(elements: readonly Element[]): Fill | null {
  const parts = elements.map(partOf);
  if (!parts.every((part) => part !== null)) return null;
  return (value, wrap) => {
    let text = '';
    for (const part of parts) text += part(value, wrap);
    return text;
  };
}

function partOf(element: Element): Fill | null {
  const type: number = element.type;
  if (type === WORDS && 'value' in element) return () => element.value;
  if (type === VALUE && 'value' in element) return (value) => value(element.value);
  if (type !== TAG || !('children' in element)) return null;
  const inner = fillingOf(element.children);
  return inner && ((value, wrap) => wrap(element.value, inner(value, wrap)));
}
