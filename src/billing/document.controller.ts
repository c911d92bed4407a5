import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { type Language, textLanguage } from '../shared/locale';
import { Allow, CurrentActor, page, type Page, type Reply, RequestLanguage } from '../platform/http';
import { sendPaper } from './document-replies';
import { DocumentPresenter } from './document.presenter';
import { InvoicePapers } from './invoice-papers.service';
import { PaperQuery } from './invoices.forms';
import { InvoicesService } from './invoices.service';

/** The page of a money document behind its link: what is to be paid and how, and the paper. */
@Controller()
@Allow('secret')
export class DocumentController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly papers: InvoicePapers,
    private readonly presenter: DocumentPresenter,
  ) {}

  /** The short address of an SMS goes to the page in the buyer's language. */
  @Get('d/:secret')
  async short(@CurrentActor() actor: Actor, @Param('secret') secret: string, @Res() reply: Reply): Promise<void> {
    const { language } = await this.invoices.open(actor);
    const target = `/${textLanguage(language)}/documents/${encodeURIComponent(secret)}`;
    await reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(target, 302);
  }

  @Get('documents/:secret')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
  ): Promise<Page> {
    return page('billing/document', ...(await this.presenter.view(language, secret, await this.invoices.open(actor))));
  }

  @Get('documents/:secret/paper.pdf')
  async paper(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const invoice = await this.invoices.open(actor);
    const asked = PaperQuery.safeParse(query);
    return sendPaper(reply, invoice.number, await this.papers.pdf(invoice, asked.data?.language));
  }
}
