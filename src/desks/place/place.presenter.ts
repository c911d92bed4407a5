import { Injectable } from '@nestjs/common';
import { type Language, localText, textLanguage } from '../../shared/locale';
import { nextMeeting } from '../../classes';
import { Clock } from '../../platform/clock';
import { Formats, Texts } from '../../platform/i18n';
import { qrPath } from '../../platform/qr';
import { canShrink, ClassWords, companionsOf, EnrolmentLinks, type Fact } from '../../enrolments';
import { hasToPay, isOverdue, OtherGroups, priceOf } from '../../enrolments';
import { pageHelp } from '../../organisations';
import { textView } from '../writing/text-view';
import type { OwnPlace } from './place.reader';

const SHOWN_DIGITS = 3;

/** Why somebody was refused, what was asked and answered since, and whether it can be asked. */
const refusalView = ({ refusal }: OwnPlace, day: (date: Date) => string) =>
  refusal && {
    because: refusal.because.split('\n'),
    answer: refusal.answer?.split('\n'),
    asked: refusal.askedAt && !refusal.answer ? day(refusal.askedAt) : undefined,
    canAsk: refusal.askedAt === undefined,
  };

const inWords = ({ attendance, certificate }: { attendance: boolean; certificate: boolean }) => ({
  attendance: String(attendance),
  certificate: String(certificate),
});

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** View models of one's own place. Only the last three digits of a phone number are in them: phones are shared. */
@Injectable()
export class PlacePresenter {
  constructor(
    private readonly words: ClassWords,
    private readonly groups: OtherGroups,
    private readonly links: EnrolmentLinks,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly clock: Clock,
  ) {}

  /** What all own pages have. */
  head(place: OwnPlace, language: Language) {
    const { course, trainingClass } = place;
    const title = localText(course.title, language);
    const named = this.texts.t(language, 'enrolments.course-group', { course: title.text, group: trainingClass.group });
    return {
      ...this.words.head(place, language),
      secret: place.secret,
      code: trainingClass.code,
      lead: { text: named, language: title.language },
      times: this.words.meetingTimes(place, language),
      starts: this.words.starts(place, language, 'long'),
      where: this.words.where(place, language),
      slug: course.slug,
      messages: this.messages(place, language),
      meetings: this.meetings(place, language),
    };
  }

  /** Somebody who sits in the class, or sat in it. */
  seated(place: OwnPlace, language: Language) {
    const t = this.voice(language);
    const { enrolment, trainingClass, organisation, names } = place;
    const { status } = enrolment;
    const over = status === 'completed' || status === 'not_completed';
    const companions = companionsOf(enrolment).map((n) => {
      const name = names.companions.get(n)?.callName;
      return {
        label: t('place.with.too'),
        ...(name === undefined ? { text: t('place.companions.open', { n }) } : { person: name }),
        ...(over ? {} : { change: `/places/${place.secret}/companions`, what: t('place.with.name', { n }) }),
      };
    });
    return {
      ...this.head(place, language),
      title: t(`place.title.${status}`),
      before: t('place.until.before'),
      next: over ? undefined : this.next(place, language),
      payment: this.payment(place, language),
      over,
      facts: this.facts(place, language),
      written: this.written(place, language),
      directions: trainingClass.directions ? localText(trainingClass.directions, language) : null,
      card: this.card(place, language),
      lessons: place.lessons ? `/places/${place.secret}/lessons` : undefined,
      companions,
      employer: place.sharing && { company: place.sharing.company, ...inWords(place.sharing.sharing) },
      free: enrolment.free || priceOf(place.course) === null,
      help: organisation.help.phone ?? '',
      call: pageHelp(organisation, language, this.formats).phoneHref ?? '',
    };
  }

