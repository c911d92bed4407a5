import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Reply, RequestLanguage } from '../../platform/http';
import { ExportForm } from '../office/office.forms';
import { ContactListPages } from './contact-list.pages';
import { ListFiles } from './list-files.service';

/** The people of a class as a file: the office alone takes it along, after a reason. */
@Controller('office/classes/:code/lists/file')
@Allow('coordinator', 'manager')
export class ListFileController {
  constructor(
    private readonly pages: ContactListPages,
    private readonly files: ListFiles,
  ) {}

  @Get()
  async ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.ask('file', await this.pages.read(actor, code, 'file'), language);
  }

  /** The file itself, so that no address leads to it. */
  @Post()
  async take(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Buffer> {
    const reading = await this.pages.read(actor, code, 'file');
    const form = parseForm(ExportForm, body);
    if (!form.ok) return this.pages.ask('file', reading, language, form);
    if (reading.entries.length === 0) return this.pages.ask('file', reading, language);
    const file = await this.files.make(language, reading, form.value);
    void reply
      .status(200)
      .header('content-type', file.type)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'private, no-store');
    return file.bytes;
  }
}
