import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage, TakesFile } from '../../platform/http';
import { mostBytes } from '../../learning';
import { BlockPages } from './block.pages';
import { TranslationPages } from './translation.pages';

/** A recipe of 60 lines has so many. */
const MOST_FIELDS = 1_000;

interface Address {
  readonly course: string;
  readonly lesson: string;
}

/** The parts of a lesson, and its translation. */
@Controller('teach/material/:course/:lesson')
@Allow('instructor', 'coordinator', 'manager')
export class StudioBlocksController {
  constructor(
    private readonly pages: BlockPages,
    private readonly translations: TranslationPages,
  ) {}

  @Get('new/:kind')
  blank(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson, kind }: Address & { readonly kind: string },
  ): Promise<Page> {
    return this.pages.blank(actor, language, course, lesson, kind);
  }

  @Get('translation/:into')
  translation(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson, into }: Address & { readonly into: string },
  ): Promise<Page> {
    return this.translations.show(actor, language, course, lesson, into);
  }

  @Post('translation/:into')
  translate(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson, into }: Address & { readonly into: string },
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.translations.save(actor, language, course, lesson, into, body);
  }

  @Get(':block')
  open(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson, block }: Address & { readonly block: string },
  ): Promise<Page> {
    return this.pages.open(actor, language, course, lesson, block);
  }

  @Post(':block')
  @TakesFile(mostBytes(['picture', 'audio', 'video', 'file']), 2, MOST_FIELDS)
  save(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson, block }: Address & { readonly block: string },
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.save(actor, language, course, lesson, block, body);
  }
}
