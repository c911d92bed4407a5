import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations';
import { Formats, isolate, stripBidi, Texts } from '../platform/i18n';
import { type MailCopy, mailHtml, mailText } from '../platform/mail';
import { smsText } from '../platform/sms';
import { type Language, languageInfo, localText, textLanguage } from '../shared/locale';
import type { Composed, Letter, Translate } from './letter';
import { boundFormats } from './letter-formats';
import { OwnWords } from './own-words';

/** A letter as it goes out. */
export interface WrittenLetter {
  readonly language: Language;
  readonly fromName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly sms?: string;
}

/** The sender, as far as a letter shows it. */
export type Sender = Pick<Organisation, 'name' | 'town' | 'language' | 'help'>;

/** The texts of one letter: what the sender says in own words, else the product's. */
type Words = (language: Language) => Translate;

/** Turns a letter into mail and SMS: the person's language first, below it the town's for whoever helps. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  write(letter: Letter, sender: Sender, own = new OwnWords()): WrittenLetter {
    const words = this.wordsOf(own);
    const language = textLanguage(letter.to.language, sender.language);
    const t = words(language);
    const composed = this.compose(letter, language, words);
    const brand = t('common.brand');
    const organisation = localText(sender.name, language).text;
    const subject = oneLine(composed.subject);
    const copies: [MailCopy, ...MailCopy[]] = [
      { ...this.frame(language, sender), greeting: greeting(letter, t), blocks: composed.blocks },
    ];
    if (sender.language !== language) copies.push(this.helperCopy(letter, sender, words));
    const town = this.formats.town(language, sender.town);
    // Many are called after their town, which is said once.
    const names = { brand, organisation: isolate(organisation.replace(`, ${town}`, '')), town: isolate(town) };
    const footer = [t('mail.from', names), composed.why ?? t('mail.why', names)];
    const source = { subject, brand, copies, footer };
    return {
      language,
      fromName: oneLine(t('mail.sender', { brand, organisation })),
      subject,
      html: mailHtml(source),
      text: mailText(source),
      ...(composed.sms === undefined ? {} : { sms: smsText(composed.sms, languageInfo(language).dir) }),
    };
  }

  private wordsOf(own: OwnWords): Words {
    return (language) => (key, values) => own.say(language, key, values) ?? this.texts.t(language, key, values);
  }

  private compose(letter: Letter, language: Language, words: Words): Composed {
    return letter.compose(words(language), boundFormats(this.formats, language));
  }

  private helperCopy(letter: Letter, sender: Sender, words: Words): MailCopy {
    const { language } = sender;
    const intro = this.texts.t(language, 'mail.copy');
    return { ...this.frame(language, sender), intro, blocks: this.compose(letter, language, words).blocks };
  }

  private frame(language: Language, { help }: Sender): Pick<MailCopy, 'language' | 'orOpen' | 'help'> {
    const orOpen = this.texts.t(language, 'mail.or-open');
    const hours = help.hours ? localText(help.hours, language).text : this.texts.t(language, 'help.hours-default');
    if (help.phone) {
      const text = this.texts.t(language, 'mail.help.call', { phone: isolate(help.phone), hours });
      return { language, orOpen, help: { text, phone: help.phone } };
    }
    const address = help.address ? localText(help.address, language).text : '';
    const text = address
      ? this.texts.t(language, 'mail.help.visit', { address: isolate(address), hours })
      : this.texts.t(language, 'mail.help.ask');
    return { language, orOpen, help: { text } };
  }
}

const greeting = (letter: Letter, t: Translate): string => t('mail.greeting', { name: isolate(letter.to.name) });

const oneLine = (text: string): string => stripBidi(text).replace(/\s+/g, ' ').trim();
