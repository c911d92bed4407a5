import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors, NotFoundError } from '../../shared/domain-error';
import { derivedId } from '../../shared/ids';
import { isLanguage } from '../../shared/locale';
import { parseAmount } from '../../shared/money';
import {
  Corrections,
  CreditForm,
  FiscalForm,
  type Invoice,
  InvoicePapers,
  InvoiceReasonForm,
  InvoicesService,
  OfficeDay,
  PartCredits,
  partsOf,
  PaymentReminders,
  PaymentsService,
  SendingAgain,
  sendPaper,
} from '../../billing';
import { parseBody, type Reply } from '../../platform/http';
import { readValues } from '../planning/values';
import { besideLines, creditLinesIn } from './credit.fields';

type Body = Readonly<Record<string, unknown>>;

const typed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What papers and corrections of a document need. */
@Injectable()
export class DocumentTools {
  constructor(
    readonly invoices: InvoicesService,
    readonly papers: InvoicePapers,
    readonly corrections: Corrections,
    readonly credits: PartCredits,
    readonly sending: SendingAgain,
    readonly reminders: PaymentReminders,
  ) {}
}

/** What is done with a document on its page. */
@Injectable()
export class DocumentDeeds {
  constructor(
    private readonly tools: DocumentTools,
    private readonly payments: PaymentsService,
    private readonly days: OfficeDay,
  ) {}

  /** @throws NotFoundError for a deed that there is not, FieldErrors, DomainError 409 */
  async do(actor: StaffActor, newOperation: string, number: string, deed: string, body: Body): Promise<unknown> {
    // A form that is sent twice is one deed: it carries the name of its own.
    const name = typed(body['operation']);
    const operationId = name === '' ? newOperation : derivedId(`money:${actor.organisationId}:${number}:${deed}`, name);
    const invoice = await this.tools.invoices.getOwn(actor, number);
    switch (deed) {
      case 'cash': {
        const amount = parseAmount(typed(body['amount']));
        if (amount === null || amount === 0)
          throw new FieldErrors([{ field: 'amount', code: 'not_an_amount', message: '' }]);
        return this.payments.cash(actor, operationId, invoice, { amount, paidOn: await this.days.of(actor) });
      }
      case 'sending':
        return this.tools.sending.send(actor, operationId, invoice);
      case 'reminder':
        return this.tools.reminders.remind(actor, operationId, invoice);
      case 'reminders-off':
      case 'reminders-on':
        return this.tools.reminders.stop(actor, invoice, deed === 'reminders-off');
      case 'fiscal-codes': {
        const nslf = typed(body['nslf']);
        const form = parseBody(FiscalForm, { nivf: typed(body['nivf']), ...(nslf ? { nslf } : {}) });
        return this.tools.corrections.fiscalise(actor, number, form);
      }
      case 'taking-back': {
        const { reason } = parseBody(InvoiceReasonForm, { reason: typed(body['reason']) });
        if (invoice.kind === 'pro_forma') return this.tools.corrections.withdraw(actor, invoice.id, reason);
        return this.credit(actor, operationId, invoice, reason, body);
      }
      case 'refund': {
        const amount = parseAmount(typed(body['refund']));
        if (amount === null || amount === 0)
          throw new FieldErrors([{ field: 'refund', code: 'not_an_amount', message: '' }]);
        return this.tools.credits.refund(actor, operationId, number, { amount, on: await this.days.of(actor) });
      }
      default:
        throw new NotFoundError('page');
    }
  }

  /** All of it, or the lines that were typed. */
  private async credit(actor: StaffActor, operationId: string, invoice: Invoice, reason: string, body: Body) {
    const { currency, number } = invoice;
    const lines = creditLinesIn(readValues(body), invoice.lines.length, currency) ?? [];
    const form = parseBody(CreditForm, { reason, ...(lines.length > 0 ? { lines } : {}) });
    try {
      return await this.tools.credits.credit(actor, operationId, number, reason, partsOf(form, currency));
    } catch (error) {
      throw error instanceof FieldErrors ? besideLines(error, lines) : error;
    }
  }

  /** @throws NotFoundError, PaperNotReadyError */
  async paper(
    actor: StaffActor,
    number: string,
    kind: string,
    language: string | undefined,
    reply: Reply,
  ): Promise<Buffer> {
    const invoice = await this.tools.invoices.getOwn(actor, number);
    if (kind === 'pdf')
      return sendPaper(
        reply,
        number,
        await this.tools.papers.pdf(invoice, isLanguage(language) ? language : undefined),
      );
    const xml = kind === 'xml' ? await this.tools.papers.ubl(invoice) : null;
    if (!xml) throw new NotFoundError('document');
    return sendPaper(reply, number, xml, 'xml');
  }
}
