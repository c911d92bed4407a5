import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import type { ClassMessage } from './class-message';
import { MessageForm } from './class-messages.forms';
import { CLASS_MESSAGES_API } from './class-messages.openapi';
import { ClassMessages } from './class-messages.service';

/** Messages to the people of a class, as JSON. */
@Described(CLASS_MESSAGES_API)
@Controller('api/v1')
@Allow('coordinator', 'manager', 'instructor')
export class ClassMessagesApi {
  constructor(private readonly messages: ClassMessages) {}

  @Post('classes/:id/messages')
  async write(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Body({ schema: MessageForm }) form: MessageForm,
  ): Promise<object> {
    return answer(await this.messages.write(actor, operationId, id, form));
  }

  @Get('classes/:id/messages')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return { items: (await this.messages.list(actor, id)).map(answer), next: null };
  }

  @Delete('messages/:id')
  async withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return answer(await this.messages.withdraw(actor, id));
  }
}

const answer = ({ id, classId, audience, texts, state, at, writtenAt, count }: ClassMessage): object => ({
  id,
  classId,
  audience,
  texts,
  state,
  at: at.toISOString(),
  writtenAt: writtenAt.toISOString(),
  recipients: count ?? null,
});
