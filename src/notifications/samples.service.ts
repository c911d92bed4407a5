import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { letterProblems } from './letter-check';
import { LetterWriter, type Sender, type WrittenLetter } from './letter-writer';
import { MessageHandlers } from './message-handlers';

/** An invented letter as it would go out, with what is wrong with it. */
export interface WrittenSample extends WrittenLetter {
  readonly message: string;
  readonly problems: readonly string[];
}

/** An invented association in a Macedonian town, so that most samples have a second copy. */
const SENDER: Sender = {
  name: { en: 'Legis', mk: 'Легис' },
  town: 'Skopje',
  language: 'mk',
  help: { phone: '+389 2 000 0000', languages: ['mk', 'sq', 'en', 'ar'] },
};

/** The samples of all messages, for the test of texts and for the development page. */
@Injectable()
export class Samples {
  constructor(
    private readonly handlers: MessageHandlers,
    private readonly writer: LetterWriter,
  ) {}

  /** Every message in one language. */
  write(language: Language): WrittenSample[] {
    return this.handlers.samples(language).map(({ message, letter }) => {
      const written = this.writer.write({ ...letter, to: { ...letter.to, language } }, SENDER);
      return { message, ...written, problems: letterProblems(written) };
    });
  }
}
