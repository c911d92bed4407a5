import { Access, type Account, type Grant, Tokens } from '../../src/access';
import type { Organisation } from '../../src/organisations';
import { type Role, type StaffActor, systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

export const PASSWORD = 'open-table';
const TESTS = systemActor('tests');

/** An account with these roles; its password is PASSWORD. */
export function makeAccount(
  app: TestApp,
  grants: readonly Omit<Grant, 'accountId'>[] = [],
  overrides: { email?: string; name?: string } = {},
): Promise<Account> {
  const id = newId();
  const input = { id, email: `a-${id}@sofra.example`, name: 'Mira Example', password: PASSWORD, ...overrides };
  return app.get(Access).createAccount(TESTS, input, grants);
}

/** An API token of the organisation with one role. */
export async function makeToken(app: TestApp, organisation: Organisation, role: Role = 'coordinator'): Promise<string> {
  const { token } = await app
    .get(Tokens)
    .create(TESTS, { organisationId: organisation.id, role, name: `test ${role}` });
  return token;
}

/** A client that calls as staff of the organisation, by a token. */
export async function clientOf(
  app: TestApp,
  organisation: Organisation,
  role: Role = 'coordinator',
): Promise<HttpClient> {
  return app.http.as(await makeToken(app, organisation, role));
}

/** Staff of the organisation as an actor, for calls without HTTP. */
export function actorOf(organisation: Organisation, ...roles: Role[]): StaffActor {
  return {
    kind: 'staff',
    accountId: newId(),
    name: 'Mira Example',
    organisationId: organisation.id,
    organisationSlug: organisation.slug,
    roles: roles.length > 0 ? roles : ['coordinator'],
    via: 'sign-in',
  };
}
