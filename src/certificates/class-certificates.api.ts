import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Allow, CurrentActor, Described, RequestLanguage } from '../platform/http';
import { Texts } from '../platform/i18n';
import { Asking } from './asking.service';
import { publicStatus } from './award';
import { Batches } from './batches.service';
import { CertificateNames } from './certificate-names.service';
import { AskForm, NameForm } from './certificates.forms';
import { askedJson, batchJson, ownJson } from './certificates.presenter';
import { Certificates } from './certificates.service';
import { CLASS_CERTIFICATES } from './certificates.openapi';

/** The certificates of a class and of a party, as JSON. */
@Described(CLASS_CERTIFICATES)
@Controller('api/v1')
export class ClassCertificatesApi {
  constructor(
    private readonly asking: Asking,
    private readonly batches: Batches,
    private readonly names: CertificateNames,
    private readonly certificates: Certificates,
    private readonly clock: Clock,
    private readonly texts: Texts,
  ) {}

  @Post('classes/:id/certificates')
  @HttpCode(202)
  @Allow('coordinator', 'manager')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: AskForm }) form: AskForm,
  ): Promise<object> {
    return askedJson(await this.asking.ask(actor, id, form));
  }

  @Get('certificate-batches/:id')
  @Allow('staff')
  async batch(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<object> {
    const say = (problem: string) => this.texts.t(language, `certificates.problem.${problem}`);
    return batchJson(await this.batches.progress(actor, id), say);
  }

  @Post('enrolments/:id/name-confirmation')
  @HttpCode(200)
  @Allow('secret', 'coordinator', 'manager')
  async confirmName(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: NameForm }) form: NameForm,
  ): Promise<object> {
    const { name, other } = await this.names.confirm(actor, id, form);
    return {
      enrolmentId: id,
      ...(form.companion > 0 ? { companion: form.companion } : {}),
      name,
      ...(other === undefined ? {} : { nameInOtherScript: other }),
    };
  }

  @Get('enrolments/:id/certificates')
  @Allow('secret', 'staff')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    const { awards } = await this.certificates.listOf(actor, id);
    const now = this.clock.now();
    return { items: awards.map((award) => ownJson(award, publicStatus(award, now) ?? award.status)) };
  }
}
