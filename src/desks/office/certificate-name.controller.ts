import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { CertificateNames, NamePageForm } from '../../certificates';
import { CertificateNamePages } from './certificate-name.pages';
import { ClassReader } from './class.reader';
import { deed, fieldsOf } from './refusals';

/** The name on a certificate, typed by the office for somebody who says it on the phone or at the door. */
@Controller('office/classes/:code/people/:id/certificate-names/:companion')
@Allow('coordinator', 'manager')
export class CertificateNameDeskController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: CertificateNamePages,
    private readonly names: CertificateNames,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() whose: { readonly code: string; readonly id: string; readonly companion: string },
    @Query('phone') phone: string | undefined,
  ): Promise<Page | Redirect> {
    return this.pages.ask(actor, language, whose, { phone });
  }

  @Post()
  async save(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() whose: { readonly code: string; readonly id: string; readonly companion: string },
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, whose.code, whose.id);
    const form = parseForm(NamePageForm, { ...body, companion: whose.companion });
    if (!form.ok) return this.pages.ask(actor, language, whose, { returned: form });
    return deed(
      `/office/classes/${whose.code}#certificates`,
      'office.flash.named',
      () => this.names.confirm(actor, enrolment.id, form.value),
      {
        bad_fields: (refusal) =>
          this.pages.ask(actor, language, whose, { returned: { errors: fieldsOf(refusal), input: body } }),
      },
    );
  }
}
