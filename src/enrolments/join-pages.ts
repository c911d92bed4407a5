import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import { page, type Page } from '../platform/http';
import { pageHelp } from '../organisations';
import type { ClassContext } from './class-contexts';
import type { JoinContext, JoinResult } from './join-flow.service';
import { type JoinAnswers, NAMED, type Question, STEP_COUNT, stepNumber, STEPS } from './join-steps';
import { JoinPresenter, type Returned } from './join.presenter';
import { OtherGroups } from './other-groups';

const NUMBERS: ReadonlyMap<string, number> = new Map(STEPS.map((step) => [step, stepNumber(step)]));

/** The pages of joining. None of them is stored, and none has anything personal in its address. */
@Injectable()
export class JoinPages {
  constructor(
    private readonly presenter: JoinPresenter,
    private readonly groups: OtherGroups,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  question(context: JoinContext, language: Language, step: Question, answers: JoinAnswers, returned?: Returned): Page {
    const model = this.presenter.question(context, language, step, answers, returned);
    return this.page(context, language, step, model, returned ? 422 : 200);
  }

  async check(
    context: ClassContext,
    language: Language,
    answers: JoinAnswers,
    errors: readonly FieldProblem[] = [],
  ): Promise<Page> {
    const model = await this.presenter.check(context, language, answers, errors);
    return this.page(context, language, 'check', model, errors.length > 0 ? 422 : 200);
  }

  /** All groups of the course that can be joined, to choose another one; the answers stay. */
  async group(context: ClassContext, language: Language, complete: boolean): Promise<Page> {
    const groups = await this.groups.list(context, language, true);
    const model = {
      ...this.presenter.frame(context, language, 'name'),
      step: 1,
      own: context.trainingClass.code,
      groups: groups.map((group) => ({ ...group, next: complete ? 'check' : 'name' })),
    };
    return this.page(context, language, 'group', model, 200);
  }

  /** Somebody who has joined comes back to the questions. */
  joined(context: ClassContext, language: Language, secret: string): Page {
    return this.page(context, language, 'joined', { ...this.presenter.frame(context, language, 'name'), secret }, 200);
  }

  /** What pressing the button came to when it was no place: each is a page that says how to go on. */
  async result(
    context: JoinContext,
    language: Language,
    answers: JoinAnswers,
    result: Exclude<JoinResult, { kind: 'place' }>,
  ): Promise<Page> {
    if (result.kind === 'problems') {
      const contact = result.errors.some(({ field }) => field === 'phone' || field === 'email');
      const step = contact ? 'phone' : result.errors.some(({ field }) => field === 'fullName') ? 'name' : 'help';
      const input = { ...answers, ...namedInput(answers) };
      return this.question(context, language, step, answers, { errors: result.errors, input });
    }
    const position = 'position' in result ? result.position : 1;
    const model = await this.presenter.refused(context, language, answers, position);
    if (result.kind !== 'entry') return this.page(context, language, result.kind, model, 200);
    const number = result.number?.trim();
    const wrong =
      number === undefined ? undefined : number === '' ? 'required' : result.otherName ? 'other-name' : 'unknown';
    const message = wrong && this.texts.t(language, `join.entry.${wrong}`);
    const errors = message ? [{ field: 'previousCertificate', code: wrong, message }] : [];
    return this.page(context, language, 'entry', { ...model, errors, number: number ?? '' }, wrong ? 422 : 200);
  }

  private page(context: ClassContext, language: Language, view: string, model: object, status: number): Page {
    const title = this.texts.t(language, `join.${view}.title`, 'position' in model ? { position: model.position } : {});
    const step = view === 'group' ? 1 : NUMBERS.get(view);
    const counted = step && this.texts.t(language, 'common.step', { step, steps: STEP_COUNT });
    return page(`join/${view}`, model, {
      status,
      title: counted ? `${/\p{P}$/u.test(title) ? title : `${title}.`} ${counted}` : title,
      private: true,
      context: { help: pageHelp(context.organisation, language, this.formats) },
    });
  }
}

function namedInput({ helps = [], companions = [] }: JoinAnswers): Record<string, string> {
  const ticks = helps.map((help) => [help, 'yes'] as const);
  const names = companions.slice(0, NAMED).map((name, at) => [`companion${at + 1}`, name] as const);
  return Object.fromEntries([...ticks, ...names]);
}
