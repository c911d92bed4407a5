import { Injectable } from '@nestjs/common';
import {
  isPersonLanguage,
  type Language,
  languageInfo,
  LANGUAGES,
  parseLanguage,
  PERSON_LANGUAGES,
  type PersonLanguage,
} from '../shared/locale';
import { Texts } from '../platform/i18n';
import { wordKey } from './headings';
import { COLUMNS, type ImportKind, type RowProblem, WANTED_STATES, type WantedState } from './import';

const ANSWERS = ['yes', 'no'] as const;
const BETWEEN = '|';
/** It stands in files of rows that did not come in; nothing is read from it. */
const REASON_COLUMN = 'why';

/** The words of files in every language of staff: headings, states, yes and no, languages. */
@Injectable()
export class ImportWords {
  private readonly spoken: readonly Language[];
  private readonly columnWords: Readonly<Record<ImportKind, ReadonlyMap<string, string>>>;
  private readonly states: ReadonlyMap<string, WantedState>;
  private readonly answers: ReadonlyMap<string, 'yes' | 'no'>;
  private readonly languages: ReadonlyMap<string, PersonLanguage>;

  constructor(private readonly texts: Texts) {
    this.spoken = LANGUAGES.filter((language) => texts.staffFallback(language) === language);
    this.columnWords = {
      people: this.wordsOf([...COLUMNS.people, REASON_COLUMN]),
      classes: this.wordsOf([...COLUMNS.classes, REASON_COLUMN]),
    };
    this.states = this.wordsOf(WANTED_STATES);
    this.answers = this.wordsOf(ANSWERS);
    this.languages = new Map(
      PERSON_LANGUAGES.flatMap((one) =>
        [languageInfo(one).name, ...LANGUAGES.map((language) => texts.t(language, `common.language.${one}`))].map(
          (name): [string, PersonLanguage] => [wordKey(name), one],
        ),
      ).reverse(),
    );
  }

  /** Which heading is which column. */
  columns(kind: ImportKind): ReadonlyMap<string, string> {
    return this.columnWords[kind];
  }

  /** What a person is by the word in the file; undefined for a word that nobody here knows. */
  state(typed: string): WantedState | undefined {
    return this.states.get(wordKey(typed));
  }

  answer(typed: string): 'yes' | 'no' | undefined {
    return this.answers.get(wordKey(typed));
  }

  /** A language by its code, or by its name in any language that we speak. */
  language(typed: string): PersonLanguage | undefined {
    // Serbian says in which letters somebody reads by the letters in which it is written.
    const own = PERSON_LANGUAGES.find((one) => languageInfo(one).name.toLowerCase() === typed.toLowerCase());
    if (own !== undefined || isPersonLanguage(typed)) return own ?? (typed as PersonLanguage);
    return this.languages.get(wordKey(typed)) ?? parseLanguage(typed);
  }

  /** The heading of a column. */
  heading(language: Language, column: string): string {
    return this.texts.t(language, `imports.word.${column}`);
  }

  /** Why a row is not brought in, in plain words. */
  reason(language: Language, { column, code, values = {} }: RowProblem): string {
    const keys = [`imports.problem.${column}.${code}`, `imports.problem.${code}`, `errors.field.${code}`];
    const words = this.texts.t(language, keys.find((key) => this.texts.has(key)) ?? 'imports.problem.other', values);
    if (column === undefined) return words;
    return this.texts.t(language, 'imports.in-column', { column: this.heading(language, column), words });
  }

  /** Each of these names by the words for it, the heading itself among them. */
  private wordsOf<Name extends string>(names: readonly Name[]): ReadonlyMap<string, Name> {
    return new Map(
      names.flatMap((name) =>
        this.spoken.flatMap((language) =>
          [this.texts.t(language, `imports.word.${name}`), this.texts.t(language, `imports.heard.${name}`)]
            .flatMap((words) => words.split(BETWEEN))
            .map((word): [string, Name] => [wordKey(word), name]),
        ),
      ),
    );
  }
}
