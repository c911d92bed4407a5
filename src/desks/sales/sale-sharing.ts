import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../shared/domain-error';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { CompanySharings } from '../../bookings';
import { OfficeFrame } from '../office/office.frame';
import { personView } from '../office/roster.presenter';
import { text } from '../planning/values';
import type { SaleForm } from './sale-form';
import { SalesReader } from './sales.reader';

/** What one of a company's people lets it see, written down by the office for somebody who said so. */
@Injectable()
export class SaleSharing {
  constructor(
    private readonly reader: SalesReader,
    private readonly sharings: CompanySharings,
    private readonly frame: OfficeFrame,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show({ actor, language, id }: SaleForm, enrolmentId: string): Promise<Page> {
    const sale = await this.reader.open(actor, id);
    const entry = sale.people.find(({ enrolment }) => enrolment.id === enrolmentId);
    if (!entry) throw new NotFoundError('person');
    const { company, sharing } = await this.sharings.own(actor, enrolmentId);
    const voice = this.frame.voice(language);
    const model = { id, enrolmentId, company, person: personView(voice, entry), ...sharing };
    const reader = { actor, organisation: sale.organisation, voice };
    return this.frame.page('sales/sharing', model, reader, { title: voice.t('sharing.title', { company }) });
  }

  /** @throws the same */
  async say({ actor, id, values }: SaleForm, enrolmentId: string): Promise<Redirect> {
    const sale = await this.reader.open(actor, id);
    if (!sale.people.some(({ enrolment }) => enrolment.id === enrolmentId)) throw new NotFoundError('person');
    const ticked = (name: string): boolean => text(values, name) === 'yes';
    await this.sharings.say(actor, enrolmentId, {
      attendance: ticked('attendance'),
      certificate: ticked('certificate'),
    });
    return redirect(`/office/companies/${id}`, 'sharing.flash');
  }
}
