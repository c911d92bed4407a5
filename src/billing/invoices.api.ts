import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { NotFoundError } from '../shared/domain-error';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { sendPaper } from './document-replies';
import { FreeInvoiceForm } from './free-invoices.forms';
import { FreeInvoices } from './free-invoices.service';
import { InvoicePapers } from './invoice-papers.service';
import { InvoiceListQuery, PaperQuery } from './invoices.forms';
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
    private readonly free: FreeInvoices,
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

  @Post()
  async write(
    @CurrentActor() actor: StaffActor,
    @OperationId() operationId: string,
    @Body({ schema: FreeInvoiceForm }) form: FreeInvoiceForm,
  ): Promise<object> {
    return this.answer(await this.free.write(actor, operationId, form));
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

  private async answer(invoice: Parameters<typeof invoiceJson>[0]): Promise<object> {
    return invoiceJson(invoice, await this.days.ofOrganisation(invoice.organisationId));
  }
}
