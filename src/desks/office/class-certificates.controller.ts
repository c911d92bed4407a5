import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Asking, Certificates, Corrections } from '../../certificates';
import { ClassReader } from './class.reader';
import { DecisionPages } from './decision.pages';
import { MakeForm, ReasonForm } from './office.forms';
import { deed } from './refusals';
import { ERASED } from './somebody';

/** The certificates of a class: made for all who meet the rule, and taken back one by one. */
@Controller('office/classes/:code/certificates')
@Allow('coordinator', 'manager')
export class ClassCertificatesController {
  constructor(
    private readonly asking: Asking,
    private readonly corrections: Corrections,
    private readonly certificates: Certificates,
    private readonly reader: ClassReader,
    private readonly pages: DecisionPages,
  ) {}

  @Post()
  async make(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { trainingClass } = await this.reader.open(actor, code);
    const form = parseForm(MakeForm, body);
    const ticked = form.ok ? form.value : {};
    const vouchFor = (['handwork', 'quiz'] as const).filter((what) => ticked[what] === 'yes');
    const wish = { kind: 'completion' as const, confirmNames: ticked.names === 'yes', vouchFor };
    const flash = wish.confirmNames ? 'office.flash.asked' : 'office.flash.asked-names';
    return deed(`/office/classes/${code}#certificates`, flash, () => this.asking.ask(actor, trainingClass.id, wish));
  }

  @Get(':number/revocation')
  async askRevoke(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('number') number: string,
  ): Promise<Page> {
    const { open, certificate } = await this.find(actor, code, number);
    return this.pages.revoke(open, language, certificate);
  }

  @Post(':number/revocation')
  async revoke(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('number') number: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { open, certificate } = await this.find(actor, code, number);
    const form = parseForm(ReasonForm, body);
    if (!form.ok) return this.pages.revoke(open, language, certificate, form);
    const revoke = () => this.corrections.revoke(actor, certificate.number, form.value.reason);
    return deed(`/office/classes/${code}#certificates`, 'office.flash.revoked', revoke);
  }

  private async find(actor: Actor, code: string, typed: string) {
    const open = await this.reader.open(actor, code);
    const award = await this.certificates.forStaff(actor, typed);
    if (award.classId !== open.trainingClass.id) throw new NotFoundError('certificate');
    return { open, certificate: { number: award.number, name: this.certificates.nameOf(award)?.name ?? ERASED } };
  }
}
