import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { CompanySharings } from '../../bookings';
import { pageHelp } from '../../organisations';
import { Allow, CurrentActor, page, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { Formats, Texts } from '../../platform/i18n';
import { PlaceReader } from './place.reader';

/** The page on which somebody decides what the company sees that sent them. Nothing is ticked at first. */
@Controller('places/:secret/company')
@Allow('secret')
export class CompanySharingController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly sharings: CompanySharings,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    const { enrolment, secret, organisation } = await this.reader.own(actor);
    const { company, sharing } = await this.sharings.own(actor, enrolment.id);
    return page(
      'place/company',
      { secret, company, ...sharing },
      {
        title: this.texts.t(language, 'place.page.course'),
        private: true,
        context: { help: pageHelp(organisation, language, this.formats) },
      },
    );
  }

  @Post()
  async say(@CurrentActor() actor: Actor, @Body() body: Record<string, unknown> | null): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    const ticked = (name: string): boolean => body?.[name] === 'yes';
    await this.sharings.say(actor, enrolment.id, {
      attendance: ticked('attendance'),
      certificate: ticked('certificate'),
    });
    return redirect(`/places/${secret}/company`, 'sharing.flash');
  }
}
