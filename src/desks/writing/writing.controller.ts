import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { type ClassMessage, ClassMessages } from '../../messages';
import { deed, fieldsOf } from '../office/refusals';
import { refused } from '../planning/refusal';
import { readValues, text } from '../planning/values';
import { fieldsOfForm, messageIn, operationOf } from './writing.fields';
import { WritingPages } from './writing.pages';
import { flashOf } from './written.presenter';
import { WritingReader } from './writing.reader';

type Answer = Promise<Page | Redirect>;

/** Writing to the people of a class: the text, a look at it, the sending (the same form sent twice is one message), and who got it. */
@Controller('office/classes/:code/messages')
@Allow('coordinator', 'manager', 'instructor')
export class WritingController {
  constructor(
    private readonly pages: WritingPages,
    private readonly reader: WritingReader,
    private readonly messages: ClassMessages,
  ) {}

  @Get('new')
  begin(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Query() { to }: { to?: string },
  ): Answer {
    return this.pages.begin(actor, language, code, to);
  }

  @Post()
  async write(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const open = await this.reader.open(actor, code);
    const [step, begin] = [text(values, 'do'), text(values, 'begin')];
    if (begin !== '') return this.pages.ready(open, language, values, begin);
    if (step === 'change') return this.pages.form(open, language, values);
    const read = messageIn(values, open);
    if ('refusal' in read) return this.pages.form(open, language, values, read.refusal);
    const { form } = read;
    if (step !== 'send') return this.pages.preview(open, language, values, form);
    const id = operationOf(values, form, open);
    const send = (): Promise<ClassMessage> => this.messages.write(actor, id, code, form);
    return deed(`/office/classes/${code}/messages/${id}`, flashOf, send, {
      bad_fields: (refusal) => this.pages.form(open, language, values, refused(fieldsOfForm(fieldsOf(refusal), open))),
      nobody_to_write_to: async () => redirect(`/office/classes/${code}/messages/new`, 'write.problem.nobody'),
      wrong_state: async () => redirect(`/office/classes/${code}`, 'office.problem.wrong_state'),
    });
  }

  @Get(':id')
  sent(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.sent(actor, language, code, id);
  }

  @Post(':id/withdrawal')
  withdraw(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Answer {
    const path = `/office/classes/${code}/messages/${id}`;
    return deed(path, 'write.flash.stopped', () => this.pages.withdraw(actor, code, id), {
      message_gone: async () => redirect(path, 'write.problem.gone'),
    });
  }
}
