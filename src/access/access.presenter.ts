import { Injectable } from '@nestjs/common';
import type { Role, StaffActor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { fieldMessages } from '../platform/http';
import { Texts } from '../platform/i18n';
import { ownPath } from './access.forms';
import type { Identity } from './account';

/** Who is signed in, as the API shows it. */
export interface IdentityView {
  readonly account: { readonly id: string; readonly name: string };
  readonly roles: readonly {
    readonly organisation: { readonly id: string; readonly slug: string };
    readonly role: Role;
  }[];
}

/** One line for each role. */
export function identityView({ accountId, name, memberships }: Identity): IdentityView {
  return {
    account: { id: accountId, name },
    roles: memberships.flatMap(({ organisation, roles }) => roles.map((role) => ({ organisation, role }))),
  };
}

/** The same for a program with a token, which has one organisation. */
export function tokenView({ accountId, name, organisationId, organisationSlug, roles }: StaffActor): IdentityView {
  const organisation = { id: organisationId, slug: organisationSlug };
  return { account: { id: accountId, name }, roles: roles.map((role) => ({ organisation, role })) };
}

/** Who works in the office; the others have the public pages and the API so far. */
const OFFICE: readonly Role[] = ['manager', 'coordinator', 'instructor'];

/** The page on which somebody with these roles begins. */
export function deskOf(roles: readonly Role[]): string {
  return OFFICE.some((role) => roles.includes(role)) ? '/office' : '/courses';
}

/** View models of the sign-in page. */
@Injectable()
export class SignInPages {
  constructor(private readonly texts: Texts) {}

  /** The form with what was typed; a password never comes back. */
  signIn(
    language: Language,
    input: Readonly<Record<string, unknown>>,
    problems: readonly FieldProblem[],
  ): { model: object; title: string } {
    const email = input['email'];
    return {
      title: this.texts.t(language, 'access.sign-in.title'),
      model: {
        errors: fieldMessages(this.texts, language, problems),
        email: typeof email === 'string' ? email : '',
        next: ownPath(input['next']) ?? '',
      },
    };
  }
}
