import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { derivedId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { PhoneReplies, PhoneReplyForm } from '../../messages';
import { readValues, text } from '../planning/values';
import { WritingPages } from './writing.pages';
import { WritingReader } from './writing.reader';

/** What people said on the phone to a message. */
@Controller('office/classes/:code/messages/:id/replies')
@Allow('coordinator', 'manager', 'instructor')
export class RepliesController {
  constructor(
    private readonly pages: WritingPages,
    private readonly reader: WritingReader,
    private readonly replies: PhoneReplies,
  ) {}

  @Post()
  async note(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const values = readValues(body);
    await this.reader.message(actor, code, id);
    const form = parseForm(PhoneReplyForm, { enrolmentId: text(values, 'enrolmentId'), text: text(values, 'text') });
    if (!form.ok) return this.pages.sent(actor, language, code, id, { values, problems: form.errors });
    // The same form sent twice is one reply.
    const operation = derivedId('phone-reply', JSON.stringify([id, text(values, 'token'), form.value]));
    await this.replies.note(actor, operation, id, form.value);
    return redirect(`/office/classes/${code}/messages/${id}`, 'replies.flash');
  }
}
