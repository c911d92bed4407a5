import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type ImportKind, Imports } from '../../imports';
import type { Voice } from '../catalogue/voice';
import { OfficeFrame } from '../office/office.frame';
import { staffOf } from '../office/office.policy';
import { inWords } from '../office/refusals';
import { text, type Values } from '../planning/values';
import { ImportChoicesReader } from './import-choices.reader';
import { formView, limitsOf, listView } from './imports.presenter';

/** A form that came back with what was chosen in it. */
export interface ReturnedForm {
  readonly values: Values;
  readonly errors: readonly FieldProblem[];
}

/** The page on which a file is brought: a form for each kind, and the files from before. */
@Injectable()
export class ImportPages {
  constructor(
    private readonly choices: ImportChoicesReader,
    private readonly imports: Imports,
    private readonly frame: OfficeFrame,
  ) {}

  /** @throws ForbiddenError */
  async begin(actor: Actor, language: Language, into: string | undefined, returned?: ReturnedForm): Promise<Page> {
    const staff = staffOf(actor);
    const voice = this.frame.voice(language);
    const [choices, before] = await Promise.all([this.choices.read(staff), this.imports.list(staff)]);
    const { values = {}, errors = [] } = returned ?? {};
    const kind: ImportKind = text(values, 'kind') === 'classes' ? 'classes' : 'people';
    const chosen = (one: ImportKind) => ({
      into: one === kind ? text(values, one === 'people' ? 'class' : 'course') || (into ?? '') : '',
      recognised: text(values, 'recognised'),
    });
    const title = voice.t('imports.title');
    const model = {
      title,
      limits: limitsOf(voice),
      forms: (['people', 'classes'] as const).map((one) => ({
        ...formView(voice, one, choices, chosen(one)),
        // The summary leads to the file of the form that came back.
        ...(one === kind
          ? { fileId: 'file', fileError: problemsOf(voice, errors).find(({ field }) => field === 'file')?.message }
          : { fileId: 'file-other', fileError: undefined }),
      })),
      before: listView(voice, before, choices),
      errors: problemsOf(voice, errors),
    };
    const reader = { actor: staff, organisation: choices.organisation, voice };
    return this.frame.page('imports/begin', model, reader, { title, status: returned ? 422 : 200 });
  }
}

/** Problems of the file by its one field, each with the column that it is about. */
const problemsOf = (voice: Voice, errors: readonly FieldProblem[]): FieldProblem[] =>
  inWords(
    voice,
    errors.map((one) => {
      const [field = '', column] = one.field.split('.');
      if (column === undefined) return one;
      const message = voice.t(`imports.page-error.${one.code}`, { column: voice.t(`imports.word.${column}`) });
      return { ...one, field, message };
    }),
    ({ field, code }) => `imports.page-error.${field}.${code}`,
  );
