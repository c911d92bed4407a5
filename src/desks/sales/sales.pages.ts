import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { type FieldProblem, NotFoundError } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import type { Voice } from '../catalogue/voice';
import { languageChoices } from '../company/company-desk.presenter';
import { levelView } from '../company/level.presenter';
import type { NamesTried } from '../company/name-lists';
import { triedView } from '../company/tried.presenter';
import { inWords } from '../office/refusals';
import { personView } from '../office/roster.presenter';
import { shown } from '../planning/fields.presenter';
import type { SaleForm } from './sale-form';
import { saleListView } from './sale-list.presenter';
import { SalesPresenter } from './sales.presenter';
import { type SaleListQuery, SalesReader } from './sales.reader';

/** Refusals that have words of their own here. */
const KNOWN = [
  ...['billing_not_set_up', 'class_full', 'quote_expired', 'wrong_quote_state', 'wrong_booking_state'],
  ...['block_below_named', 'lost_race', 'no_invoice_due', 'no_class_yet'],
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
  async list(actor: StaffActor, language: Language, query: SaleListQuery): Promise<Page> {
    const voice = this.frame.voice(language);
    const organisation = await this.organisations.get(actor.organisationId);
    const title = voice.t('sales.title');
    const model = { title, ...saleListView(voice, await this.reader.list(actor, query), this.reader.now) };
    return this.frame.page('sales/list', model, { actor, organisation, voice }, { title });
  }

  /** One sale, with the form that was refused. @throws NotFoundError, ForbiddenError */
  async show(
    { actor, language, id, values }: SaleForm,
    problems: readonly FieldProblem[] = [],
    tried?: NamesTried,
  ): Promise<Page> {
    const sale = await this.reader.open(actor, id);
    const voice = this.frame.voice(language);
    const title = sale.request.company.name;
    const speak = (other: Language) => this.frame.speak(other);
    const model = {
      title,
      ...this.presenter.sale(voice, sale, { values: tried ? { ...values, ...left(tried) } : values, speak }),
      languages: languageChoices(voice),
      tried: tried && triedView(voice, tried),
      errors: inWords(voice, problems, ({ field, code }) => wordsOf(voice, field, code)),
    };
    const { organisation } = sale;
    return this.frame.page(
      'sales/sale',
      model,
      { actor, organisation, voice },
      { title, status: problems.length > 0 || tried ? 422 : 200 },
    );
  }

  /** Somebody of the company's people, in whose place another may come. @throws NotFoundError, ForbiddenError */
  async person(
    { actor, language, id, values }: SaleForm,
    enrolmentId: string,
    problems: readonly FieldProblem[] = [],
  ): Promise<Page> {
    const sale = await this.reader.open(actor, id);
    const entry = sale.people.find(({ enrolment }) => enrolment.id === enrolmentId);
    if (!entry) throw new NotFoundError('person');
    const voice = this.frame.voice(language);
    const title = voice.t('company.person.title');
    const model = {
      ...{ title, id, enrolmentId, token: newId(), company: sale.request.company.name },
      person: personView(voice, entry),
      v: shown(values, 'fullName', 'reach', 'language', 'recognised'),
      level: levelView(voice, sale.lower),
      languages: languageChoices(voice),
      errors: inWords(voice, problems, ({ field, code }) => wordsOf(voice, field, code)),
    };
    const reader = { actor, organisation: sale.organisation, voice };
    return this.frame.page('sales/person', model, reader, { title, status: problems.length > 0 ? 422 : 200 });
  }

  /** Where the words of a refusal stand. */
  wordsOf(code: string): string {
    return KNOWN.includes(code) ? `sales.problem.${code}` : 'office.problem.other';
  }
}

/** What stays in the form of names: those who could not be named. */
const left = ({ kept }: NamesTried) => ({ fullName: '', reach: '', list: kept });

/** The words beside a field: the office's own, else those that companies read. */
function wordsOf(voice: Voice, field: string, code: string): string {
  const own = `sales.error.${field.replace(/-\d+/, '')}.${code}`;
  return voice.has(own) ? own : `company.error.${field}.${code}`;
}
