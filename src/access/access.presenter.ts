import { Injectable } from '@nestjs/common';
import type { Role, StaffActor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { fieldMessages, KeptForms, page, type Page } from '../platform/http';
import { Texts } from '../platform/i18n';
import { ownPath } from './access.forms';
import type { Identity, Membership } from './account';
import type { OwnAccountData } from './own-account.service';

/** Who is signed in, as the API shows it. */
export interface IdentityView {
  readonly account: { readonly id: string; readonly name: string };
  readonly roles: readonly {
    readonly organisation: { readonly id: string; readonly slug: string };
    readonly role: Role;
  }[];
}

/** The own account, as the API shows it; a token has no address and no sign-ins. */
export interface OwnAccountView {
  readonly account: IdentityView['account'] & { readonly email?: string };
  readonly roles: IdentityView['roles'];
  readonly signIns?: readonly { readonly at: string; readonly current: boolean }[];
}

/** One line for each role. */
export function identityView({ accountId, name, memberships }: Identity): IdentityView {
  return { account: { id: accountId, name }, roles: rolesOf(memberships) };
}

/** The same for the owner. */
export function ownAccountView({ account, memberships, signIns }: OwnAccountData): OwnAccountView {
  const { id, name, email } = account;
  return {
    account: { id, name, email },
    roles: rolesOf(memberships),
    signIns: signIns.map(({ at, current }) => ({ at: at.toISOString(), current })),
  };
}

function rolesOf(memberships: readonly Membership[]): IdentityView['roles'] {
  return memberships.flatMap(({ organisation: { id, slug }, roles }) =>
    roles.map((role) => ({ organisation: { id, slug }, role })),
  );
}

/** The same for a program with a token, which has one organisation. */
export function tokenView({ accountId, name, organisationId, organisationSlug, roles }: StaffActor): IdentityView {
  const organisation = { id: organisationId, slug: organisationSlug };
  return { account: { id: accountId, name }, roles: roles.map((role) => ({ organisation, role })) };
}

/** View models of the sign-in page. */
@Injectable()
export class SignInPages {
  constructor(
    private readonly texts: Texts,
    private readonly forms: KeptForms,
  ) {}

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
        kept: typeof input['kept'] === 'string' ? input['kept'] : '',
      },
    };
  }

  /** Asks whether the form that waited for the sign-in goes out now: another person may have signed in than who typed it. */
  kept(language: Language, sealed: string | undefined, next: string): Page | null {
    const form = this.forms.open(sealed);
    if (!form) return null;
    const fields = form.fields.map(([name, value]) => ({ name, value }));
    const model = { path: form.path, fields, next };
    return page('access/kept', model, { title: this.texts.t(language, 'access.kept.title'), private: true });
  }
}
