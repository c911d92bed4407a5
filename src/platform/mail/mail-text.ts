import { languageInfo } from '../../shared/locale';
import type { Block } from './block';
import type { MailCopy, MailSource } from './mail-copy';

const LINE = '-'.repeat(40);

/** The text part: complete, nothing wrapped, each address on a line of its own. */
export function mailText(source: MailSource): string {
  const copies = source.copies.map(copyText);
  return `${[...copies, source.footer.join('\n')].join(`\n\n${LINE}\n\n`)}\n`;
}

function copyText(copy: MailCopy): string {
  // None of our languages has capitals of its own, as Turkish has; the plain call is ten times as fast.
  const capitals = (text: string) => text.toUpperCase();
  const blocks = copy.blocks.map((block) => blockText(block, capitals));
  const parts = [copy.intro, copy.greeting, ...blocks, copy.help?.text];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function blockText(block: Block, capitals: (text: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return capitals(block.text);
    case 'paragraph':
    case 'note':
      return block.text;
    case 'until':
      return block.label === undefined ? block.text : `${block.label} ${block.text}`;
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'button':
      return `${block.label}:\n${block.url}`;
  }
}

/** The direction in which a language is written. */
export const directionOf = (language: MailCopy['language']): 'ltr' | 'rtl' => languageInfo(language).dir;
