import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import { type ClassContext, ClassContexts, type Enrolment, Enrolments } from '../../enrolments';
import { Organisations } from '../../organisations';
import { type Contact, People, type Person, readPhone } from '../../people';

/** Somebody whom the organisation knows, with what the person is or was in, the newest first. */
export interface Acquaintance {
  readonly person: Person;
  readonly parts: readonly { readonly enrolment: Enrolment; readonly context: ClassContext }[];
}

/** What a search came to. */
export interface Found {
  readonly people: readonly Acquaintance[];
  /** Whether there are more, so that more should be typed. */
  readonly more: boolean;
  /** What was typed, as a field for somebody new. */
  readonly typed: { readonly fullName?: string; readonly phone?: string; readonly email?: string };
}

/** More than these nobody reads while people wait at the door. */
const MOST_SHOWN = 8;
/** One person has a record for each time of joining, so more of them are read. */
const MOST_READ = 100;
const MOST_PARTS = 3;

/** Looks for people by a name, whatever its case, marks and script, by a phone number or its last digits, or by an e-mail address. */
@Injectable()
export class DoorFinder {
  constructor(
    private readonly people: People,
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
    private readonly organisations: Organisations,
  ) {}

  async find({ organisationId }: StaffActor, typed: string): Promise<Found> {
    const contact = await this.contactIn(organisationId, typed);
    const records = await this.recordsOf(organisationId, typed, contact);
    const persons = new Map<string, Person[]>();
    for (const person of records.filter(({ erased }) => erased === undefined)) {
      const { fullName, phone: number = '', email = '' } = person;
      // Without a contact nothing says that two of one name are the same.
      const who = number + email === '' ? person.id : `${fullName.toLowerCase()}\n${number || email}`;
      persons.set(who, [...(persons.get(who) ?? []), person]);
    }
    const groups = [...persons.values()];
    const shown = groups.slice(0, MOST_SHOWN);
    return {
      people: await this.withParts(organisationId, shown),
      more: groups.length > shown.length,
      typed: fieldsOf(typed, contact),
    };
  }

  /** What was looked for, as a field of the form for somebody new. */
  async asTyped({ organisationId }: StaffActor, typed: string): Promise<Found['typed']> {
    return fieldsOf(typed, await this.contactIn(organisationId, typed));
  }

  /** @throws NotFoundError for another organisation's person */
  person({ organisationId }: StaffActor, id: string): Promise<Person> {
    return this.people.get(organisationId, id);
  }

  /** The phone number or address that was typed; nothing for a name. */
  private async contactIn(organisationId: string, typed: string): Promise<Contact | undefined> {
    if (typed.includes('@')) return { email: typed };
    const { country } = await this.organisations.get(organisationId);
    const phone = phoneOf(typed, country);
    return phone === undefined ? undefined : { phone };
  }

  /** By the contact, the last digits of a phone, or the words of a name. */
  private async recordsOf(organisationId: string, typed: string, contact: Contact | undefined): Promise<Person[]> {
    if (contact) return this.byContact(organisationId, contact);
    const digits = digitsIn(typed);
    if (digits !== undefined) return this.people.searchByPhoneEnd(organisationId, digits, MOST_READ);
    return this.people.search(organisationId, typed, { limit: MOST_READ });
  }

  private async byContact(organisationId: string, contact: Contact): Promise<Person[]> {
    const ids = await this.people.findByContact(organisationId, contact);
    const found = await this.people.list(organisationId, ids.slice(-MOST_READ));
    return [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  private async withParts(organisationId: string, groups: readonly Person[][]): Promise<Acquaintance[]> {
    const ids = groups.flatMap((records) => records.map(({ id }) => id));
    const enrolments = await this.enrolments.listOfPeople(organisationId, ids);
    return Promise.all(
      groups.map(async (records) => {
        const own = enrolments.filter((row) => records.some(({ id }) => isOf(row, id))).slice(0, MOST_PARTS);
        const parts = await Promise.all(
          own.map(async (enrolment) => ({ enrolment, context: await this.contexts.get(enrolment.classId) })),
        );
        return { person: records[0]!, parts };
      }),
    );
  }
}

/** What was typed, where it is digits and nothing else: a part of a phone number. */
function digitsIn(typed: string): string | undefined {
  const digits = typed.replace(/[\s()./-]/g, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}

/** A part of a number is neither a name nor a phone to write to. */
function fieldsOf(typed: string, contact: Contact | undefined): Found['typed'] {
  if (contact !== undefined) return contact.phone === undefined ? { email: typed } : { phone: typed };
  return digitsIn(typed) === undefined ? { fullName: typed } : {};
}

const isOf = ({ personId, companions }: Enrolment, id: string): boolean =>
  personId === id || companions.some((companion) => companion.personId === id);

function phoneOf(typed: string, country: string): string | undefined {
  try {
    return readPhone(typed, country).phone;
  } catch (error) {
    if (error instanceof FieldErrors) return undefined;
    throw error;
  }
}
