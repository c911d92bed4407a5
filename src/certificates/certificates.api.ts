import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, type Reply } from '../platform/http';
import { CorrectionForm, RevocationForm, SharingForm } from './certificates.forms';
import { checkedJson, ownJson } from './certificates.presenter';
import { Certificates } from './certificates.service';
import { sendBadge, sendJwt, sendPdf } from './certificate-replies';
import { Corrections } from './corrections.service';
import { CERTIFICATES } from './certificates.openapi';

/** A certificate by its number: the public check, its papers, and what its owner and staff change. */
@Described(CERTIFICATES)
@Controller('api/v1/certificates')
export class CertificatesApi {
  constructor(
    private readonly certificates: Certificates,
    private readonly corrections: Corrections,
  ) {}

  /** The number alone, or with .pdf, .json or .jwt. */
  @Get(':file')
  @Allow('public')
  async show(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<unknown> {
    const [, number = file, kind = ''] = /^(.*)\.(pdf|json|jwt)$/i.exec(file) ?? [];
    switch (kind.toLowerCase()) {
      case 'pdf':
        return sendPdf(reply, await this.certificates.pdf(actor, number));
      case 'json':
        return sendBadge(reply, await this.certificates.badge(number));
      case 'jwt':
        return sendJwt(reply, await this.certificates.jwt(number));
      default:
        return checkedJson(await this.certificates.check(number));
    }
  }

  @Put(':number/sharing')
  @Allow('secret', 'coordinator', 'manager')
  async share(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body({ schema: SharingForm }) form: SharingForm,
  ): Promise<object> {
    const { sharing } = await this.certificates.share(actor, number, form);
    return { number, name: sharing.name, pdf: sharing.pdf };
  }

  @Post(':number/revocation')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body({ schema: RevocationForm }) { reason }: RevocationForm,
  ): Promise<object> {
    await this.corrections.revoke(actor, number, reason);
    return checkedJson(await this.certificates.check(number));
  }

  @Post(':number/correction')
  @HttpCode(201)
  @Allow('coordinator', 'manager')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body({ schema: CorrectionForm }) form: CorrectionForm,
  ): Promise<object> {
    const award = await this.corrections.correct(actor, number, form);
    const { status } = await this.certificates.check(award.number);
    return { ...ownJson(award, status), replaces: await this.corrections.replacedNumber(award) };
  }
}
