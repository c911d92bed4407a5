import { Injectable } from '@nestjs/common';
import { type Actor, isStaffOf, OFFICE } from '../shared/actor';
import { FieldErrors, type FieldProblem, ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { History } from '../history';
import { type Organisation, Organisations } from '../organisations';
import { Database } from '../platform/database';
import { LetterCatalogue, type TriedLetter } from './letter-catalogue';
import { type OwnWords, wordsProblem } from './own-words';
import { OwnWordsRepository } from './own-words.repository';
import { Senders } from './senders.service';

/** Texts by key as they were typed; an empty one, or one like the product's, gives the product's back. */
export type TypedWords = Readonly<Record<string, string>>;

/** A letter as staff edit it. */
export interface EditedLetter {
  readonly texts: readonly { readonly key: string; readonly source: string; readonly own?: string }[];
  readonly tried: TriedLetter;
}

/** The letters that go out by themselves, in an organisation's own words. */
@Injectable()
export class LetterWords {
  constructor(
    private readonly repository: OwnWordsRepository,
    private readonly catalogue: LetterCatalogue,
    private readonly organisations: Organisations,
    private readonly history: History,
    private readonly db: Database,
    private readonly senders: Senders,
  ) {}

  /** All letters, with the languages in which they have own words. @throws ForbiddenError, NotFoundError */
  async list(
    actor: Actor,
    organisationId: string,
    languages: readonly Language[],
  ): Promise<{ readonly message: string; readonly own: readonly Language[] }[]> {
    const { own } = await this.open(actor, organisationId);
    return [...this.catalogue.keys].map(([message, keys]) => ({
      message,
      own: languages.filter((language) => keys.some((key) => own.written(language, key) !== undefined)),
    }));
  }

  /** One letter in one language, tried with what is typed and not yet kept. @throws NotFoundError, ForbiddenError */
  async look(
    actor: Actor,
    organisationId: string,
    message: string,
    language: Language,
    typed: TypedWords = {},
  ): Promise<EditedLetter> {
    const { organisation, own } = await this.open(actor, organisationId);
    const keys = this.keysOf(message);
    const words = own.with(language, this.changesOf(language, typed));
    return {
      texts: keys.map((key) => {
        const mine = own.written(language, key);
        return { key, source: this.catalogue.source(language, key), ...(mine === undefined ? {} : { own: mine }) };
      }),
      tried: this.catalogue.try(message, language, organisation, words),
    };
  }

  /**
   * Keeps own words for a letter in one language; a text that is not given stays.
   * @throws NotFoundError, ForbiddenError, FieldErrors for gaps that are missing or unknown, texts of other letters, an SMS of more than two parts
   */
  async change(
    actor: Actor,
    organisationId: string,
    message: string,
    language: Language,
    typed: TypedWords,
  ): Promise<void> {
    const { organisation, own } = await this.open(actor, organisationId);
    const changes = this.changesOf(language, typed);
    const errors = this.problemsOf(message, language, typed);
    if (errors.length > 0) throw new FieldErrors(errors);
    const { problems } = this.catalogue.try(message, language, organisation, own.with(language, changes));
    if (problems.length > 0) throw new FieldErrors([{ field: this.likeliest(typed), code: 'letter_bad', message: '' }]);
    await this.db.inTransaction((tx) =>
      tx.write(
        ...this.repository.change(organisation.id, language, changes),
        ...this.history.writes(actor, {
          organisationId: organisation.id,
          subject: { kind: 'organisation', id: organisation.id },
          verb: 'notifications.words-changed',
          facts: { message, language },
        }),
      ),
    );
    this.senders.forget();
  }

  private changesOf(language: Language, typed: TypedWords): Record<string, string | null> {
    return Object.fromEntries(
      Object.entries(typed).map(([key, value]) => {
        const text = value.trim().replace(/\s+/g, ' ');
        return [key, text === '' || text === this.catalogue.source(language, key) ? null : text];
      }),
    );
  }

  private problemsOf(message: string, language: Language, typed: TypedWords): FieldProblem[] {
    const keys = this.keysOf(message);
    return Object.entries(typed).flatMap(([key, text]) => {
      const code = keys.includes(key)
        ? this.changesOf(language, { [key]: text })[key] === null
          ? undefined
          : wordsProblem(this.catalogue.source(language, key), text)
        : 'unknown_field';
      return code === undefined ? [] : [{ field: key, code, message: '' }];
    });
  }

  /** What makes a letter bad as a whole is nearly always its SMS, which became too long. */
  private likeliest(typed: TypedWords): string {
    const keys = Object.keys(typed);
    return keys.find((key) => key.includes('.sms.')) ?? keys[0] ?? 'texts';
  }

  private keysOf(message: string): readonly string[] {
    const keys = this.catalogue.keys.get(message);
    if (!keys) throw new NotFoundError('letter');
    return keys;
  }

  private async open(actor: Actor, idOrSlug: string): Promise<{ organisation: Organisation; own: OwnWords }> {
    const organisation = await this.organisations.get(idOrSlug);
    if (!isStaffOf(actor, organisation.id)) throw new NotFoundError('organisation');
    if (!isStaffOf(actor, organisation.id, ...OFFICE)) throw new ForbiddenError();
    return { organisation, own: await this.repository.find(organisation.id) };
  }
}
