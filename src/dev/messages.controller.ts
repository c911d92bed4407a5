import { Readable } from 'node:stream';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Query,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { Allow } from '../platform/http';
import { DevOnlyGuard } from './dev-only.guard';
import { MessagesRepository } from './messages.repository';

/** What the development mailbox took, for programs. */
@Controller('dev/mail')
@UseGuards(DevOnlyGuard)
@Allow('public')
export class MessagesController {
  constructor(private readonly messages: MessagesRepository) {}

  /** All of them, the newest first; `to` leaves those to one address or number. */
  @Get('messages')
  list(@Query('to') to?: string): StreamableFile {
    const type = 'application/json; charset=utf-8';
    return new StreamableFile(Readable.from(this.json(to), { objectMode: false }), { type });
  }

  @Delete('messages')
  @HttpCode(204)
  clear(): Promise<void> {
    return this.messages.clear();
  }

  @Get(':id/attachments/:index')
  async attachment(@Param('id') id: string, @Param('index', ParseIntPipe) index: number): Promise<StreamableFile> {
    const { name, type, bytes } = await this.messages.attachment(id, index);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name || 'file')}`;
    return new StreamableFile(bytes, { type, disposition, length: bytes.length });
  }

  private async *json(to: string | undefined): AsyncGenerator<string> {
    let separator = '{"items":[';
    for await (const {
      id,
      at,
      channel,
      from,
      to: recipient,
      subject,
      text,
      html,
      messageId,
      attachments,
    } of this.messages.all(to)) {
      const files = attachments.map((file, index) => ({ ...file, url: `/dev/mail/${id}/attachments/${index}` }));
      yield (
        separator +
        JSON.stringify({ id, at, channel, from, to: recipient, subject, text, html, messageId, attachments: files })
      );
      separator = ',';
    }
    yield separator === ',' ? ']}' : `${separator}]}`;
  }
}