  /** Somebody in line: the number, what happens next, groups with places. */
  async waiting(place: OwnPlace, language: Language) {
    const t = this.voice(language);
    const position = place.position ?? 1;
    const joined = place.enrolment.createdAt;
    const groups = await this.groups.list(place, language);
    return {
      ...this.head(place, language),
      position,
      title: t('place.waiting.title', { position }),
      facts: [
        { label: t('place.waiting.before'), text: t('place.waiting.people', { count: position - 1 }) },
        { label: t('place.facts.starts'), ...this.words.starts(place, language) },
        { label: t('place.facts.where'), person: this.words.where(place, language) },
        this.price(place, language),
        {
          label: t('place.waiting.joined'),
          iso: joined.toISOString(),
          text: this.formats.date(language, joined, place.trainingClass.timeZone),
        },
      ],
      moved: place.moved?.byOffice ? t('place.waiting.moved', { count: place.moved.byOffice }) : undefined,
      kept: place.moved?.byRule ? t('place.waiting.kept', { count: place.moved.byRule }) : undefined,
      message: this.written(place, language),
      groups: groups.filter((group) => !group.full),
      withdrawn: this.withdrawn(place, language),
      card: { ...this.card(place, language), number: this.numberToday(place, language) },
      free: place.enrolment.free || priceOf(place.course) === null,
    };
  }

  /** An application, an offer, or an end: one fact and the ways on. */
  async other(place: OwnPlace, language: Language) {
    const t = this.voice(language);
    const { status, reason, offer } = place.enrolment;
    const ending = reason && this.texts.has(`place.ended.${reason}`) ? reason : status;
    const key = status === 'applied' || status === 'offered' ? status : `ended.${ending}`;
    const zone = place.trainingClass.timeZone;
    return {
      ...this.head(place, language),
      title: t(`place.${key}`),
      text: t(`place.${key}-text`),
      offered: status === 'offered' && offer !== undefined,
      until: offer
        ? { iso: offer.until.toISOString(), text: this.formats.dateTime(language, offer.until, zone) }
        : null,
      before: t('place.offered-until'),
      more: {
        until: place.offer?.moreUntil ? this.formats.dateTime(language, place.offer.moreUntil, zone) : undefined,
        given: place.offer?.prolongedAt !== undefined,
      },
      applied: status === 'applied',
      refusal: refusalView(place, (date) => this.formats.date(language, date, zone)),
      facts: this.words.facts(place, language),
      groups:
        status === 'offered' || status === 'applied'
          ? []
          : await this.groups.list(place, language, reason === 'given_back'),
    };
  }

  /** Names for those who come along. */
  companions(place: OwnPlace, language: Language, typed?: readonly string[]) {
    const t = this.voice(language);
    return {
      ...this.head(place, language),
      fields: companionsOf(place.enrolment).map((n, at) => ({
        name: `companions.${at}.fullName`,
        label: t('place.companions.name', { n }),
        value: typed?.[at] ?? place.names.companions.get(n)?.fullName ?? '',
        leaves: canShrink(place.enrolment) ? `/places/${place.secret}/companions/${n}/give-back` : undefined,
      })),
    };
  }

  /** Every meeting, those that are off too: who has one in mind must not look for it in vain. */
  private meetings({ trainingClass: { sessions, timeZone } }: OwnPlace, language: Language) {
    return sessions.map(({ start, end, cancelled }) => ({
      when: {
        iso: start.toISOString(),
        text: this.texts.t(language, 'place.meetings.when', {
          day: this.formats.date(language, start, timeZone),
          times: this.formats.timeRange(language, start, end, timeZone),
        }),
      },
      off: cancelled === true,
    }));
  }

  /** The next meeting; the first one, long over, would be no help in the middle of a course. */
  private next({ trainingClass }: OwnPlace, language: Language) {
    const meeting = nextMeeting(trainingClass, this.clock.now());
    if (!meeting) return undefined;
    return {
      iso: meeting.start.toISOString(),
      text: this.formats.dateTime(language, meeting.start, trainingClass.timeZone),
    };
  }

  private messages({ messages, trainingClass }: OwnPlace, language: Language) {
    return messages.map(({ at, texts }) => ({
      when: { iso: at.toISOString(), text: this.formats.dateTime(language, at, trainingClass.timeZone) },
      text: textView(texts, language),
    }));
  }

