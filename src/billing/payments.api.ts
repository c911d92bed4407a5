import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import { InvoicesService } from './invoices.service';
import { OfficeDay } from './office-day';
import { inCurrency } from './invoices.forms';
import { AllocationForm, AsideForm, CashForm, PaymentListQuery } from './payments.forms';
import { PAYMENTS_API } from './payments.openapi';
import { paymentJson } from './payments.presenter';
import { PaymentLists } from './payment-lists.service';
import { PaymentsService } from './payments.service';

/** Payments as JSON: what came in, and what it is for. */
@Described(PAYMENTS_API)
@Controller('api/v1')
@Allow('accountant', 'manager')
export class PaymentsApi {
  constructor(
    private readonly payments: PaymentsService,
    private readonly lists: PaymentLists,
    private readonly invoices: InvoicesService,
    private readonly days: OfficeDay,
  ) {}

  @Get('payments')
  async list(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: PaymentListQuery }) query: PaymentListQuery,
  ): Promise<Listed<object>> {
    const { items, next } = await this.lists.list(actor, query);
    return { items: items.map(paymentJson), next };
  }

  @Get('payments/:id')
  async show(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<object> {
    return paymentJson(await this.payments.getOwn(actor, id));
  }

  @Post('invoices/:number/cash')
  async cash(
    @CurrentActor() actor: StaffActor,
    @OperationId() operationId: string,
    @Param('number') number: string,
    @Body({ schema: CashForm }) form: CashForm,
  ): Promise<object> {
    const invoice = await this.invoices.getOwn(actor, number);
    const amount = inCurrency(form.amount, invoice.currency, 'amount');
    const paidOn = await this.days.of(actor);
    const { payment, receipt } = await this.payments.cash(actor, operationId, invoice, { amount, paidOn });
    return { payment: paymentJson(payment), receipt: { number: receipt.number } };
  }

  @Post('payments/:id/allocation')
  @HttpCode(200)
  async allocate(
    @CurrentActor() actor: StaffActor,
    @Param('id') id: string,
    @Body({ schema: AllocationForm }) { allocations }: AllocationForm,
  ): Promise<object> {
    const { currency } = await this.payments.getOwn(actor, id);
    const parts = allocations.map(({ number, amount }, at) => ({
      ...{ number, amount: inCurrency(amount, currency, `allocations.${at}.amount`) },
    }));
    return paymentJson(await this.payments.allocate(actor, id, parts));
  }

  @Delete('payments/:id/allocation')
  async undo(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<object> {
    return paymentJson(await this.payments.undo(actor, id));
  }

  @Post('payments/:id/setting-aside')
  @HttpCode(200)
  async setAside(
    @CurrentActor() actor: StaffActor,
    @Param('id') id: string,
    @Body({ schema: AsideForm }) { reason }: AsideForm,
  ): Promise<object> {
    return paymentJson(await this.payments.setAside(actor, id, reason));
  }
}
