import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { NotFoundError } from '../shared/domain-error';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { Corrections } from './corrections.service';
import { sendPaper } from './document-replies';
import { InvoicePapers } from './invoice-papers.service';
import { FiscalForm, InvoiceListQuery, InvoiceReasonForm, PaperQuery } from './invoices.forms';
import { INVOICES_API } from './invoices.openapi';
import { invoiceJson } from './invoices.presenter';
import { InvoicesService } from './invoices.service';
import { OfficeDay } from './office-day';

/** Money documents as JSON, PDF and UBL: staff by organisation, the buyer by secret. */
@Described(INVOICES_API)
@Controller('api/v1/invoices')
@Allow('accountant', 'manager')
export class InvoicesApi {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly corrections: Corrections,
    private readonly papers: InvoicePapers,
    private readonly days: OfficeDay,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: InvoiceListQuery }) query: InvoiceListQuery,
  ): Promise<Listed<object>> {
    const today = await this.days.of(actor);
    const { items, next } = await this.invoices.list(actor, { ...query, today });
    return { items: items.map((invoice) => invoiceJson(invoice, today)), next };
  }

  /** The number alone, or with .pdf or .xml. */
  @Get(':file')
  @Allow('secret', 'accountant', 'manager', 'coordinator')
  async show(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Query({ schema: PaperQuery }) { language }: PaperQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<unknown> {
    const [, number = file, kind = ''] = /^(.*)\.(pdf|xml)$/i.exec(file) ?? [];
    const invoice = await this.invoices.read(actor, number);
    if (kind.toLowerCase() === 'pdf') return sendPaper(reply, number, await this.papers.pdf(invoice, language));
    if (kind === '') return this.answer(invoice);
    const xml = await this.papers.ubl(invoice);
    if (!xml) throw new NotFoundError('document');
    return sendPaper(reply, number, xml, 'xml');
  }

  @Post(':number/credit-note')
  async credit(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('number') number: string,
    @Body({ schema: InvoiceReasonForm }) { reason }: InvoiceReasonForm,
  ): Promise<object> {
    return this.answer(await this.corrections.credit(actor, operationId, number, reason));
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body({ schema: InvoiceReasonForm }) { reason }: InvoiceReasonForm,
  ): Promise<object> {
    const { id } = await this.invoices.getOwn(actor, number);
    return this.answer(await this.corrections.withdraw(actor, id, reason));
  }

  @Put(':number/fiscal-codes')
  async fiscalise(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body({ schema: FiscalForm }) form: FiscalForm,
  ): Promise<object> {
    return this.answer(await this.corrections.fiscalise(actor, number, form));
  }

  private async answer(invoice: Parameters<typeof invoiceJson>[0]): Promise<object> {
    return invoiceJson(invoice, await this.days.ofOrganisation(invoice.organisationId));
  }
}
