import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import {
  Allow,
  CurrentActor,
  page,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../platform/http';
import { Places } from '../enrolments';
import { CertificateNames } from './certificate-names.service';
import { NamePageForm } from './certificates.forms';
import { OwnPresenter } from './own.presenter';

/** The one question of a certificate, behind the secret link: how the name is written. */
@Controller('places/:secret')
export class CertificateNameController {
  constructor(
    private readonly places: Places,
    private readonly names: CertificateNames,
    private readonly presenter: OwnPresenter,
  ) {}

  @Get('certificate-name')
  @Allow('secret')
  async name(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Query('companion') companion?: string,
  ): Promise<Page> {
    const { enrolment } = await this.places.own(actor);
    return page(...(await this.presenter.name(language, secret, enrolment, Number(companion ?? NaN))));
  }

  @Post('certificate-name')
  @Allow('secret')
  async saveName(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.places.own(actor);
    const form = parseForm(NamePageForm, body);
    if (!form.ok) return page(...(await this.presenter.name(language, secret, enrolment, NaN, form)));
    try {
      await this.names.confirm(actor, enrolment.id, form.value);
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      const returned = { errors: error.errors, input: body as Record<string, unknown> };
      return page(...(await this.presenter.name(language, secret, enrolment, NaN, returned)));
    }
    return redirect(`/places/${secret}/certificate-name`, 'certificates.flash.name-saved');
  }
}
