import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, page, type Page, parseForm } from '../platform/http';
import { redirect, type Redirect, type Reply, RequestLanguage } from '../platform/http';
import { Places } from '../enrolments';
import { sendPdf } from './certificate-replies';
import { CertificateNames } from './certificate-names.service';
import { NamePageForm, SharingPageForm } from './certificates.forms';
import { Certificates } from './certificates.service';
import { OwnPresenter } from './own.presenter';

/** What a learner does with the own certificate, behind the secret link: say the name, take the paper, decide what others see. */
@Controller('places/:secret')
export class OwnCertificatesController {
  constructor(
    private readonly places: Places,
    private readonly names: CertificateNames,
    private readonly certificates: Certificates,
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

  @Get('certificates/:file')
  @Allow('secret')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Buffer> {
    const { enrolment } = await this.places.own(actor);
    const [, number = file, pdf] = /^(.*)(\.pdf)$/i.exec(file) ?? [];
    if (pdf) return sendPdf(reply, await this.certificates.pdf(actor, number));
    return page('certificates/own', ...(await this.presenter.own(language, secret, enrolment, number)));
  }

  @Post('certificates/:number')
  @Allow('secret')
  async share(
    @CurrentActor() actor: Actor,
    @Param('secret') secret: string,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const form = parseForm(SharingPageForm, body);
    const { name, pdf } = form.ok ? form.value : {};
    await this.certificates.share(actor, number, { name: name === 'yes', pdf: pdf === 'yes' });
    return redirect(`/places/${secret}/certificates/${number}`, 'certificates.flash.shared');
  }
}
