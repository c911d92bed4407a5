import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { inWords } from '../office/refusals';
import type { SaleForm } from './sale-form';
import { SalesPresenter } from './sales.presenter';
import { SalesReader } from './sales.reader';

/** Refusals that have words of their own here. */
const KNOWN = [
  ...['billing_not_set_up', 'class_full', 'quote_expired', 'wrong_quote_state', 'wrong_booking_state'],
  ...['block_below_named', 'lost_race'],
];

/** The office's pages of sales. */
@Injectable()
export class SalesPages {
  constructor(
    private readonly reader: SalesReader,
    private readonly presenter: SalesPresenter,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  /** What waits for an answer, what was offered, what is booked. */
  async list(actor: StaffActor, language: Language): Promise<Page> {
    const voice = this.frame.voice(language);
    const organisation = await this.organisations.get(actor.organisationId);
    const title = voice.t('sales.title');
    const model = { title, ...this.presenter.list(voice, await this.reader.list(actor), this.reader.now) };
    return this.frame.page('sales/list', model, { actor, organisation, voice }, { title });
  }

  /** One sale, with the form that was refused. @throws NotFoundError, ForbiddenError */
  async show({ actor, language, id, values }: SaleForm, problems: readonly FieldProblem[] = []): Promise<Page> {
    const sale = await this.reader.open(actor, id);
    const voice = this.frame.voice(language);
    const title = sale.request.company.name;
    const speak = (other: Language) => this.frame.speak(other);
    const model = {
      title,
      ...this.presenter.sale(voice, sale, { values, speak }),
      errors: inWords(voice, problems, ({ field, code }) => `sales.error.${field.replace(/-\d+/, '')}.${code}`),
    };
    const { organisation } = sale;
    return this.frame.page(
      'sales/sale',
      model,
      { actor, organisation, voice },
      { title, status: problems.length > 0 ? 422 : 200 },
    );
  }

  /** Where the words of a refusal stand. */
  wordsOf(code: string): string {
    return KNOWN.includes(code) ? `sales.problem.${code}` : 'office.problem.other';
  }
}
