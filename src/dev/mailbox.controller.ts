import { Controller, Get, Header, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { Allow, page, type Page, redirect, type Redirect } from '../platform/http';
import { DevOnlyGuard } from './dev-only.guard';
import { listModel, messageModel } from './mailbox.presenter';
import { MessagesRepository } from './messages.repository';

const PAGE_SIZE = 100;

/** A mail is shown in a frame of its own: its styles stand in the elements, and nothing in it may run, load or submit. */
export const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups";

/** The development mailbox for people. */
@Controller('dev/mail')
@UseGuards(DevOnlyGuard)
@Allow('public')
export class MailboxController {
  constructor(private readonly messages: MessagesRepository) {}

  @Get()
  async list(@Query('before') before?: string): Promise<Page> {
    const messages = await this.messages.list(PAGE_SIZE, before);
    const model = listModel(messages, messages.length === PAGE_SIZE);
    return page('dev/mailbox', model, { layout: 'plain', private: true, title: 'Mailbox' });
  }

  @Post('deletion')
  @HttpCode(303)
  async clear(): Promise<Redirect> {
    await this.messages.clear();
    return redirect('/dev/mail');
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    const message = await this.messages.get(id);
    return page('dev/message', messageModel(message), { layout: 'plain', private: true, title: 'Message' });
  }

  @Get(':id/html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  async html(@Param('id') id: string): Promise<string> {
    return (await this.messages.get(id)).html;
  }
}
