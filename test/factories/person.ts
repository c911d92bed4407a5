import { type NewPerson, People, type Person } from '../../src/people';
import { newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';

/** A stored person with a phone number of their own. */
export async function makePerson(
  app: TestApp,
  organisationId: string,
  overrides: Partial<NewPerson> = {},
): Promise<Person> {
  const people = app.get(People);
  const id = newId();
  const phone = `+3897${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
  const input: NewPerson = { id, organisationId, fullName: 'Samira Haddad', language: 'ar', phone, ...overrides };
  await app.db.inTransaction((tx) => tx.write(...people.newPerson(input)));
  return people.get(organisationId, input.id);
}
