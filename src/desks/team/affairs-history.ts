import { Injectable } from '@nestjs/common';
import type { Role } from '../../shared/actor';
import { Access, type Invitation } from '../../access';
import { type Affair, History, type HistoryLine, HistoryPresenter } from '../../history';
import { momentOf } from '../office/history.presenter';
import type { ReaderNow } from './office-readers';
import { rolesInWords } from './roles';

const SHOWN = 20;

/** What was done with the team, the keys of programs and the settings, in words. */
@Injectable()
export class AffairsHistory {
  constructor(
    private readonly history: History,
    private readonly sentences: HistoryPresenter,
    private readonly access: Access,
  ) {}

  /** A part of it for a page, the newest first; `invited` have no account yet. */
  async view(
    reader: ReaderNow,
    { path, kinds }: { readonly path: string; readonly kinds: readonly Affair[] },
    after?: string,
    invited: readonly Invitation[] = [],
  ): Promise<object> {
    const { voice, organisation, now } = reader;
    const lines = await this.history.listOfAffairs(organisation.id, kinds, { after, limit: SHOWN + 1 });
    const shown = lines.slice(0, SHOWN);
    const ids = shown.flatMap(({ actor, subject }) => [
      subject.id,
      ...(actor.kind === 'staff' ? [actor.accountId] : []),
    ]);
    const accounts = await this.access.names(ids);
    const names = new Map([...invited.map(({ id, name }) => [id, name] as const), ...accounts]);
    return {
      lines: shown.map((line) => ({
        when: momentOf(voice, organisation.timeZone, now, line.at),
        text: this.sentences.sentence(voice.language, told(reader, line), {
          accounts,
          subject: names.get(line.subject.id),
        }),
      })),
      more: lines.length > SHOWN ? `${path}?after=${shown.at(-1)?.id ?? ''}#history` : undefined,
    };
  }
}

/** Roles as words; a role that was given for the whole organisation has a sentence of its own. */
function told({ voice }: ReaderNow, line: HistoryLine): HistoryLine {
  const { roles, role } = line.facts;
  const known = roles === undefined ? role : roles;
  const words = rolesInWords(
    voice,
    String(known ?? '')
      .split(' ')
      .filter(Boolean) as Role[],
  );
  const verb = VERBS[line.verb] ?? line.verb;
  const changed = Object.keys(line.facts).filter((name) => voice.has(`settings.name.${name}`));
  const what = voice.list(changed.map((name) => voice.t(`settings.name.${name}`)));
  return { ...line, verb, facts: { ...line.facts, roles: words, what } };
}

const VERBS: Readonly<Record<string, string>> = {
  'access.granted': 'access.role-given',
  'access.withdrawn': 'access.role-taken',
  'organisations.settings-changed': 'organisations.settings-named',
};
