import { isolate } from '../../platform/i18n';
import type { FoundRecords, RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import type { Audience, Audiences } from './audience';
import { smallHead } from './class-head.presenter';
import type { OpenClass, Part } from './reading';
import { needsOf, personView } from './roster.presenter';
import type { PhoneLook } from './phone-looks.service';
import { phoneOf } from './phone.presenter';
import { backToAnswer, FROM_TODAY, wayBack } from './way-back';

/** A small page that asks before something is done. */
export interface Decision {
  readonly title: string;
  readonly lead: readonly string[];
  readonly warning?: string | undefined;
  /** The number to call before the answer is given. */
  readonly phone?: object | undefined;
  readonly people?: { readonly items: readonly object[]; readonly more: number | undefined } | undefined;
  /** Who is told, and in which words. */
  readonly audience?: Audience | undefined;
  readonly forms: readonly DecisionForm[];
  /** Where the forms go, below the class. */
  readonly action: string;
  readonly back?: string;
}

interface DecisionForm {
  readonly heading?: string;
  readonly reason?: { readonly label: string; readonly tip?: string; readonly value: string };
  /** What was typed before, shown and sent once more. */
  readonly kept?: { readonly label: string; readonly value: string };
  readonly sure?: boolean;
  readonly buttons: readonly { readonly value: string; readonly text: string; readonly main: boolean }[];
}

/** The model of a decision's page. */
export const decisionView = (voice: Voice, open: OpenClass, decision: Decision, from?: string): object => {
  const { code } = open.trainingClass;
  const forms = decision.forms.map((form) => ({
    heading: form.heading,
    reason: form.reason && { ...form.reason, tip: form.reason.tip },
    kept: form.kept,
    sure: form.sure === true,
    buttons: form.buttons,
  }));
  return {
    ...smallHead(voice, open),
    warning: undefined,
    phone: undefined,
    people: undefined,
    audience: undefined,
    ...decision,
    forms,
    action: `/office/classes/${code}${decision.action}${from === FROM_TODAY ? `?back=${FROM_TODAY}` : ''}`,
    back: wayBack(from, `/office/classes/${code}${decision.back ?? ''}`),
    backText: voice.t(from === FROM_TODAY ? 'today.back' : 'office.back'),
  };
};

/** The answer to an offer, given for somebody who said it on the phone or at the door. */
export function answerDecision(
  voice: Voice,
  { trainingClass }: OpenClass,
  entry: RosterEntry,
  { look, from }: { look: PhoneLook | undefined; from: string | undefined },
): Decision {
  const { id, offer, seats } = entry.enrolment;
  const name = isolate(personView(voice, entry).name);
  const when = offer && voice.formats.dateTime(voice.language, offer.until, trainingClass.timeZone, 'long');
  const button = (value: string, main: boolean) => ({
    value,
    text: voice.t(`office.answer.${value}`, { name, seats }),
    main,
  });
  return {
    title: voice.t('office.answer.title', { name }),
    lead: [voice.t('office.answer.lead', { name, seats }), ...(when ? [voice.t('office.answer.until', { when })] : [])],
    phone: { ...phoneOf(voice, trainingClass, entry, look), can: true, full: true, back: backToAnswer(from) },
    forms: [{ buttons: [button('yes', true), button('no', false), button('keep', false)] }],
    action: `/answers/${id}`,
    back: '#waiting',
  };
}

/** Whether an applicant comes in. */
export function applicationDecision(voice: Voice, _open: OpenClass, entry: RosterEntry, reason = ''): Decision {
  const { id, seats, free } = entry.enrolment;
  const person = personView(voice, entry);
  const name = isolate(person.name);
  const needs = needsOf(entry).map((need) => need.text);
  return {
    title: voice.t('office.application.title', { name }),
    lead: [
      voice.t('office.application.lead', { name, seats, language: person.language }),
      ...(free ? [voice.t('office.application.free', { name })] : []),
      ...(needs.length > 0 ? [voice.t('office.application.needs', { needs: isolate(needs.join('. ')) })] : []),
    ],
    forms: [
      { buttons: [{ value: 'yes', text: voice.t('office.application.yes', { name }), main: true }] },
      {
        heading: voice.t('office.application.or'),
        reason: {
          label: voice.t('office.application.reason'),
          tip: voice.t('office.application.tip', { name }),
          value: reason,
        },
        buttons: [{ value: 'no', text: voice.t('office.application.no', { name }), main: false }],
      },
    ],
    action: `/applications/${id}`,
    back: '#applications',
  };
}

/** A place given back for somebody, or a number on the waiting list. */
export function leaveDecision(voice: Voice, entry: RosterEntry): Decision {
  const name = isolate(personView(voice, entry).name);
  const { id, seats, status } = entry.enrolment;
  if (status === 'waiting')
    return {
      title: voice.t('office.off-list.title', { name }),
      lead: [voice.t('office.off-list.lead', { name })],
      forms: [{ buttons: [{ value: 'yes', text: voice.t('office.off-list.yes', { name }), main: true }] }],
      action: `/people/${id}/leave`,
      back: '#waiting',
    };
  return {
    title: voice.t('office.leave.title', { name, seats }),
    lead: [voice.t('office.leave.lead', { name }), voice.t('office.leave.next')],
    forms: [{ buttons: [{ value: 'yes', text: voice.t('office.leave.yes', { name, seats }), main: true }] }],
    action: `/people/${id}/leave`,
    back: '#roster',
  };
}

/** Everything deleted that says who somebody is. */
export function eraseDecision(voice: Voice, entry: RosterEntry, found: FoundRecords): Decision {
  const name = isolate(personView(voice, entry).name);
  const { personIds, leaving } = found;
  return {
    title: voice.t('office.erase.title', { name }),
    lead: [
      voice.t('office.erase.lead'),
      voice.t('office.erase.records', { count: personIds.length }),
      ...(leaving.length > 0 ? [voice.t('office.erase.leaving', { count: leaving.length })] : []),
      voice.t('office.erase.stays'),
    ],
    warning: voice.t('office.erase.for-good'),
    forms: [{ buttons: [{ value: 'yes', text: voice.t('office.erase.yes', { name }), main: true }] }],
    action: `/people/${entry.enrolment.id}/erasure`,
    back: '#roster',
  };
}

/** The class surely takes place: everybody is told. */
export async function confirmDecision(
  voice: Voice,
  open: OpenClass,
  entries: readonly RosterEntry[],
  audiences: Audiences,
): Promise<Decision> {
  const { minimum, startsAt, timeZone } = open.trainingClass;
  const taken = entries.reduce((sum, { enrolment }) => sum + enrolment.seats, 0);
  const when = (style: 'long' | 'day'): string => voice.formats.dateTime(voice.language, startsAt, timeZone, style);
  const few = minimum !== undefined && taken < minimum;
  return {
    title: voice.t('told.confirm.title'),
    lead: [voice.t('told.confirm.lead')],
    warning: few ? voice.t('told.confirm.few', { taken, minimum }) : undefined,
    audience: await audiences.of(voice, entries, {
      subject: voice.t('enrolments.mail.class-sure.subject', { starts: when('long') }),
      sms: voice.t('enrolments.sms.class-sure', { starts: when('day'), url: voice.t('told.link') }),
    }),
    forms: [{ buttons: [{ value: 'yes', text: voice.t('told.confirm.yes'), main: true }] }],
    action: '/confirmation',
    back: '#change',
  };
}

/** The class said to be over, with a warning while a meeting is still to come. */
export function finishDecision(voice: Voice, { trainingClass, now }: OpenClass): Decision {
  const early = trainingClass.endsAt > now;
  const day = voice.formats.date(voice.language, trainingClass.endsAt, trainingClass.timeZone, 'long');
  return {
    title: voice.t('office.finish.title'),
    lead: [voice.t('office.finish.lead'), voice.t('office.finish.next')],
    warning: early ? voice.t('office.finish.early', { day }) : undefined,
    forms: [{ buttons: [{ value: 'yes', text: voice.t('office.finish.yes'), main: true }] }],
    action: '/completion',
  };
}

/** The class put away. */
export function closeDecision(voice: Voice): Decision {
  return {
    title: voice.t('office.close.title'),
    lead: [voice.t('office.close.lead'), voice.t('office.close.by-itself')],
    forms: [{ buttons: [{ value: 'yes', text: voice.t('office.close.yes'), main: true }] }],
    action: '/closing',
  };
}

/** Who is touched when a class does not go on. */
export function touchedView(voice: Voice, { count, rows }: Part<RosterEntry>): NonNullable<Decision['people']> {
  return {
    items: rows.map((entry) => ({
      ...personView(voice, entry),
      status: voice.t(`office.touched.${entry.enrolment.status}`),
    })),
    more: count > rows.length ? count - rows.length : undefined,
  };
}

/** The class called off: whom it touches and why; asked once more when the reason is there. */
export function cancelDecision(voice: Voice, touched: Part<RosterEntry>, reason: string, sure: boolean): Decision {
  const { count } = touched;
  const people = touchedView(voice, touched);
  const lead = [voice.t('office.cancel.touched', { count }), voice.t('office.cancel.lead')];
  if (!sure) {
    return {
      title: voice.t('office.cancel.title'),
      lead,
      people: count > 0 ? people : undefined,
      forms: [
        {
          reason: { label: voice.t('office.cancel.reason'), tip: voice.t('office.cancel.tip'), value: reason },
          buttons: [{ value: 'go-on', text: voice.t('office.cancel.go-on'), main: true }],
        },
      ],
      action: '/cancellation',
    };
  }
  return {
    title: voice.t('office.cancel.again'),
    lead: [voice.t('office.cancel.touched', { count }), voice.t('office.cancel.for-good')],
    forms: [
      {
        kept: { label: voice.t('office.cancel.reason'), value: reason },
        sure: true,
        buttons: [{ value: 'yes', text: voice.t('office.cancel.yes'), main: true }],
      },
    ],
    action: '/cancellation',
  };
}

/** A certificate taken back. */
export function revokeDecision(voice: Voice, certificate: { number: string; name: string }, reason: string): Decision {
  const { number } = certificate;
  return {
    title: voice.t('office.revoke.title', { number }),
    lead: [voice.t('office.revoke.lead', { name: isolate(certificate.name) }), voice.t('office.revoke.for-good')],
    forms: [
      {
        reason: { label: voice.t('office.revoke.reason'), tip: voice.t('office.revoke.tip'), value: reason },
        buttons: [{ value: 'yes', text: voice.t('office.revoke.yes'), main: true }],
      },
    ],
    action: `/certificates/${number}/revocation`,
    back: '#certificates',
  };
}
