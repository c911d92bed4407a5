import { Injectable } from '@nestjs/common';
import type { Fact } from '../enrolments';
import { pageHelp } from '../organisations';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import type { PageOptions } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { type Language, localText } from '../shared/locale';
import { LEVELS, levelNumber } from '../tracks';
import { CertificatePaperPresenter } from './certificate-paper.presenter';
import type { CheckedCertificate } from './certificates.service';

type View = [string, object, PageOptions];

/** The pages of the public check. A certificate that does not hold shows no name; every answer says when it was given. */
@Injectable()
export class CheckPresenter {
  constructor(
    private readonly papers: CertificatePaperPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The question for the number; `empty` when it was sent without one. */
  form(language: Language, empty: boolean): [object, PageOptions] {
    const title = this.texts.t(language, 'certificates.check.title');
    if (!empty) return [{ title, errors: [] }, { title }];
    const message = this.texts.t(language, 'certificates.check.number-empty');
    return [
      { title, errors: [{ field: 'number', code: 'required', message }] },
      { title, status: 422 },
    ];
  }

  unknown(language: Language, typed: string): [object, PageOptions] {
    const title = this.texts.t(language, 'certificates.check.unknown.title');
    return [
      { title, typed, motif: 'open', checked: this.moment(language, this.clock.now(), 'UTC') },
      { title, status: 404, private: true },
    ];
  }

  async checked(language: Language, found: CheckedCertificate): Promise<View> {
    const { status, organisation } = found;
    const title = this.texts.t(language, `certificates.check.${status}.title`);
    const options: PageOptions = {
      title,
      private: true,
      context: { help: pageHelp(organisation, language, this.formats) },
    };
    const shared = {
      title,
      number: found.award.number,
      checked: this.moment(language, this.clock.now(), organisation.timeZone),
    };
    return status === 'valid'
      ? ['certificates/valid', { ...shared, ...(await this.valid(language, found)) }, options]
      : ['certificates/ended', { ...shared, ...this.ended(language, found) }, options];
  }

  private async valid(language: Language, found: CheckedCertificate): Promise<object> {
    const { award, name, nameDeleted, course, organisation, trainingClass } = found;
    const t = (key: string, values: Record<string, unknown> = {}) =>
      this.texts.t(language, `certificates.${key}`, values);
    const { startsAt, endsAt, timeZone } = trainingClass;
    const giver = this.giver(language, found);
    const level = { level: levelNumber(course.level), name: this.texts.t(language, `common.level.${course.level}`) };
    const held = this.formats.dateRange(language, startsAt, endsAt, timeZone, 'day-year');
    const facts: Fact[] = [
      { label: t('facts.course'), local: localText(course.title, language) },
      { label: t('facts.level'), text: t('facts.level-of', { level: level.name, is: level.level, of: LEVELS.length }) },
      { label: t('facts.hours'), text: t('facts.hours-of', { hours: award.hours, attended: award.attendedHours }) },
      {
        label: t('facts.held'),
        text: t('facts.held-in', { dates: held, town: this.formats.town(language, trainingClass.town) }),
      },
      { label: t('facts.given'), ...this.day(language, award.issuedOn ?? award.earnedAt, timeZone) },
      ...(award.validUntil
        ? [{ label: t('facts.valid-until'), ...this.day(language, award.validUntil, timeZone) }]
        : []),
      { label: t('facts.signed'), person: await this.signedBy(language, found) },
    ];
    return {
      level,
      motif: course.motif,
      // Many are called after their town, which is then said already.
      lead: t('check.valid.lead', {
        ...giver,
        kind: giver.organisation.includes(giver.town) ? 'named' : organisation.kind,
      }),
      name: name?.name,
      noName: t(nameDeleted ? 'check.name-deleted' : 'check.no-name'),
      sure: t(name ? 'check.sure-name' : nameDeleted ? 'check.sure-deleted' : 'check.sure-ask'),
      other: name?.other,
      pdf: award.sharing.pdf ? `/api/v1/certificates/${award.number}.pdf` : undefined,
      facts,
      outcomes: course.outcomes.map((text) => localText(text, language)).filter(({ text }) => text !== ''),
      host: new URL(this.config.publicUrl).host,
    };
  }

  private ended(language: Language, found: CheckedCertificate): object {
    const { award, status, course, trainingClass } = found;
    const { timeZone } = trainingClass;
    const t = (key: string, values: Record<string, unknown> = {}) =>
      this.texts.t(language, `certificates.${key}`, values);
    const { organisation, town } = this.giver(language, found);
    const { revocation, replacedBy, validUntil } = award;
    const facts: Fact[] = [
      { label: t('facts.course'), local: localText(course.title, language) },
      {
        label: t('facts.given-by'),
        person: organisation.includes(town) ? organisation : t('facts.giver', { organisation, town }),
      },
      { label: t('facts.given'), ...this.day(language, award.issuedOn ?? award.earnedAt, timeZone) },
      ...(revocation
        ? [
            { label: t('facts.revoked'), ...this.day(language, revocation.at, timeZone) },
            { label: t('facts.reason'), person: revocation.reason },
          ]
        : []),
      ...(replacedBy
        ? [
            { label: t('facts.replaced'), ...this.day(language, replacedBy.at, timeZone) },
            { label: t('facts.reason'), text: t('facts.reason-name') },
            { label: t('facts.new-number'), ltr: replacedBy.number },
          ]
        : []),
      ...(status === 'expired' && validUntil
        ? [{ label: t('facts.valid-until'), ...this.day(language, validUntil, timeZone) }]
        : []),
    ];
    return {
      status,
      motif: status === 'revoked' ? 'open' : 'half',
      box: status === 'revoked' ? 'void' : 'full',
      tag: { kind: status === 'revoked' ? 'tag-off' : 'tag-wait', text: t(`status.${status}`) },
      lead: t(`check.${status}.lead`),
      after: t(`check.${status}.after`),
      replacedBy: replacedBy?.number,
      facts,
    };
  }

  private async signedBy(language: Language, found: CheckedCertificate): Promise<string> {
    const { teachers, signatory } = await this.papers.signers(found);
    const { organisation } = this.giver(language, found);
    const role = this.texts.t(language, 'certificates.paper.teacher');
    const beside = (name: string, other: string): string =>
      this.texts.t(language, 'certificates.facts.signer', { name, role: other });
    const people = [
      ...teachers.map((name) => beside(name, role)),
      ...(signatory ? [beside(beside(signatory.name, localText(signatory.role, language).text), organisation)] : []),
    ];
    return people.length > 0 ? people.join('. ') : organisation;
  }

  private giver(language: Language, { organisation }: CheckedCertificate): { organisation: string; town: string } {
    return {
      organisation: localText(organisation.name, language).text,
      town: this.formats.town(language, organisation.town),
    };
  }

  private day(language: Language, date: Date, zone: string): { iso: string; text: string } {
    return { iso: date.toISOString(), text: this.formats.date(language, date, zone, 'full') };
  }

  private moment(language: Language, date: Date, zone: string): { iso: string; text: string } {
    return { iso: date.toISOString(), text: this.formats.zonedTime(language, date, zone, 'full') };
  }
}
