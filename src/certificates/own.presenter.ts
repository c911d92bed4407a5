import { Injectable } from '@nestjs/common';
import { type FieldProblem, NotFoundError } from '../shared/domain-error';
import { type Language, localText } from '../shared/locale';
import { ClassContexts, type ClassContext, type Enrolment, Enrolments } from '../enrolments';
import { pageHelp } from '../organisations';
import { fieldMessages, type PageOptions } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { levelNumber } from '../tracks';
import { certificateUrl } from './badge';
import { ClassCertificatesReader, OwnTools } from './class-certificates.service';

/** A question that comes back: what was wrong, and what was typed. */
interface Returned {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const hasLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);

/** A learner's pages about certificates. */
@Injectable()
export class OwnPresenter {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly reader: ClassCertificatesReader,
    private readonly mine: OwnTools,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** The one question, for whoever of the party it is due; or that nothing is to be asked. */
  async name(
    language: Language,
    secret: string,
    enrolment: Enrolment,
    asked: number,
    returned?: Returned,
  ): Promise<[string, object, PageOptions]> {
    const needed = await this.reader.namesNeeded(enrolment);
    const wanted = returned ? Number(returned.input['companion'] ?? 0) : asked;
    const companion = needed.includes(wanted) ? wanted : needed[0];
    const context = await this.contexts.get(enrolment.classId);
    const back = `/places/${secret}`;
    if (companion === undefined) {
      const title = this.texts.t(language, 'certificates.name.none.title');
      const { certificates } = await this.reader.forEnrolment(enrolment);
      const links = certificates.map(({ number }) => ({ number, path: `${back}/certificates/${number}` }));
      return [
        'certificates/name-none',
        { title, back, links, ...this.aside(language, context) },
        this.options(language, context, title),
      ];
    }
    const [entry] = await this.enrolments.withNames(enrolment.organisationId, [enrolment]);
    const person = companion === 0 ? entry?.person : entry?.companions.get(companion);
    const full = person?.fullName ?? '';
    const title = this.texts.t(language, companion === 0 ? 'certificates.name.title' : 'certificates.name.title-other');
    const model = {
      title,
      back,
      secret,
      companion,
      whom:
        companion === 0
          ? undefined
          : (person?.callName ?? this.texts.t(language, 'certificates.name.companion', { n: companion })),
      name: returned ? text(returned.input['name']) : hasLatin(full) ? full : '',
      other: returned ? text(returned.input['nameInOtherScript']) : hasLatin(full) ? '' : full,
      errors: fieldMessages(this.texts, language, returned?.errors ?? []),
      ...this.aside(language, context),
    };
    return ['certificates/name', model, { ...this.options(language, context, title), status: returned ? 422 : 200 }];
  }

  /** One certificate with its paper, and what others may see. @throws NotFoundError for a number that is not the party's */
  async own(language: Language, secret: string, enrolment: Enrolment, number: string): Promise<[object, PageOptions]> {
    const { certificates, nextLevel } = await this.reader.forEnrolment(enrolment);
    const found = certificates.find((one) => one.number === number.toUpperCase());
    if (!found) throw new NotFoundError('certificate');
    const award = await this.mine.tools.awards.findByNumber(found.number);
    const context = await this.contexts.get(enrolment.classId);
    const title = this.texts.t(language, 'certificates.own.title');
    const path = `/places/${secret}/certificates/${found.number}`;
    const t = (key: string, values: Record<string, unknown> = {}) =>
      this.texts.t(language, `certificates.${key}`, values);
    const zone = context.trainingClass.timeZone;
    const issued = found.issuedOn;
    const model = {
      title,
      path,
      back: `/places/${secret}`,
      valid: found.status === 'valid',
      lead: found.status === 'valid' ? undefined : t(`check.${found.status}.lead`),
      hasPaper: award?.pdf !== undefined,
      number: found.number,
      address: certificateUrl(this.mine.publicUrl, found.number).replace(/^https?:\/\//, ''),
      checkPath: `/certificates/${found.number}`,
      badgePath: `/api/v1/certificates/${found.number}.json`,
      sharing: award?.sharing ?? { name: false, pdf: false },
      next: nextLevel && {
        path: `/courses/${nextLevel.course.slug}`,
        course: localText(nextLevel.course.title, language),
        open: nextLevel.open,
      },
      facts: [
        ...(found.name ? [{ label: t('facts.name'), person: found.name }] : []),
        { label: t('facts.number'), ltr: found.number },
        ...(issued
          ? [
              {
                label: t('facts.given'),
                iso: issued.toISOString(),
                text: this.formats.date(language, issued, zone, 'full'),
              },
            ]
          : []),
      ],
      ...this.aside(language, context),
    };
    return [model, this.options(language, context, title)];
  }

  private aside(language: Language, { course }: ClassContext): object {
    return {
      level: { level: levelNumber(course.level), name: this.texts.t(language, `common.level.${course.level}`) },
      motif: course.motif,
      course: localText(course.title, language),
    };
  }

  private options(language: Language, { organisation }: ClassContext, title: string): PageOptions {
    return { title, private: true, context: { help: pageHelp(organisation, language, this.formats) } };
  }
}
