import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, OperationId, type Page } from '../../platform/http';
import { type Redirect, type Reply, RequestLanguage } from '../../platform/http';
import { DocumentDeeds } from './document-deeds';
import { DocumentPages } from './document.pages';
import { documentPath, done } from './money.frame';

type Answer = Promise<Page | Redirect>;

/** One document of the office: its page, its papers, and what is done with it. */
@Controller('money/documents/:number')
@Allow('accountant', 'manager')
export class DocumentsController {
  constructor(
    private readonly pages: DocumentPages,
    private readonly deeds: DocumentDeeds,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('number') number: string,
  ): Promise<Page> {
    return this.pages.show(actor, language, number);
  }

  @Get('paper.:kind')
  paper(
    @CurrentActor() actor: StaffActor,
    @Param() { number = '', kind = '' }: Record<string, string>,
    @Query('language') language: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return this.deeds.paper(actor, number, kind, language, reply);
  }

  @Post(':deed')
  async change(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @OperationId() operationId: string,
    @Param() { number = '', deed = '' }: Record<string, string>,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Answer {
    try {
      return await done(documentPath(number), deed, () => this.deeds.do(actor, operationId, number, deed, body));
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.pages.show(actor, language, number, { errors: error.errors, input: body });
    }
  }
}
