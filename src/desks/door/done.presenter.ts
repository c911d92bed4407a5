import { isolate } from '../../platform/i18n';
import { qrPath } from '../../platform/qr';
import { languageInfo, textLanguage } from '../../shared/locale';
import {
  type ClassContext,
  type ClassWords,
  type EnrolmentLinks,
  type PlaceNow,
  priceOf,
  type RosterEntry,
} from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { contactOf } from './door.presenter';

/** An enrolment with what its last page tells. */
export interface Done extends ClassContext, PlaceNow {
  readonly entry: RosterEntry;
}

/** What came of it, said first to whoever typed and then to the person who stands there. */
export function doneView(voice: Voice, done: Done, words: ClassWords): { title: string } {
  const { trainingClass, course, enrolment, position, entry } = done;
  const { status, seats, reservedUntil } = enrolment;
  const { callName = '', ...contact } = entry.person ?? {};
  const name = isolate(callName);
  const price = priceOf(course);
  const amount = price ? voice.formats.money(voice.language, { ...price, amount: price.amount * seats }) : '';
  const day = reservedUntil && voice.formats.date(voice.language, reservedUntil, trainingClass.timeZone, 'long');
  const spoken = voice.formats.languageName(voice.language, textLanguage(enrolment.language));
  const reach = contactOf(voice, contact);
  const key = ['reserved', 'waiting', 'applied', 'offered'].includes(status) ? status : 'enrolled';
  return {
    title: voice.t(`door.done.${key}`, { name, position, seats }),
    ...{
      position: position ?? undefined,
      className: voice.t('office.class-title', {
        title: voice.local(course.title).text,
        group: trainingClass.group,
      }),
      code: trainingClass.code,
      pay: status === 'reserved' && day ? voice.t('door.done.pay', { amount, day }) : undefined,
      facts: [
        { label: voice.t('join.facts.starts'), ...words.starts(done, voice.language) },
        { label: voice.t('join.facts.where'), person: words.where(done, voice.language) },
        { label: voice.t('door.done.seats'), text: String(seats) },
      ],
      message: reach
        ? voice.t('door.done.message', { language: spoken, contact: reach })
        : voice.t('door.done.no-contact', { name }),
    },
  };
}

/** The join card, in the language of the person who takes it home. */
export function cardView(voice: Voice, done: Done, words: ClassWords, links: EnrolmentLinks): object {
  const { enrolment, course, trainingClass, organisation, entry } = done;
  const title = voice.local(course.title);
  return {
    lang: voice.language,
    dir: languageInfo(voice.language).dir,
    brand: voice.t('common.brand'),
    lines: [
      { label: voice.t('common.card.name'), person: entry.person?.callName ?? '' },
      // Without it the card of somebody who waits reads like that of a place.
      ...(enrolment.status === 'waiting'
        ? [
            {
              label: voice.t('common.card.number'),
              text: voice.t('place.waiting.title', { position: done.position ?? 1 }),
            },
          ]
        : []),
      {
        label: voice.t('common.card.course'),
        text: voice.t('enrolments.course-group', { course: title.text, group: trainingClass.group }),
      },
      { label: voice.t('common.card.starts'), ...words.starts(done, voice.language, 'long') },
      { label: voice.t('common.card.where'), person: words.where(done, voice.language) },
      ...(organisation.help.phone ? [{ label: voice.t('common.card.help'), ltr: organisation.help.phone }] : []),
    ],
    square: qrPath(links.shortUrl(enrolment)),
    code: links.cardOf(enrolment),
    use: voice.t('common.card.use', { address: isolate(links.cardAddress) }),
  };
}
