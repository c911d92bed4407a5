import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { NewDocumentPages } from './new-document.pages';

/** A document that the accountant writes. */
@Controller('money/new')
@Allow('accountant', 'manager')
export class NewDocumentController {
  constructor(private readonly pages: NewDocumentPages) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query('instead') instead: string | undefined,
  ): Promise<Page | Redirect> {
    return this.pages.show(actor, language, { instead });
  }

  @Post()
  write(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.write(actor, language, readValues(body));
  }
}
