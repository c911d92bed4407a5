import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Texts } from '../platform/i18n';
import type { HistoryLine } from './history-line';

/** The names that a line needs, as whoever shows it has looked them up. */
export interface HistoryNames {
  /** Names of accounts by id. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Whom or what the line is about, where the page does not say so already. */
  readonly subject?: string | undefined;
}

/** Makes sentences of lines. */
@Injectable()
export class HistoryPresenter {
  constructor(private readonly texts: Texts) {}

  /** "Mira, for Samira: the place given back" as plain text; names are isolated by the caller where the text is mixed. */
  sentence(language: Language, line: HistoryLine, { accounts, subject }: HistoryNames): string {
    const who = this.who(language, line, accounts);
    const deed = this.deed(language, line);
    if (subject === undefined) return this.texts.t(language, 'history.line', { who, deed });
    return this.texts.t(language, 'history.line-of', { who, subject, deed });
  }

  /** Who did it. */
  who(language: Language, { actor }: HistoryLine, accounts: ReadonlyMap<string, string>): string {
    if (actor.kind !== 'staff') return this.texts.t(language, `history.who.${actor.kind}`);
    const name = accounts.get(actor.accountId);
    return name ?? this.texts.t(language, actor.via === 'token' ? 'history.who.token' : 'history.who.staff');
  }

  /** What was done, without names. */
  deed(language: Language, { verb }: HistoryLine): string {
    const key = `history.verb.${verb}`;
    return this.texts.t(language, this.texts.has(key) ? key : 'history.verb.other');
  }
}
