import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, type Reply, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { CostPages } from './cost.pages';
import { LedgerFile } from './ledger-file';
import { type LedgerAddress, LedgerPages } from './ledger.pages';

type Answer = Promise<Page | Redirect>;

/** The solidarity ledger of an organisation, and what each class costs. */
@Controller('office')
@Allow('coordinator', 'manager', 'accountant')
export class SolidarityController {
  constructor(
    private readonly ledger: LedgerPages,
    private readonly costs: CostPages,
    private readonly file: LedgerFile,
  ) {}

  @Get('solidarity')
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() query: LedgerAddress,
  ): Promise<Page> {
    return this.ledger.show(actor, language, query);
  }

  @Post('solidarity')
  setFreePlace(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Answer {
    return this.ledger.setFreePlace(actor, language, readValues(body));
  }

  /** The table as a file, by a form, so that no address leads to it. */
  @Post('solidarity/file')
  take(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return this.file.take(actor, language, readValues(body), reply);
  }

  @Get('classes/:code/costs')
  ofClass(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.costs.show(actor, language, code);
  }

  @Post('classes/:code/costs')
  setCosts(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Answer {
    return this.costs.save(actor, language, code, readValues(body));
  }
}
