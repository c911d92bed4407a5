import { Controller, Get, Post, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { PersonRecords } from '../../enrolments';
import {
  Allow,
  CurrentActor,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
} from '../../platform/http';
import { keptDataJson } from './kept-data.presenter';
import { OwnDataPages } from './own-data.pages';

/** What is kept of the person behind a secret link: shown, taken along, deleted. */
@Controller('places/:secret')
export class OwnDataController {
  constructor(
    private readonly pages: OwnDataPages,
    private readonly records: PersonRecords,
  ) {}

  @Get('data')
  @Allow('secret')
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.kept(await this.pages.read(actor), language);
  }

  @Get('data.json')
  @Allow('secret')
  async download(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    const { data } = await this.pages.read(actor);
    void reply
      .header('content-disposition', 'attachment; filename="my-data.json"')
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer');
    return keptDataJson(data);
  }

  @Get('deletion')
  @Allow('secret')
  async ask(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page | Redirect> {
    const own = await this.pages.read(actor);
    return own.part.enrolment.erasedAt ? redirect(`/places/${own.secret}/data`) : this.pages.deletion(own, language);
  }

  @Post('deletion')
  @Allow('secret')
  async erase(@CurrentActor() actor: Actor): Promise<Redirect> {
    const { data, secret } = await this.pages.read(actor);
    await this.records.erase(actor, data.personId);
    return redirect(`/places/${secret}/data`);
  }
}
