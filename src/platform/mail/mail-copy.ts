import type { Language } from '../../shared/locale';
import type { Block } from './block';

/** What a mail says in one language. */
export interface MailCopy {
  readonly language: Language;
  /** Above the second copy: in which language and for whom it is. */
  readonly intro?: string;
  readonly greeting?: string;
  readonly blocks: readonly Block[];
  /** Before the bare address under a button: `Or open this link:`. */
  readonly orOpen: string;
  /** Whom to ask: a sentence; the phone number stands apart so that it can be tapped. */
  readonly help?: { readonly text: string; readonly phone?: string };
}

/** A whole mail before it becomes HTML and text: the reader's copy first, then the one for whoever helps. */
export interface MailSource {
  readonly subject: string;
  readonly brand: string;
  readonly copies: readonly [MailCopy, ...MailCopy[]];
  /** Who writes and why; in the reader's language. */
  readonly footer: readonly string[];
}
