import type { PersonLanguage } from '../shared/locale';

/** How somebody can be reached. `phone` is E.164. */
export interface Contact {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** A person as an organisation knows one. Each organisation has its own; nothing joins them. */
export interface Person {
  readonly id: string;
  readonly organisationId: string;
  readonly fullName: string;
  /** How to call the person: the own wish, else what `callNameOf` takes from the name. */
  readonly callName: string;
  /** E.164. */
  readonly phone?: string;
  /** The phone number as it was typed. */
  readonly phoneTyped?: string;
  readonly email?: string;
  readonly language: PersonLanguage;
  /** What would help, in the person's own words. */
  readonly needs?: string;
  /** Since when nothing personal is left. */
  readonly erased?: Date;
}

/** What a phone answered about messages, and when. */
export interface PhoneReply {
  readonly stopped: boolean;
  readonly at: Date;
}

/** What a new person is made of. The id is the caller's, so that a repeated request makes nobody twice. */
export interface NewPerson extends Contact {
  readonly id: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly callName?: string | undefined;
  readonly phoneTyped?: string | undefined;
  readonly language: PersonLanguage;
  readonly needs?: string | undefined;
}

/** Shown in place of the name of somebody whose record was erased. */
export const ERASED_NAME = '\u2014';

/** The value by which an e-mail address is found: addresses of one mailbox differ in case only. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
