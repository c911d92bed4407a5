import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { fieldMessages, page, type Page } from '../platform/http';
import { Texts } from '../platform/i18n';
import { qrPath } from '../platform/qr';
import { ownPath } from './access.forms';
import type { StepBegun } from './second-step-setting.service';

/** The pages of the second step: setting it up, ending it, and giving the code. */
@Injectable()
export class SecondStepPages {
  constructor(private readonly texts: Texts) {}

  /** What the app needs, and the first code. */
  setUp(language: Language, { secret, uri, ticket }: StepBegun, problems: readonly FieldProblem[] = []): Page {
    const spaced = secret.replace(/(.{4})(?=.)/g, '$1 ');
    return this.own('access/step', 'step.title', language, { square: qrPath(uri), secret: spaced, ticket }, problems);
  }

  /** The codes to write down, told once. */
  written(language: Language, codes: readonly string[]): Page {
    return this.own('access/step-codes', 'step.codes.title', language, { codes });
  }

  /** Asks for the password before it ends. */
  end(language: Language, problems: readonly FieldProblem[] = [], status = 422): Page {
    return this.own('access/step-end', 'step.end.title', language, {}, problems, status);
  }

  /** Asks for the code after the password. */
  ask(
    language: Language,
    input: Readonly<Record<string, unknown>>,
    problems: readonly FieldProblem[] = [],
    status = 422,
  ) {
    const { ticket, kept } = input;
    const title = this.texts.t(language, 'step.ask.title');
    const model = {
      title,
      ticket: typeof ticket === 'string' ? ticket : '',
      next: ownPath(input['next']) ?? '',
      kept: typeof kept === 'string' ? kept : '',
      errors: fieldMessages(this.texts, language, problems),
    };
    return page('access/step-ask', model, { title, private: true, status: problems.length > 0 ? status : 200 });
  }

  private own(
    view: string,
    key: string,
    language: Language,
    model: object,
    problems: readonly FieldProblem[] = [],
    status = 422,
  ): Page {
    const title = this.texts.t(language, key);
    const errors = fieldMessages(this.texts, language, problems);
    return page(
      view,
      { title, ...model, errors },
      {
        title,
        status: problems.length > 0 ? status : 200,
        layout: 'staff',
        everyLanguage: true,
        private: true,
      },
    );
  }
}
