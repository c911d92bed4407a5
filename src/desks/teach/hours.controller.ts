import { Controller, Get, Param, Res } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { csvOf } from '../../platform/tables';
import { Allow, CurrentActor, type Page, type Reply, RequestLanguage } from '../../platform/http';
import { OfficeFrame } from '../office/office.frame';
import { hoursTable, hoursView } from './hours.presenter';
import { TeachReader } from './teach.reader';

/** The hours that somebody taught in a month, meeting by meeting: to look at, to print, and as a file. */
@Controller('teach/hours/:month')
export class HoursController {
  constructor(
    private readonly reader: TeachReader,
    private readonly frame: OfficeFrame,
  ) {}

  @Get()
  @Allow('instructor')
  async show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('month') month: string,
  ): Promise<Page> {
    const taught = await this.reader.month(actor, month);
    const voice = this.frame.voice(language);
    const { organisation } = taught.board;
    const model = hoursView(voice, taught);
    return this.frame.page('teach/hours', model, { actor, organisation, voice }, { title: model.title });
  }

  @Get('csv')
  @Allow('instructor')
  async file(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('month') month: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const taught = await this.reader.month(actor, month);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${month}.csv"`)
      .header('cache-control', 'private, no-store');
    return csvOf(hoursTable(this.frame.voice(language), taught));
  }
}
