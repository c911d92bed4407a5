import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import type { PhoneReply } from './phone-reply';
import { PhoneReplyForm } from './phone-replies.forms';
import { PHONE_REPLIES_API } from './phone-replies.openapi';
import { PhoneReplies } from './phone-replies.service';

const answer = ({ id, enrolmentId, text, at, by }: PhoneReply): object => ({ id, enrolmentId, text, at, by });

/** Replies by phone to messages, as JSON. */
@Described(PHONE_REPLIES_API)
@Controller('api/v1/messages/:id/replies')
@Allow('coordinator', 'manager', 'instructor')
export class PhoneRepliesApi {
  constructor(private readonly replies: PhoneReplies) {}

  @Post()
  async note(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Body({ schema: PhoneReplyForm }) form: PhoneReplyForm,
  ): Promise<object> {
    return answer(await this.replies.note(actor, operationId, id, form));
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return { items: (await this.replies.list(actor, id)).map(answer), next: null };
  }
}
