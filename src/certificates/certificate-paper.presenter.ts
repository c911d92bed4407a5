import { Injectable } from '@nestjs/common';
import { Access } from '../access';
import type { ClassContext } from '../enrolments';
import type { Organisation, Signatory } from '../organisations';
import { Config } from '../platform/config';
import { Formats, stripBidi, Texts } from '../platform/i18n';
import { qrPath } from '../platform/qr';
import { type Language, type LocalText, localText, textLanguage } from '../shared/locale';
import { type Course, LEVELS, levelNumber } from '../tracks';
import type { Award } from './award';
import { certificateUrl } from './badge';
import type { ConfirmedName } from './certificate-names.service';

const MOST_SIGNATURES = 3;

/** Who signs: the people who taught, by name, and the organisation's own. */
export interface Signers {
  readonly teachers: readonly string[];
  readonly signatory?: Signatory | undefined;
}

/** A paper as the template `certificate` draws it; its shape stands at the head of that file. */
export interface CertificatePaper {
  readonly data: object;
  readonly title: string;
  readonly language: Language;
}

/** Turns an award into the texts of its paper. Instructors' texts are shown in their own language or not at all: papers never fall back. */
@Injectable()
export class CertificatePaperPresenter {
  constructor(
    private readonly access: Access,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly config: Config,
  ) {}

  /** Read once for a class. */
  async signers({ trainingClass, organisation }: ClassContext): Promise<Signers> {
    const names = await this.access.names(trainingClass.instructorIds);
    const teachers = trainingClass.instructorIds.flatMap((id) => names.get(id) ?? []);
    const room = MOST_SIGNATURES - (organisation.signatory ? 1 : 0);
    return { teachers: teachers.slice(0, room), signatory: organisation.signatory };
  }

  paper(award: Award, name: ConfirmedName, context: ClassContext, signers: Signers): CertificatePaper {
    const { course, organisation } = context;
    const [main, second] = paperLanguages(award, organisation, course);
    const url = certificateUrl(this.config.publicUrl, award.number);
    const checkUrl = `${this.config.publicUrl}/certificates`;
    const checkText = checkUrl.replace(/^https?:\/\//, '');
    const plain = stripBidi(name.name);
    const said = course.outcomes.filter((text) => own(text, main) !== undefined);
    const shared = { said, address: checkText };
    return {
      language: main,
      title: `${this.texts.t(main, 'certificates.paper.title')}: ${plain}. ${localText(course.title, main).text}`,
      data: {
        number: award.number,
        url,
        checkUrl,
        checkText,
        qr: qrPath(url, 'M'),
        motif: course.motif,
        level: { is: levelNumber(course.level), of: LEVELS.length },
        organisation: {
          name: localText(organisation.name, main).text,
          place: this.formats.town(main, organisation.town),
        },
        name: { text: plain },
        ...(name.other ? { otherName: { text: stripBidi(name.other) } } : {}),
        main: this.lines(main, award, context, shared),
        ...(second ? { second: this.lines(second, award, context, shared) } : {}),
        signatures: this.signatures(signers, organisation, main, second),
      },
    };
  }

  private lines(
    language: Language,
    award: Award,
    { course, trainingClass }: ClassContext,
    { said, address }: { said: readonly LocalText[]; address: string },
  ): object {
    const t = (key: string, values: Record<string, unknown> = {}) =>
      this.texts.t(language, `certificates.paper.${key}`, values);
    const { startsAt, endsAt, timeZone } = trainingClass;
    const { issuedOn = award.earnedAt, validUntil, hours, attendedHours } = award;
    const outcomes = said.map((text) => localText(text, language).text);
    const day = (date: Date) => this.formats.date(language, date, timeZone, 'day-year');
    return {
      language,
      title: t('title'),
      confirms: t('confirms'),
      finished: t('finished'),
      course: localText(course.title, language).text,
      period: t('period', {
        hours,
        attended: attendedHours,
        dates: this.formats.dateRange(language, startsAt, endsAt, timeZone, 'day-year'),
      }),
      ...(outcomes.length > 0 ? { outcomesLabel: t('outcomes'), outcomes } : {}),
      ...(validUntil ? { facts: [t('valid-until', { date: day(validUntil) })] } : {}),
      given: t('given', { date: day(issuedOn) }),
      levelName: this.texts.t(language, `common.level.${course.level}`),
      levelLine: t('level', { is: levelNumber(course.level), of: LEVELS.length }),
      check: t('check', { address }),
      qrAlt: t('qr'),
    };
  }

  private signatures(signers: Signers, organisation: Organisation, main: Language, second?: Language): object[] {
    const teacher = (language: Language) => this.texts.t(language, 'certificates.paper.teacher');
    const people = [
      ...signers.teachers.map((name) => ({ name, role: teacher })),
      ...(signers.signatory ? [roleOf(signers.signatory)] : []),
    ];
    const anybody = [
      {
        name: localText(organisation.name, main).text,
        role: (of: Language) => this.texts.t(of, 'certificates.paper.for'),
      },
    ];
    return (people.length > 0 ? people : anybody).map(({ name, role }) => ({
      name,
      role: role(main),
      ...(second ? { secondRole: role(second) } : {}),
    }));
  }
}

const roleOf = ({ name, role }: Signatory) => ({ name, role: (language: Language) => localText(role, language).text });

/** The entry of a text in this very language. */
function own(text: LocalText, language: Language): string | undefined {
  const shown = localText(text, language);
  return shown.language === language && shown.text !== '' ? shown.text : undefined;
}

/**
 * The person's language, then the town's, as far as the course is written in them; English beside one alone. A course that is written in
 * none of them stands in the language that it has.
 */
function paperLanguages(award: Award, organisation: Organisation, course: Course): [Language, Language?] {
  const wanted = [textLanguage(award.language, organisation.language), organisation.language, 'en'] as const;
  const [first = localText(course.title, wanted[0]).language, ...others] = [...new Set(wanted)].filter(
    (language) => own(course.title, language) !== undefined,
  );
  // Both columns say the same: what the first can do, the second must have in its language.
  const said = course.outcomes.filter((text) => own(text, first) !== undefined);
  const second = others.find((language) => said.every((text) => own(text, language) !== undefined));
  return second ? [first, second] : [first];
}
