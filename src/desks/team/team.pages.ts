import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, LANGUAGES, languageInfo } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type Invitation, Invitations, Members, type TeamMember } from '../../access';
import { Notifications } from '../../notifications';
import type { Reader } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { choices } from '../planning/fields.presenter';
import { text, type Values } from '../planning/values';
import { AffairsHistory } from './affairs-history';
import { OfficeReaders } from './office-readers';
import { roleChoices, rolesInWords } from './roles';

/** What the page tells of what was done. */
const HISTORY = { path: '/office/team', kinds: ['account', 'token'] } as const;

/** A form that came back. */
export interface Typed {
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
}

/** The pages of who works for an organisation. */
@Injectable()
export class TeamPages {
  constructor(
    private readonly members: Members,
    private readonly invitations: Invitations,
    private readonly notifications: Notifications,
    private readonly history: AffairsHistory,
    private readonly readers: OfficeReaders,
  ) {}

  /** Who works here, who was asked to, and what was done, the newest first from `after` on. */
  async show(actor: StaffActor, language: Language, after?: string, typed?: Typed): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const [team, invited] = await Promise.all([
      this.members.list(actor, organisation.id),
      this.invitations.list(actor, organisation.id),
    ]);
    const title = voice.t('team.title');
    const values = typed?.values ?? { language: organisation.language };
    const model = {
      title,
      members: team.map((member) => memberRow(reader, member)),
      invited: await Promise.all(invited.map((invitation) => this.invitedRow(reader, invitation))),
      name: text(values, 'name'),
      email: text(values, 'email'),
      roles: choices(values, 'roles', roleChoices(voice)),
      language: text(values, 'language'),
      languages: LANGUAGES.map((code) => ({ value: code, text: languageInfo(code).name })),
      history: await this.history.view(reader, HISTORY, after, invited),
      errors: inWords(voice, typed?.problems ?? [], wordsOfTeam),
    };
    return this.readers.page('team/team', model, reader, { title, status: typed ? 422 : 200 });
  }

  /** One person: what the person may do here. @throws NotFoundError */
  async member(actor: StaffActor, language: Language, accountId: string, typed?: Typed): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const member = await this.members.get(actor, organisation.id, accountId);
    const { account, roles, classes } = member;
    const values = typed?.values ?? { roles };
    const model = {
      title: account.name,
      path: `/office/team/${account.id}`,
      facts: [
        { label: voice.t('team.email'), ltr: account.email },
        { label: voice.t('team.roles'), text: rolesInWords(voice, roles) },
        ...(classes > 0 ? [{ label: voice.t('team.classes'), text: voice.t('team.teaches', { classes }) }] : []),
      ],
      own: account.id === actor.accountId,
      roles: choices(values, 'roles', roleChoices(voice)),
      errors: inWords(voice, typed?.problems ?? [], wordsOfTeam),
    };
    return this.readers.page('team/member', model, reader, { title: account.name, status: typed ? 422 : 200 });
  }

  /** Asks once more before somebody's access ends. @throws NotFoundError */
  async askEnd(actor: StaffActor, language: Language, accountId: string): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const { account } = await this.members.get(actor, organisation.id, accountId);
    return this.readers.ask(reader, {
      title: voice.t('team.end.title', { name: account.name }),
      lead: [voice.t('team.end.lead'), voice.t('team.end.stays')],
      action: `/office/team/${account.id}/end`,
      button: voice.t('team.end.button'),
      back: `/office/team/${account.id}`,
      backText: voice.t('team.end.back'),
    });
  }

  private async invitedRow({ voice, organisation, now }: Reader & { readonly now: Date }, invitation: Invitation) {
    const { id, name, email, roles, ends, sentAt } = invitation;
    const keyPrefix = `invitation:${id}:${sentAt.toISOString()}`;
    const [delivery] = await this.notifications.deliveriesFor(organisation.id, { keyPrefix });
    const over = ends <= now;
    const when = voice.formats.dateTime(voice.language, ends, organisation.timeZone, 'short');
    return {
      id,
      name,
      email,
      roles: rolesInWords(voice, roles),
      until: voice.t(over ? 'team.invited.over' : 'team.invited.until', { when }),
      over,
      failed: delivery?.state === 'failed' || delivery?.state === 'skipped',
    };
  }
}

function memberRow({ voice, actor }: Reader, { account, roles, classes }: TeamMember): object {
  return {
    path: `/office/team/${account.id}`,
    name: account.name,
    email: account.email,
    roles: rolesInWords(voice, roles),
    teaches: classes > 0 ? voice.t('team.teaches', { classes }) : undefined,
    own: account.id === actor.accountId,
  };
}

/** Where the words of a problem stand: `team.error.roles.required`. */
const wordsOfTeam = ({ field, code }: FieldProblem): string => `team.error.${field}.${code}`;
