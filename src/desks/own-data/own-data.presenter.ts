import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../../shared/locale';
import { Formats, Texts } from '../../platform/i18n';
import { pointsOf } from '../../classes';
import { type Fact, needsIn } from '../../enrolments';
import type { KeptData, KeptPart } from './kept-data';

const SHOWN_DIGITS = 3;
/** Looks at a whole list, by their reason. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['class.phone-list', 'place.data.look.phone-list'],
  ['class.roster-file', 'place.data.look.roster-file'],
  ['company.attendance', 'sharing.look.attendance'],
  ['company.certificate', 'sharing.look.certificate'],
]);

type Say = (key: string, values?: Record<string, unknown>) => string;

/** A part in a class with whoever opened its page. */
export interface OwnData {
  readonly data: KeptData;
  readonly part: KeptPart;
  readonly secret: string;
}

/** View models of what is kept. Phones are shared: of a number the last digits are shown, of an address its beginning and its end. */
@Injectable()
export class OwnDataPresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  kept(own: OwnData, language: Language): object {
    const { part, secret } = own;
    const say = this.voice(language);
    return {
      secret,
      facts: this.facts(own, say, language),
      course: this.course(part, say, language),
      certificates: part.certificates.map(({ award }) => award.number),
      looks: this.looks(own, say, language),
    };
  }

  /** The question before everything is deleted: what goes, what is given back, what stays. */
  deletion({ data, part, secret }: OwnData, language: Language): object {
    const say = this.voice(language);
    const { status, seats } = part.enrolment;
    const kind = status === 'waiting' ? 'number' : status === 'applied' ? 'application' : 'place';
    const lines = [
      ...(data.leaving.length > 0 ? [say(`place.delete.gives.${kind}`, { seats })] : []),
      ...(part.companions.size > 0 && status !== 'completed' ? [say('place.delete.with')] : []),
      ...(part.certificates.length > 0 ? [say('place.delete.certificate')] : []),
      say('place.delete.stays'),
    ];
    return { secret, lines };
  }

  erased({ part, secret }: OwnData): object {
    return { secret, certificates: part.certificates.map(({ award }) => award.number) };
  }

  private facts({ data, part }: OwnData, say: Say, language: Language): Fact[] {
    const [person] = data.persons;
    if (!person) return [];
    const { id, fullName, callName, phone, email, needs } = person;
    const label = (key: string) => say(`place.data.${key}`);
    const none = { text: say('place.data.none') };
    return [
      { label: label('name'), person: fullName },
      { label: label('called'), person: callName },
      {
        label: label('phone'),
        ...(phone ? { text: say('place.data.phone-ends', { digits: phone.slice(-SHOWN_DIGITS) }) } : none),
      },
      { label: label('email'), ...(email ? { ltr: hidden(email) } : none) },
      { label: label('language'), text: this.formats.languageName(language, person.language) },
      { label: label('needs'), ...(needs ? { person: needsIn(this.texts, language, needs) } : none) },
      ...(part.companions.size > 0
        ? [{ label: label('with'), person: this.formats.list(language, [...part.companions.values()]) }]
        : []),
      ...(data.stopped.has(id) ? [{ label: label('messages'), text: say('place.data.stopped') }] : []),
    ];
  }

  private course(part: KeptPart, say: Say, language: Language): Fact[] {
    const { context, enrolment, marks, lessons, deliveries, replies } = part;
    const { course, trainingClass } = context;
    const zone = trainingClass.timeZone;
    const own = marks.filter(({ companion }) => companion === 0);
    const there = own.filter(({ status }) => status === 'present' || status === 'late').length;
    const label = (key: string) => say(`place.data.${key}`);
    return [
      { label: label('course'), local: localText(course.title, language) },
      {
        label: label('joined'),
        iso: enrolment.createdAt.toISOString(),
        text: this.formats.date(language, enrolment.createdAt, zone),
      },
      { label: label('attended'), text: say('place.data.attended-value', { there, marked: own.length }) },
      ...(lessons.size > 0
        ? [{ label: say('learn.data.label'), text: say('learn.data.value', { count: lessons.size }) }]
        : []),
      { label: label('messages'), text: say('place.data.messages-value', { count: deliveries.length }) },
      ...(enrolment.met === undefined
        ? []
        : [
            {
              label: say('applying.data.points'),
              text: say('applying.points', { count: pointsOf(trainingClass.criteria ?? [], enrolment.met) }),
            },
          ]),
      ...replies.map(({ text }) => ({ label: say('applying.data.said'), person: text })),
    ];
  }

  private looks({ data, part }: OwnData, say: Say, language: Language): object[] {
    const zone = part.context.trainingClass.timeZone;
    return data.looks.map(({ at, accountId, field, reason, company }) => ({
      who: company ?? data.lookers.get(accountId),
      what: say(LISTS.get(reason) ?? `place.data.${field === 'phone' ? 'phone' : 'email'}`),
      when: { iso: at.toISOString(), text: this.formats.dateTime(language, at, zone) },
    }));
  }

  private voice(language: Language): Say {
    return (key, values = {}) => this.texts.t(language, key, values);
  }
}

/** r…@people.example */
function hidden(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}…${email.slice(at)}`;
}