  private facts(place: OwnPlace, language: Language): Fact[] {
    const t = this.voice(language);
    const { trainingClass } = place;
    const count = trainingClass.sessions.filter((session) => !session.cancelled).length;
    const last = this.formats.date(language, trainingClass.endsAt, trainingClass.timeZone, 'day');
    const times = this.words.meetingTimes(place, language);
    const taught = trainingClass.teachingLanguages.map((code) => this.formats.languageName(language, code));
    return [
      { label: t('place.facts.starts'), ...this.words.starts(place, language) },
      { label: t('place.facts.meetings'), text: t('place.facts.meetings-value', { count, times, last }) },
      { label: t('place.facts.where'), person: this.words.where(place, language) },
      { label: t('place.facts.taught'), text: this.formats.list(language, [...new Set(taught)]) },
      this.price(place, language),
    ];
  }

  /** What this person pays: nothing, or the price for each seat. */
  private price({ enrolment, course }: OwnPlace, language: Language): Fact {
    const t = this.voice(language);
    const label = t('join.facts.price');
    const price = priceOf(course);
    if (!price || !hasToPay(course, enrolment.free)) return { label, free: t('join.price.free') };
    return { label, text: this.formats.money(language, price) };
  }

  /** By which day to pay how much, while the place is kept unpaid. */
  private payment({ enrolment, course, trainingClass, bill }: OwnPlace, language: Language) {
    const price = priceOf(course);
    if (enrolment.status !== 'reserved' || !enrolment.reservedUntil || !price) return null;
    const t = this.voice(language);
    const amount = this.formats.money(language, { ...price, amount: price.amount * enrolment.seats });
    return {
      before: t('place.pay.before', { amount }),
      until: {
        iso: enrolment.reservedUntil.toISOString(),
        text: this.formats.date(language, enrolment.reservedUntil, trainingClass.timeZone),
      },
      overdue: isOverdue(enrolment, this.clock.now()),
      bill,
    };
  }

  /** In which language and where to we write; of a number the last digits only. */
  private written({ enrolment, names, organisation, stopped }: OwnPlace, language: Language): string {
    const t = this.voice(language);
    const spoken = this.formats.languageName(language, textLanguage(enrolment.language, organisation.language));
    const { phone, email } = names.person ?? {};
    if (phone !== undefined) {
      // Anybody can join with somebody's number: the page must not tell them what that number answered before.
      const stoppedSince = stopped && stopped > enrolment.createdAt;
      return t(stoppedSince ? 'place.written.stopped' : 'place.written.sms', {
        language: spoken,
        digits: phone.slice(-SHOWN_DIGITS),
      });
    }
    return t(email === undefined ? 'place.written.nothing' : 'place.written.email', { language: spoken });
  }

  /** That an offer had to be taken back, until the next one comes. */
  private withdrawn({ offer, trainingClass, position }: OwnPlace, language: Language): string | undefined {
    if (offer?.state !== 'withdrawn' || !offer.answeredAt) return undefined;
    const date = this.formats.date(language, offer.answeredAt, trainingClass.timeZone, 'day');
    return this.texts.t(language, 'place.waiting.withdrawn', { date, position: position ?? 1 });
  }

  /** On paper a number in line is true for a day. */
  private numberToday({ position, trainingClass }: OwnPlace, language: Language) {
    const date = this.formats.date(language, this.clock.now(), trainingClass.timeZone, 'day');
    return { position: position ?? 1, date };
  }

  private card(place: OwnPlace, language: Language) {
    const { enrolment, names, organisation } = place;
    const head = this.head(place, language);
    return {
      name: names.person?.callName ?? '',
      course: head.lead,
      starts: head.starts,
      where: head.where,
      phone: organisation.help.phone ?? '',
      square: qrPath(this.links.shortUrl(enrolment)),
      code: this.links.cardOf(enrolment),
      address: this.links.cardAddress,
      number: undefined,
    };
  }

  private voice(language: Language): Translate {
    return (key, values = {}) => this.texts.t(language, key, values);
  }
}
