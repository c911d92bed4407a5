import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
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
import { Imports } from '../../imports';
import { deed } from '../office/refusals';
import { readValues, text } from '../planning/values';
import { ImportPage } from './import.pages';
import { asFile } from './import-files';

type Answer = Promise<Page | Redirect>;

/** One file that was brought: its rows, the bringing in, the way back. */
@Controller('office/import/:id')
@Allow('coordinator', 'manager')
export class ImportController {
  constructor(
    private readonly page: ImportPage,
    private readonly imports: Imports,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Query('all') all: string | undefined,
  ): Promise<Page> {
    return this.page.show(actor, language, id, all);
  }

  /** The rows that did not come in, to be mended. */
  @Get('rows')
  async badRows(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return asFile(reply, await this.page.badRows(actor, language, id));
  }

  @Post('confirmation')
  confirm(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown): Answer {
    const tell = text(readValues(body), 'tell') === 'yes';
    return deed(`/office/import/${id}`, 'imports.flash.going', () => this.imports.confirm(actor, id, { tell }), {
      nothing_to_import: async () => redirect(`/office/import/${id}`, 'imports.flash.nothing'),
    });
  }

  @Post('undoing')
  undo(@CurrentActor() actor: Actor, @Param('id') id: string): Answer {
    return deed(`/office/import/${id}`, 'imports.flash.undoing', () => this.imports.undo(actor, id), {
      cannot_undo: async () => redirect(`/office/import/${id}`, 'imports.flash.cannot-undo'),
    });
  }
}
