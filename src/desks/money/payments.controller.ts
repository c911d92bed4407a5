import { Body, Controller, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Allow, CurrentActor, redirect, type Redirect } from '../../platform/http';
import { InvoiceReasonForm, PaymentsService } from '../../billing';
import { done } from './money.frame';
import { backOf, partsIn } from './statement.fields';

type Body = Readonly<Record<string, unknown>>;

/** What is done with a payment on the pages of money: given, taken back, set aside. */
@Controller('money')
@Allow('accountant', 'manager')
export class MoneyPaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Post('payments/:id/allocation')
  allocate(@CurrentActor() actor: StaffActor, @Param('id') id: string, @Body() body: Body): Promise<Redirect> {
    const give = () => this.payments.allocate(actor, id, partsIn(body));
    return done(backOf(body), 'allocation', give, 'number');
  }

  @Post('payments/:id/undo')
  undo(@CurrentActor() actor: StaffActor, @Param('id') id: string, @Body() body: Body): Promise<Redirect> {
    return done(backOf(body), 'undo', () => this.payments.undo(actor, id));
  }

  @Post('payments/:id/aside')
  aside(@CurrentActor() actor: StaffActor, @Param('id') id: string, @Body() body: Body): Promise<Redirect> {
    const form = InvoiceReasonForm.safeParse({ reason: body['reason'] });
    if (!form.success) return Promise.resolve(redirect(backOf(body), 'money.problem.reason'));
    return done(backOf(body), 'aside', () => this.payments.setAside(actor, id, form.data.reason));
  }
}
