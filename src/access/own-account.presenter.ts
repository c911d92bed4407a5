import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import { type Language, LANGUAGES, languageInfo, localText } from '../shared/locale';
import { fieldMessages } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { PASSWORD_LENGTH } from './access.forms';
import type { OwnAccountData } from './own-account.service';
import { deskOf, OWN_ACCOUNT_PATH } from './staff-frame';

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
    { account, memberships, signIns, secondStep }: OwnAccountData,
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
          id: organisation.id,
          name: localText(organisation.name, language),
          roles: this.formats.list(
            language,
            own.map((role) => t(`me.role.${role}`)),
          ),
          here: memberships.length > 1 && organisation.id === organisationId,
          choose: organisation.id !== organisationId,
        })),
        can: roles.map((role) => {
          const desk = deskOf([role]);
          // This page is all there is for a role without a desk; its words say so.
          const link = desk === OWN_ACCOUNT_PATH ? {} : { path: desk, link: t(`me.open.${role}`) };
          return { text: t(`me.can.${role}`), ...link };
        }),
        languages: LANGUAGES.map((code) => ({
          ...languageInfo(code),
          path: `/${code}/me`,
          current: code === language,
        })),
        newTip: t('me.password.tip', { least: PASSWORD_LENGTH.least }),
        secondStep,
        others: others.length,
        since: others.at(-1) && this.formats.date(language, others.at(-1)!.at, 'UTC'),
      },
    };
  }
}
