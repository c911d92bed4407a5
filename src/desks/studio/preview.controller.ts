import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { PreviewPages } from './preview.pages';

interface Address {
  readonly course: string;
  readonly lesson: string;
}
type From = { readonly from?: unknown };

/** What is written, as learners get it: all of a lesson, one thing of it, one question. */
@Controller('teach/material/:course/:lesson/preview')
@Allow('instructor', 'coordinator', 'manager')
export class StudioPreviewController {
  constructor(private readonly pages: PreviewPages) {}

  @Get()
  all(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() address: Address,
    @Query() { from }: From,
  ): Promise<Page> {
    return this.pages.all(actor, language, { ...address, from });
  }

  @Get(':part')
  part(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() address: Address & { readonly part: string },
    @Query() { from }: From,
  ): Promise<Page> {
    return this.pages.one(actor, language, { ...address, from });
  }

  @Get(':part/:question')
  question(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() address: Address & { readonly part: string; readonly question: string },
    @Query() { from }: From,
  ): Promise<Page> {
    return this.pages.one(actor, language, { ...address, from });
  }
}
