import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Access, type ApiToken, TOKEN_ROLES, Tokens } from '../../access';
import type { Voice } from '../catalogue/voice';
import { momentOf } from '../office/history.presenter';
import { inWords } from '../office/refusals';
import { text } from '../planning/values';
import { OfficeReaders, type ReaderNow } from './office-readers';
import type { Typed } from './team.pages';

/** The pages of the keys with which programs come. */
@Injectable()
export class TokenPages {
  constructor(
    private readonly tokens: Tokens,
    private readonly access: Access,
    private readonly readers: OfficeReaders,
  ) {}

  /** Those that work, those that ended, and the form for another. */
  async show(actor: StaffActor, language: Language, typed?: Typed): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const all = await this.tokens.list(organisation.id);
    const makers = await this.access.names(all.flatMap(({ createdBy }) => (createdBy ? [createdBy] : [])));
    const title = voice.t('team.keys.title');
    const values = typed?.values ?? { role: 'coordinator' };
    const model = {
      title,
      keys: all.filter(({ revoked }) => !revoked).map((token) => tokenRow(reader, token, makers)),
      ended: all.filter(({ revoked }) => revoked).map((token) => tokenRow(reader, token, makers)),
      name: text(values, 'name'),
      role: text(values, 'role'),
      roles: TOKEN_ROLES.map((role) => ({ value: role, text: roleWords(voice, role) })),
      errors: inWords(voice, typed?.problems ?? [], ({ field, code }) => `team.keys.error.${field}.${code}`),
    };
    return this.readers.page('team/tokens', model, reader, { title, status: typed ? 422 : 200 });
  }

  /** The new key: it is shown this once. */
  async made(actor: StaffActor, language: Language, name: string, token: string): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const title = reader.voice.t('team.keys.made');
    return this.readers.page('team/token', { title, name, token }, reader, { title });
  }

  /** Asks once more before a key ends. @throws NotFoundError */
  async askEnd(actor: StaffActor, language: Language, id: string): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const token = (await this.tokens.list(organisation.id)).find((one) => one.id === id && !one.revoked);
    if (!token) throw new NotFoundError('token');
    return this.readers.ask(reader, {
      title: voice.t('team.keys.end.title', { name: token.name }),
      lead: [voice.t('team.keys.end.lead')],
      action: `/office/tokens/${id}/end`,
      button: voice.t('team.keys.end.button'),
      back: '/office/tokens',
      backText: voice.t('team.end.back'),
    });
  }
}

/** What a program may do; a key of an older kind is named as it is. */
const roleWords = (voice: Voice, role: string): string => {
  const key = `team.keys.role.${role}`;
  return voice.has(key) ? voice.t(key) : role;
};

function tokenRow({ voice, organisation, now }: ReaderNow, token: ApiToken, makers: ReadonlyMap<string, string>) {
  const { id, name, role, createdAt, createdBy, used, revoked } = token;
  const when = (at: Date) => momentOf(voice, organisation.timeZone, now, at).text;
  const who = createdBy && makers.get(createdBy);
  const made = { when: when(createdAt), who: who ?? '', known: who ? 'yes' : 'no' };
  return {
    id,
    name,
    role: roleWords(voice, role),
    made: voice.t('team.keys.row.made', made),
    used: used ? voice.t('team.keys.row.used', { when: when(used) }) : voice.t('team.keys.row.unused'),
    over: revoked && voice.t('team.keys.row.ended', { when: when(revoked) }),
  };
}
