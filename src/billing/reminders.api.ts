import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import { ReminderStopForm } from './invoices.forms';
import { invoiceJson } from './invoices.presenter';
import { InvoicesService } from './invoices.service';
import { OfficeDay } from './office-day';
import { PaymentReminders } from './payment-reminders.service';
import { REMINDERS_API } from './reminders.openapi';

/** Reminders of a document that is late: one by hand, and none any more. */
@Described(REMINDERS_API)
@Controller('api/v1/invoices/:number')
@Allow('accountant', 'manager')
export class RemindersApi {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly reminders: PaymentReminders,
    private readonly days: OfficeDay,
  ) {}

  @Post('reminder')
  @HttpCode(200)
  async remind(
    @CurrentActor() actor: StaffActor,
    @OperationId() operationId: string,
    @Param('number') number: string,
  ): Promise<object> {
    const invoice = await this.invoices.getOwn(actor, number);
    return invoiceJson(await this.reminders.remind(actor, operationId, invoice), await this.days.of(actor));
  }

  @Put('reminders-stopped')
  async stop(
    @CurrentActor() actor: StaffActor,
    @Param('number') number: string,
    @Body({ schema: ReminderStopForm }) { stopped }: ReminderStopForm,
  ): Promise<object> {
    const invoice = await this.invoices.getOwn(actor, number);
    return invoiceJson(await this.reminders.stop(actor, invoice, stopped), await this.days.of(actor));
  }
}
