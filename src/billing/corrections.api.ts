import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import { CORRECTIONS_API } from './corrections.openapi';
import { Corrections } from './corrections.service';
import { CreditForm, FiscalForm, inCurrency, InvoiceReasonForm, partsOf, RefundForm } from './invoices.forms';
import { invoiceJson } from './invoices.presenter';
import { InvoicesService } from './invoices.service';
import { OfficeDay } from './office-day';
import { PartCredits } from './part-credits.service';

/** How issued documents are corrected, as JSON. */
@Described(CORRECTIONS_API)
@Controller('api/v1/invoices/:number')
@Allow('accountant', 'manager')
export class CorrectionsApi {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly corrections: Corrections,
    private readonly credits: PartCredits,
    private readonly days: OfficeDay,
  ) {}

  @Post('credit-note')
  async credit(
    @CurrentActor() actor: StaffActor,
    @OperationId() operationId: string,
    @Param('number') number: string,
    @Body({ schema: CreditForm }) form: CreditForm,
  ): Promise<object> {
    const invoice = await this.invoices.getOwn(actor, number);
    const note = await this.credits.credit(actor, operationId, number, form.reason, partsOf(form, invoice.currency));
    return invoiceJson(note, await this.days.of(actor));
  }

  @Post('refund')
  @HttpCode(200)
  async refund(
    @CurrentActor() actor: StaffActor,
    @OperationId() operationId: string,
    @Param('number') number: string,
    @Body({ schema: RefundForm }) { amount, on }: RefundForm,
  ): Promise<object> {
    const { currency } = await this.invoices.getOwn(actor, number);
    const today = await this.days.of(actor);
    const wanted = { amount: inCurrency(amount, currency, 'amount'), on: on ?? today };
    return invoiceJson(await this.credits.refund(actor, operationId, number, wanted), today);
  }

  @Post('withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: StaffActor,
    @Param('number') number: string,
    @Body({ schema: InvoiceReasonForm }) { reason }: InvoiceReasonForm,
  ): Promise<object> {
    const { id } = await this.invoices.getOwn(actor, number);
    return invoiceJson(await this.corrections.withdraw(actor, id, reason), await this.days.of(actor));
  }

  @Put('fiscal-codes')
  async fiscalise(
    @CurrentActor() actor: StaffActor,
    @Param('number') number: string,
    @Body({ schema: FiscalForm }) form: FiscalForm,
  ): Promise<object> {
    return invoiceJson(await this.corrections.fiscalise(actor, number, form), await this.days.of(actor));
  }
}
