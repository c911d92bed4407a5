import { Injectable } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';
import { personView } from '../office/roster.presenter';
import type { OwnSale } from './company-desk.reader';
import type { SharedResults } from './results.reader';

/** The page of what a company's people let it see. */
@Injectable()
export class ResultsPages {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  show(sale: OwnSale, { attendance, certificates, planned }: SharedResults, language: Language): Page {
    const voice = new Voice(this.texts, this.formats, language);
    const title = voice.t('sharing.results.title');
    const hours = (minutes: number): string => this.formats.number(language, Math.round(minutes / 6) / 10);
    const zone = sale.organisation.timeZone;
    const model = {
      ...{ title, secret: sale.secret, company: sale.request.company.name, course: voice.local(sale.course.title) },
      attendance: attendance.items.map(({ entry, share, minutes }) => ({
        ...personView(voice, entry),
        hours: voice.t('sharing.results.hours', { hours: hours(minutes), planned: hours(planned) }),
        share: voice.t('sharing.results.percent', { percent: Math.round(share * 100) }),
      })),
      certificates: certificates.items.map(({ entry, award }) => ({
        ...personView(voice, entry),
        number: award.number,
        given: award.issuedOn && {
          iso: award.issuedOn.toISOString(),
          text: this.formats.date(language, award.issuedOn, zone, 'full'),
        },
        path: `/companies/desk/${sale.secret}/results/certificates/${award.number}.pdf`,
      })),
      othersAttendance: othersText(voice, attendance.others),
      othersCertificates: othersText(voice, certificates.others),
    };
    return page('company/results', model, {
      title,
      private: true,
      context: { help: pageHelp(sale.organisation, language, this.formats), bodyClass: 's-staff s-desk' },
    });
  }
}

const othersText = (voice: Voice, count: number): string | undefined =>
  count > 0 ? voice.t('sharing.results.others', { count }) : undefined;
