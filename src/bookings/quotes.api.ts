import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { Acceptance } from './acceptance.service';
import { AcceptanceForm, QuoteForm, QuoteRequestForm, RefusalForm, RemarkForm, RequestsQuery } from './bookings.forms';
import { Bookings } from './bookings.service';
import { QUOTE_REQUESTS_API, QUOTES_API } from './quotes.openapi';
import { QuoteRequests } from './quote-requests.service';
import { Quotes } from './quotes.service';
import { RepeatOrders } from './repeat-orders.service';
import { SaleAnswers } from './sale-answers';
import { SaleRenewal } from './sale-renewal.service';

/** What companies ask for, as JSON. */
@Described(QUOTE_REQUESTS_API)
@Controller('api/v1/quote-requests')
export class QuoteRequestsApi {
  constructor(
    private readonly requests: QuoteRequests,
    private readonly renewal: SaleRenewal,
    private readonly repeats: RepeatOrders,
    private readonly answers: SaleAnswers,
  ) {}

  @Post()
  @Allow('public')
  async ask(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: QuoteRequestForm }) form: QuoteRequestForm,
  ): Promise<object> {
    return this.answers.asked(await this.requests.ask(actor, operationId, form));
  }

  @Get()
  @Allow('coordinator', 'manager', 'accountant')
  async list(@CurrentActor() actor: Actor, @Query({ schema: RequestsQuery }) query: RequestsQuery): Promise<object> {
    const { items, next } = await this.requests.list(actor, query);
    return { items: items.map((one) => this.answers.request(one)), next };
  }

  @Get(':id')
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.answers.whole(await this.requests.get(actor, id), actor.kind !== 'holder');
  }

  @Post(':id/remarks')
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async remark(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RemarkForm }) form: RemarkForm,
  ): Promise<object> {
    return this.answers.request(await this.requests.remark(actor, id, form));
  }

  @Post(':id/repetition')
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async again(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.asked(await this.repeats.again(actor, operationId, id));
  }

  @Post(':id/link')
  @HttpCode(200)
  @Allow('coordinator', 'manager', 'accountant')
  async renewLink(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.asked(await this.renewal.renew(actor, id));
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Allow('coordinator', 'manager', 'accountant')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.request(await this.requests.close(actor, id));
  }
}

/** Quotes and their answers, as JSON. */
@Described(QUOTES_API)
@Controller('api/v1/quotes')
export class QuotesApi {
  constructor(
    private readonly quotes: Quotes,
    private readonly acceptance: Acceptance,
    private readonly bookings: Bookings,
    private readonly answers: SaleAnswers,
  ) {}

  @Post()
  @Allow('coordinator', 'manager', 'accountant')
  async draft(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: QuoteForm }) form: QuoteForm,
  ): Promise<object> {
    return this.answers.quote(await this.quotes.draft(actor, operationId, form));
  }

  @Get(':id')
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.answers.quote((await this.quotes.open(actor, id)).quote);
  }

  @Post(':id/sending')
  @HttpCode(200)
  @Allow('coordinator', 'manager', 'accountant')
  async send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.quote(await this.quotes.send(actor, id));
  }

  @Post(':id/acceptance')
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: AcceptanceForm }) form: AcceptanceForm,
  ): Promise<object> {
    const { id: bookingId } = await this.acceptance.accept(actor, id, form);
    return this.answers.accepted(await this.bookings.get(actor, bookingId));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Allow('coordinator', 'manager', 'accountant', 'secret')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RefusalForm }) form: RefusalForm,
  ): Promise<object> {
    return this.answers.quote(await this.quotes.refuse(actor, id, form));
  }
}
