import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { BOOKINGS_API } from './bookings.openapi';
import { BookingChangeForm, BookingsQuery, NameForm, NamesForm } from './bookings.forms';
import { Bookings } from './bookings.service';
import { NamesLinks } from './names-links.service';
import { Naming } from './naming.service';
import { Reinvoicing } from './reinvoicing.service';
import { SaleAnswers } from './sale-answers';

/** Bookings and their names, as JSON. */
@Described(BOOKINGS_API)
@Controller('api/v1/bookings')
@Allow('coordinator', 'manager', 'accountant', 'secret')
export class BookingsApi {
  constructor(
    private readonly bookings: Bookings,
    private readonly naming: Naming,
    private readonly namesLinks: NamesLinks,
    private readonly reinvoicing: Reinvoicing,
    private readonly answers: SaleAnswers,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'accountant')
  async list(@CurrentActor() actor: Actor, @Query({ schema: BookingsQuery }) query: BookingsQuery): Promise<object> {
    const { items, next } = await this.bookings.list(actor, query);
    return { items: items.map((one) => this.answers.briefly(one)), next };
  }

  @Get(':id')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.answers.booking(await this.bookings.get(actor, id));
  }

  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: BookingChangeForm }) form: BookingChangeForm,
  ): Promise<object> {
    return this.answers.booking(await this.bookings.change(actor, id, form));
  }

  @Delete(':id')
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.answers.booking(await this.bookings.cancel(actor, id));
  }

  @Post(':id/invoice')
  @Allow('coordinator', 'manager', 'accountant')
  async invoice(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.booking(await this.reinvoicing.invoice(actor, id));
  }

  @Get(':id/names')
  async names(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    const { booking } = await this.bookings.get(actor, id);
    return { items: (await this.naming.people(booking)).map((one) => this.answers.person(one)), next: null };
  }

  @Post(':id/names')
  @HttpCode(200)
  async name(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Body({ schema: NamesForm }) { names }: NamesForm,
  ): Promise<object> {
    const namer = await this.namesLinks.namer(actor);
    const { booking, refused } = await this.naming.name(namer, operationId, id, names);
    return { named: booking.named, open: booking.seats - booking.named, refused };
  }

  @Put(':id/names/:enrolmentId')
  async swap(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
    @Body({ schema: NameForm }) form: NameForm,
  ): Promise<object> {
    const booking = await this.naming.swap(actor, operationId, id, enrolmentId, form);
    return { named: booking.named, open: booking.seats - booking.named };
  }

  @Delete(':id/names/:enrolmentId')
  async unname(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
  ): Promise<object> {
    const booking = await this.naming.unname(actor, id, enrolmentId);
    return { named: booking.named, open: booking.seats - booking.named };
  }
}
