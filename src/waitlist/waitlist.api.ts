import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor, StaffActor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody } from '../platform/http';
import { EnrolmentAnswers } from '../enrolments';
import { Offers } from './offers.service';
import { SmsReplies } from './sms-replies.service';
import { RefusalBody, SmsReplyBody, WaitlistQuery } from './waitlist.forms';
import { Waitlist } from './waitlist.service';
import { WAITLIST } from './waitlist.openapi';

/** The waiting list and its offers, as JSON. */
@Described(WAITLIST)
@Controller('api/v1')
export class WaitlistApi {
  constructor(
    private readonly offers: Offers,
    private readonly waitlist: Waitlist,
    private readonly replies: SmsReplies,
    private readonly answers: EnrolmentAnswers,
  ) {}

  @Post('offers/:id/acceptance')
  @Allow('secret', 'coordinator', 'manager')
  @HttpCode(200)
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _body: object,
  ): Promise<object> {
    const enrolment = await this.offers.accept(actor, id);
    return { enrolment: await this.answers.place({ enrolment, position: null }) };
  }

  @Post('offers/:id/refusal')
  @Allow('secret', 'coordinator', 'manager')
  @HttpCode(200)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RefusalBody }) body: z.infer<typeof RefusalBody>,
  ): Promise<object> {
    const enrolment = await this.offers.refuse(actor, id, body.keepNumber);
    return { enrolment: await this.answers.place({ enrolment, position: null }) };
  }

  @Post('offers/:id/more-time')
  @Allow('secret', 'coordinator', 'manager')
  @HttpCode(200)
  async prolong(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _body: object,
  ): Promise<object> {
    const { until } = await this.offers.prolong(actor, id);
    return { offer: { id, until: until.toISOString() } };
  }

  @Get('classes/:id/waitlist')
  @Allow('coordinator', 'manager', 'instructor', 'mentor')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: WaitlistQuery }) query: WaitlistQuery,
  ): Promise<object> {
    const { items, next } = await this.waitlist.list(actor, id, query);
    return { items: items.map(({ free: _, ...party }) => party), next };
  }

  @Post('sms-replies')
  @Allow('gateway')
  @HttpCode(200)
  async reply(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: SmsReplyBody }) body: z.infer<typeof SmsReplyBody>,
  ): Promise<object> {
    return { result: await this.replies.take(actor, body.from, body.text, body.at) };
  }
}
