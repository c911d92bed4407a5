import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import { letterProblems } from './letter-check';
import { boundFormats } from './letter-formats';
import { LetterWriter, type Sender, type WrittenLetter } from './letter-writer';
import { MessageHandlers } from './message-handlers';
import { isOwnable, type OwnWords } from './own-words';

/** What stands around every letter: the sender's name and the line at its end. It is edited as a letter is. */
export const FRAME = 'frame';
const FRAME_KEYS: readonly string[] = ['mail.sender', 'mail.from'];

/** A letter as it would go out, with what is wrong with it. */
export interface TriedLetter extends WrittenLetter {
  readonly problems: readonly string[];
}

/** Which letters there are, of which texts they are made, and how they read. */
@Injectable()
export class LetterCatalogue {
  private known: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    private readonly handlers: MessageHandlers,
    private readonly writer: LetterWriter,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** The texts that may be said in own words, by message: whatever its sample asks for. Letters without one are left out. */
  get keys(): ReadonlyMap<string, readonly string[]> {
    return (this.known ??= this.read());
  }

  /** The text as the product has it, with its gaps. */
  source(language: Language, key: string): string {
    return this.texts.source(language, key);
  }

  /** An invented letter of this sender in these words. @throws Error for a message that nobody knows */
  try(message: string, language: Language, sender: Sender, own: OwnWords): TriedLetter {
    const samples = this.handlers.samples(language);
    const sample = samples.find((one) => one.message === message) ?? samples[0];
    if (!sample) throw new Error('There are no letters.');
    const written = this.writer.write({ ...sample.letter, to: { ...sample.letter.to, language } }, sender, own);
    return { ...written, problems: letterProblems(written) };
  }

  private read(): ReadonlyMap<string, readonly string[]> {
    const found = this.handlers.samples('en').map(({ message, letter }) => {
      const asked = new Set<string>();
      letter.compose(
        (key, values) => {
          asked.add(key);
          return this.texts.t('en', key, values);
        },
        boundFormats(this.formats, 'en'),
      );
      return [message, [...asked].filter((key) => isOwnable(key, this.source('en', key)))] as const;
    });
    return new Map([[FRAME, FRAME_KEYS], ...found.filter(([, keys]) => keys.length > 0)]);
  }
}
