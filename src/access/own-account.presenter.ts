import { Injectable } from '@nestjs/common';
import type { Role, StaffActor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import { type Language, LANGUAGES, languageInfo, localText } from '../shared/locale';
import { fieldMessages } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { PASSWORD_LENGTH } from './access.forms';
import type { OwnAccountData } from './own-account.service';

/** What a role has a page for today; the words say so of the others. */
const DESKS: Readonly<Partial<Record<Role, string>>> = {
  manager: '/office',
  coordinator: '/office',
  instructor: '/office/classes',
};

/** View models of the page of the own account. */
@Injectable()
export class OwnAccountPages {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** The page, or the same with what is wrong with the form; a password never comes back. */
  show(
    { roles, organisationId }: StaffActor,
    language: Language,
    { account, memberships, signIns }: OwnAccountData,
    problems: readonly FieldProblem[],
  ): { model: object; title: string } {
    const t = (key: string, values = {}): string => this.texts.t(language, key, values);
    const others = signIns.filter(({ current }) => !current);
    return {
      title: t('me.title'),
      model: {
        errors: fieldMessages(this.texts, language, problems),
        facts: [
          { label: t('me.name'), person: account.name },
          { label: t('me.email'), ltr: account.email },
        ],
        memberships: memberships.map(({ organisation, roles: own }) => ({
          name: localText(organisation.name, language),
          roles: this.formats.list(
            language,
            own.map((role) => t(`me.role.${role}`)),
          ),
          here: memberships.length > 1 && organisation.id === organisationId,
        })),
        can: roles.map((role) => {
          const path = DESKS[role];
          return { text: t(`me.can.${role}`), path, link: path && t(`me.open.${role}`) };
        }),
        languages: LANGUAGES.map((code) => ({
          ...languageInfo(code),
          path: `/${code}/me`,
          current: code === language,
        })),
        newTip: t('me.password.tip', { least: PASSWORD_LENGTH.least }),
        others: others.length,
        since: others.at(-1) && this.formats.date(language, others.at(-1)!.at, 'UTC'),
      },
    };
  }
}
