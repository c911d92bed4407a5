import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import { type Language, localText } from '../shared/locale';
import { fieldMessages, page, type Page } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { Organisations } from '../organisations';
import { PASSWORD_LENGTH } from './access.forms';
import type { AccountLink } from './account-links';
import type { OpenInvitation } from './invitation-answers.service';

type Input = Readonly<Record<string, unknown>>;

/** The pages behind the secret links to an account, and the one that asks for such a link. */
@Injectable()
export class AccountLinkPages {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly organisations: Organisations,
  ) {}

  /** Who asks, as what, and a password: the own one where there is an account, else a new one. */
  async invitation(
    language: Language,
    { invitation, known }: OpenInvitation,
    input: Input,
    problems: readonly FieldProblem[],
    status: number,
  ): Promise<Page> {
    const t = (key: string, values = {}): string => this.texts.t(language, key, values);
    const organisation = await this.organisations.get(invitation.organisationId);
    const { name, timeZone } = organisation;
    const title = t('invite.join.title', { organisation: localText(name, language).text });
    const roles = invitation.roles.map((role) => t(`me.role.${role}`));
    const model = {
      title,
      known,
      lead: t(known ? 'invite.join.known' : 'invite.join.new'),
      facts: [
        { label: t('invite.roles'), text: this.formats.list(language, roles) },
        { label: t('invite.email'), ltr: invitation.email },
        { label: t('invite.until'), text: this.formats.dateTime(language, invitation.ends, timeZone, 'day-year') },
      ],
      name: typed(input['name']) ?? invitation.name,
      tip: t('invite.password.tip', { least: PASSWORD_LENGTH.least }),
    };
    return this.page('access/invitation', language, model, problems, status);
  }

  /** Asks for the address to which the link goes. */
  ask(language: Language, input: Input = {}, problems: readonly FieldProblem[] = [], status = 422): Page {
    const title = this.texts.t(language, 'invite.forgot.title');
    return this.page('access/forgot', language, { title, email: typed(input['email']) ?? '' }, problems, status);
  }

  /** Says what happens now, in the same words whether there is an account or not. */
  asked(language: Language, email: string): Page {
    const title = this.texts.t(language, 'invite.asked.title');
    return this.page('access/asked', language, { title, email }, [], 200);
  }

  /** The new password. */
  fresh(language: Language, problems: readonly FieldProblem[] = []): Page {
    const title = this.texts.t(language, 'invite.new.title');
    const tip = this.texts.t(language, 'invite.password.tip', { least: PASSWORD_LENGTH.least });
    return this.page('access/new-password', language, { title, tip }, problems, 422);
  }

  /** The link was used, taken back, or its time is over. */
  gone(language: Language, kind: AccountLink): Page {
    const title = this.texts.t(language, 'invite.gone.title');
    const lead = this.texts.t(language, `invite.gone.${kind}`);
    return this.page('access/link-gone', language, { title, lead, password: kind === 'password' }, [], 404, true);
  }

  private page(
    view: string,
    language: Language,
    model: Readonly<Record<string, unknown>> & { readonly title: string },
    problems: readonly FieldProblem[],
    status: number,
    always = false,
  ): Page {
    const errors = fieldMessages(this.texts, language, problems);
    const shown = always || problems.length > 0 ? status : 200;
    return page(view, { ...model, errors }, { title: model.title, private: true, status: shown });
  }
}

const typed = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
