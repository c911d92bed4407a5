import type { DateStyle } from '../platform/i18n';
import type { Block } from '../platform/mail';
import type { Language, LocalText, PersonLanguage } from '../shared/locale';
import type { Money } from '../shared/money';
import type { Channel } from './delivery';

/** Whom a letter is for. */
export interface Recipient {
  /** Of a person in the protected store: whoever stopped messages gets no SMS. */
  readonly personId?: string;
  /** What we call the person. */
  readonly name: string;
  readonly email?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  readonly language: PersonLanguage;
}

/** A text by its key in the language of this copy of the letter; keys are `<domain>.<key>`. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Dates, amounts and texts by language, bound to the language of this copy of the letter. */
export interface LetterFormats {
  readonly language: Language;
  date(date: Date, zone: string, style?: DateStyle): string;
  time(date: Date, zone: string): string;
  dateTime(date: Date, zone: string, style?: DateStyle): string;
  timeRange(from: Date, to: Date, zone: string): string;
  dateRange(from: Date, to: Date, zone: string, style?: DateStyle): string;
  money(money: Money): string;
  number(value: number): string;
  list(items: readonly string[]): string;
  town(town: string): string;
  languageName(of: PersonLanguage): string;
  /** The entry of a title, venue and the like that this reader gets. */
  text(this: void, text: LocalText): string;
}

/** What a letter says in one language. Greeting, help line and footer are added to every letter. */
export interface Composed {
  /** The fact itself: `You have a place: embroidery, Monday 5 October`. */
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** At most 2 segments, see `platform/sms`. Without it no SMS is sent. */
  readonly sms?: string;
  /** One sentence under the letter: why the person gets it. */
  readonly why?: string;
}

/** A message to one person, as its domain reads it fresh when it is about to be sent. */
export interface Letter {
  readonly to: Recipient;
  /** Who writes; its language is the town's, in which a second copy stands below when the person's is another. */
  readonly organisationId: string;
  /** Each channel is used for which there is an address. */
  readonly channels: readonly Channel[];
  /** Is called once for each language of the letter. */
  readonly compose: (t: Translate, formats: LetterFormats) => Composed;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  /** The zone of the class that it is about (an IANA name): quiet hours go by its clocks, else by the organisation's. */
  readonly zone?: string;
  /** By when its SMS is needed: it goes at once where quiet hours end later. Without it every SMS waits for their end. */
  readonly smsBy?: Date | undefined;
  /** Ids of what it is about (class, enrolment, booking), so that staff find its delivery there. */
  readonly about?: readonly string[];
}

/** How the domain that owns a message reads it. */
export interface MessageHandler<D> {
  /** Reads everything fresh; null when it is no longer true, then nothing is sent. */
  readonly load: (data: D) => Promise<Letter | null>;
  /** An invented letter, for the test of all texts and for the development page. */
  readonly sample: (language: Language) => Letter;
}
