import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { isolate, Texts } from '../platform/i18n';
import type { HistoryLine } from './history-line';

/** The names that a line needs, as whoever shows it has looked them up. */
export interface HistoryNames {
  /** Names of accounts by id. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Whom or what the line is about: a call name, the day of a meeting. */
  readonly subject?: string | undefined;
}

/** What the sentences may ask for, where a line does not say it. */
const FACTS = { seats: 1, marks: 0, from: '', to: '', role: '', roles: '', what: '' } as const;

/** Reasons that the product itself gives, which have words of their own. */
const REASONS: ReadonlySet<string> = new Set(['kept_number']);

/** Makes sentences of lines. */
@Injectable()
export class HistoryPresenter {
  constructor(private readonly texts: Texts) {}

  /** "Mira gave the place of Samira back." as plain text. Names can't turn the words around them. */
  sentence(language: Language, line: HistoryLine, { accounts, subject }: HistoryNames): string {
    const name = subject === undefined ? this.texts.t(language, 'history.somebody') : isolate(subject);
    const by = line.actor.kind === 'staff' || line.actor.kind === 'system' ? line.actor.kind : 'self';
    const who = by === 'self' ? name : this.who(language, line, accounts);
    const key = `history.verb.${line.verb}`;
    const known = this.texts.has(key) ? key : 'history.verb.other';
    return this.texts.t(language, known, { ...FACTS, ...line.facts, by, who, name });
  }

  /** Why it was done, or undefined: staff's own words, or the product's. */
  reason(language: Language, { reason }: HistoryLine): string | undefined {
    if (reason === undefined) return undefined;
    if (REASONS.has(reason)) return this.texts.t(language, `history.reason.${reason}`);
    return this.texts.t(language, 'history.because', { reason: isolate(reason) });
  }

  /** Who did it, when it was not the person whom it is about. */
  private who(language: Language, { actor }: HistoryLine, accounts: ReadonlyMap<string, string>): string {
    if (actor.kind !== 'staff') return this.texts.t(language, 'history.who.system');
    const name = accounts.get(actor.accountId);
    if (name !== undefined) return isolate(name);
    return this.texts.t(language, actor.via === 'token' ? 'history.who.token' : 'history.who.staff');
  }
}
