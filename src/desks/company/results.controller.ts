import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
} from '../../platform/http';
import { sendPdf } from '../../certificates';
import { CompanyDeskReader } from './company-desk.reader';
import { ResultsPages } from './results.pages';
import { ResultsReader } from './results.reader';
import { numberIn, sendArchive } from './results.replies';

/** What a company's people let it see, behind its secret link, once the class is over. */
@Controller('companies/desk/:secret/results')
@Allow('secret')
export class ResultsController {
  constructor(
    private readonly desk: CompanyDeskReader,
    private readonly results: ResultsReader,
    private readonly pages: ResultsPages,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page | Redirect> {
    const sale = await this.desk.own(actor);
    if (sale.booking?.status !== 'held') return redirect(`/companies/desk/${sale.secret}`);
    return this.pages.show(sale, await this.results.of(actor, sale.booking.id), language);
  }

  @Get('certificates.zip')
  async archive(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply): Promise<StreamableFile> {
    return sendArchive(reply, await this.results.papers(actor, await this.bookingOf(actor)));
  }

  @Get('certificates/:file')
  async paper(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return sendPdf(reply, await this.results.paper(actor, await this.bookingOf(actor), numberIn(file)));
  }

  private async bookingOf(actor: Actor): Promise<string> {
    const { booking } = await this.desk.own(actor);
    if (!booking) throw new NotFoundError('booking');
    return booking.id;
  }
}
