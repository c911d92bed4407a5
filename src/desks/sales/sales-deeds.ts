import { Injectable } from '@nestjs/common';
import { DomainError, FieldErrors, type FieldProblem, NotFoundError } from '../../shared/domain-error';
import { derivedId, newId } from '../../shared/ids';
import { textLanguage } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { Acceptance, Bookings, QuoteRequests, Quotes, Reinvoicing, RemarkForm, SaleRenewal } from '../../bookings';
import { text, type Values } from '../planning/values';
import type { SaleForm } from './sale-form';
import { fieldOfQuote, quoteIn } from './quote-fields';
import { SalesPages } from './sales.pages';
import { type OpenSale, SalesReader } from './sales.reader';

type Answer = Promise<Page | Redirect>;

/** The services by which the office sells. */
@Injectable()
export class SellingServices {
  constructor(
    readonly requests: QuoteRequests,
    readonly quotes: Quotes,
    readonly acceptance: Acceptance,
    readonly bookings: Bookings,
    readonly reinvoicing: Reinvoicing,
    readonly renewal: SaleRenewal,
  ) {}
}

/** What the office does about a sale. A refusal comes back on the same page, with all that was typed. */
@Injectable()
export class SalesDeeds {
  constructor(
    private readonly reader: SalesReader,
    private readonly pages: SalesPages,
    private readonly services: SellingServices,
  ) {}

  /** A draft out of the form. */
  async quote(form: SaleForm): Answer {
    const { actor, values } = form;
    const sale = await this.reader.open(actor, form.id);
    if (!sale.selling) return this.back(form, 'sales.problem.billing_not_set_up');
    const language = textLanguage(sale.request.language, sale.organisation.language);
    const read = quoteIn(values, sale, { language, currency: sale.selling.currency });
    if ('problems' in read) return this.again(form, read.problems);
    const id = text(values, 'token') === '' ? newId() : derivedId('office-quote', JSON.stringify([form.id, values]));
    return this.deed(form, 'sales.flash.drafted', () => this.services.quotes.draft(actor, id, read.form));
  }

  async remark(form: SaleForm): Answer {
    const { actor, values, id } = form;
    const read = parseForm(RemarkForm, { text: text(values, 'answer') });
    if (!read.ok)
      return this.again(
        form,
        read.errors.map((one) => ({ ...one, field: 'answer' })),
      );
    return this.deed(form, 'sales.flash.answered', () => this.services.requests.remark(actor, id, read.value));
  }

  async step(form: SaleForm): Answer {
    const { actor, values, id } = form;
    const sale = await this.reader.open(actor, id);
    const step = STEPS.get(text(values, 'do'));
    if (!step) return this.back(form);
    return this.deed(form, `sales.flash.${text(values, 'do')}`, () => step(this.services, form, sale));
  }

  private async deed(form: SaleForm, flash: string, work: () => Promise<unknown>): Answer {
    try {
      await work();
      return this.back(form, flash);
    } catch (error) {
      if (error instanceof FieldErrors)
        return this.again(
          form,
          error.errors.map((one) => ({ ...one, field: fieldOfQuote(one.field) })),
        );
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
      return this.back(form, this.pages.wordsOf(error.code));
    }
  }

  private back({ id }: SaleForm, flash?: string): Redirect {
    return redirect(`/office/companies/${id}`, flash);
  }

  private again(form: SaleForm, problems: readonly FieldProblem[]): Promise<Page> {
    return this.pages.show(form, problems);
  }
}

type Step = (services: SellingServices, form: SaleForm, sale: OpenSale) => Promise<unknown>;

/** What a button does; the quote is the one beside the button. */
const STEPS = new Map<string, Step>([
  ['send', ({ quotes }, { actor, values }, sale) => quotes.send(actor, quoteBeside(values, sale))],
  ['accept', ({ acceptance }, { actor, values }, sale) => acceptance.accept(actor, quoteBeside(values, sale), {})],
  [
    'decline',
    ({ quotes }, { actor, values }, sale) =>
      quotes.refuse(actor, quoteBeside(values, sale), { reason: text(values, 'reason') }),
  ],
  ['invoice', ({ reinvoicing }, { actor }, { booking }) => reinvoicing.invoice(actor, booking?.id ?? '')],
  ['renew', ({ renewal }, { actor, id }) => renewal.renew(actor, id)],
  ['close', ({ requests }, { actor, id }) => requests.close(actor, id)],
  ['cancel', ({ bookings }, { actor }, { booking }) => bookings.cancel(actor, booking?.id ?? '')],
  [
    'resize',
    ({ bookings }, { actor, values }, { booking }) =>
      bookings.change(actor, booking?.id ?? '', { seats: wholeNumber(values, 'seats') }),
  ],
  [
    'settle',
    ({ bookings }, { actor, values }, { booking }) =>
      bookings.change(actor, booking?.id ?? '', { classId: required(values, 'class') }),
  ],
]);

/** @throws NotFoundError for a quote of another sale */
function quoteBeside(values: Values, { quotes }: OpenSale): string {
  const found = quotes.find(({ id }) => id === text(values, 'quote'));
  if (!found) throw new NotFoundError('quote');
  return found.id;
}

/** @throws FieldErrors */
function required(values: Values, name: string): string {
  const typed = text(values, name);
  if (typed === '') throw new FieldErrors([{ field: name, code: 'required', message: '' }]);
  return typed;
}

/** @throws FieldErrors */
function wholeNumber(values: Values, name: string): number {
  const number = Number(text(values, name));
  if (!Number.isInteger(number) || number < 1)
    throw new FieldErrors([{ field: name, code: 'wrong_type', message: '' }]);
  return number;
}
