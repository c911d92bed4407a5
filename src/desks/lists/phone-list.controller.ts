import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { ReasonForm } from '../office/office.forms';
import { ContactListPages } from './contact-list.pages';
import { ContactLooks } from './contact-looks.service';

/** The numbers of a class, for calling: the office alone gets them, after a reason. */
@Controller('office/classes/:code/lists/phones')
@Allow('coordinator', 'manager')
export class PhoneListController {
  constructor(
    private readonly pages: ContactListPages,
    private readonly looks: ContactLooks,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.phones(await this.pages.read(actor, code, 'phones'), language);
  }

  /** Writes the looks down, and comes back to the page with the numbers on it. */
  @Post()
  async open(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const reading = await this.pages.read(actor, code, 'phones');
    const form = parseForm(ReasonForm, body);
    if (!form.ok) return this.pages.ask('phones', reading, language, form);
    if (reading.entries.length > 0) await this.looks.phones(reading.open, reading.entries, form.value.reason);
    return redirect(`/office/classes/${code}/lists/phones`);
  }
}
