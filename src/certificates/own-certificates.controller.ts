import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, page, type Page, parseForm } from '../platform/http';
import { redirect, type Redirect, type Reply, RequestLanguage } from '../platform/http';
import { Places } from '../enrolments';
import { sendPdf } from './certificate-replies';
import { SharingPageForm } from './certificates.forms';
import { Certificates } from './certificates.service';
import { OwnPresenter } from './own.presenter';

/** What a learner does with the own certificate, behind the secret link: take the paper, decide what others see. */
@Controller('places/:secret')
export class OwnCertificatesController {
  constructor(
    private readonly places: Places,
    private readonly certificates: Certificates,
    private readonly presenter: OwnPresenter,
  ) {}

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
