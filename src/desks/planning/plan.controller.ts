import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Turn } from '../../shared/leaf';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { PlanPages } from './plan.pages';

/** What the organisation teaches, and when next. */
@Controller('office/plan')
@Allow('coordinator', 'manager')
export class PlanController {
  constructor(private readonly pages: PlanPages) {}

  @Get()
  list(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Query() turn: Turn): Promise<Page> {
    return this.pages.list(actor, language, turn);
  }
}
