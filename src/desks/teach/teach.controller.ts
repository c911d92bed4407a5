import { Controller, Get } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { TeachPages } from './teach.pages';

/** The first page of whoever teaches. */
@Controller('teach')
export class TeachController {
  constructor(private readonly pages: TeachPages) {}

  @Get()
  @Allow('instructor')
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(actor, language);
  }
}
