import { Injectable } from '@nestjs/common';
import { fold } from '../platform/i18n';
import { type Sealed, Vault } from '../platform/secrets';
import { callNameOf } from './call-name';
import { type Contact, emailKey, ERASED_NAME, type NewPerson, type Person } from './person';
import type { PersonRow, SEALED_FIELDS } from './person.schema';

type SealedField = (typeof SEALED_FIELDS)[number];

/** A search finds whole words; more of them than this are not kept. */
const MOST_WORDS = 12;
/** 60 bits tell apart the words of one organisation, and say less about them than a whole hash. */
const WORD_LENGTH = 10;

/** Fewer last digits than these would name half a town. */
export const PHONE_END = 4;

/** Turns persons into stored rows and back: seals the texts and makes the hashes that find them. */
@Injectable()
export class PersonSeal {
  constructor(private readonly vault: Vault) {}

  /** The stored row of a person. */
  row(person: NewPerson, createdAt: Date): PersonRow {
    const seal = (field: SealedField, text: string | undefined): Partial<Record<SealedField, Sealed>> =>
      text === undefined || text === '' ? {} : { [field]: this.vault.seal(text) };
    return {
      _id: person.id,
      organisationId: person.organisationId,
      ...seal('fullName', person.fullName),
      ...seal('callName', person.callName),
      ...seal('phone', person.phone),
      ...seal('phoneTyped', person.phoneTyped),
      ...seal('email', person.email),
      ...seal('needs', person.needs),
      language: person.language,
      identities: this.identities(person.organisationId, person.fullName, person),
      ...(person.phone ? { phoneIndex: this.phoneIndex(person.phone) } : {}),
      ...(person.email ? { emailIndex: this.emailIndex(person.email) } : {}),
      words: [
        ...this.words(person.organisationId, person.fullName),
        ...(person.phone ? [this.phoneEnd(person.organisationId, person.phone)] : []),
      ],
      createdAt,
    };
  }

  /** The person of a stored row. */
  person(row: PersonRow): Person {
    const open = (sealed: Sealed | undefined): string | undefined =>
      sealed === undefined ? undefined : this.vault.open(sealed);
    const fullName = open(row.fullName) ?? ERASED_NAME;
    const optional = {
      phone: open(row.phone),
      phoneTyped: open(row.phoneTyped),
      email: open(row.email),
      needs: open(row.needs),
      erased: row.erased,
    };
    return {
      id: row._id,
      organisationId: row.organisationId,
      fullName,
      callName: open(row.callName) ?? callNameOf(fullName),
      language: row.language,
      ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Person>),
    };
  }

  /** The hashes of name with phone and name with e-mail, the phone's first. */
  identities(organisationId: string, fullName: string, { phone, email }: Contact): string[] {
    const name = fold(fullName);
    const contacts = [phone ? `tel:${phone}` : '', email ? `mailto:${emailKey(email)}` : ''].filter(
      (key) => key !== '',
    );
    return contacts.map((key) => this.vault.blindIndex(`identity:${organisationId}`, `${name}\n${key}`));
  }

  /** Across organisations, since a message that stops all others names no organisation. */
  phoneIndex(phone: string): string {
    return this.vault.blindIndex('phone', phone);
  }

  emailIndex(email: string): string {
    return this.vault.blindIndex('email', emailKey(email));
  }

  /** The hash of the last digits of a phone, by which staff find whom they know by these alone; kept among the words of the name. */
  phoneEnd(organisationId: string, digits: string): string {
    return this.vault.blindIndex(`phone-end:${organisationId}`, digits.slice(-PHONE_END)).slice(0, WORD_LENGTH);
  }

  /** The hashes of a name's words, each once. */
  words(organisationId: string, text: string): string[] {
    const words = fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    return [...new Set(words)]
      .slice(0, MOST_WORDS)
      .map((word) => this.vault.blindIndex(`word:${organisationId}`, word).slice(0, WORD_LENGTH));
  }
}
