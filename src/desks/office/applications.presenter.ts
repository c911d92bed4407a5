import { isolate } from '../../platform/i18n';
import type { Criterion } from '../../classes';
import type { Application, RefusalWords, RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import type { Audience } from './audience';
import { smallHead } from './class-head.presenter';
import { type Decision, touchedView } from './decisions.presenter';
import { MOST_ROWS, type OpenClass } from './reading';
import { needsOf, personView } from './roster.presenter';

/** What the page of applications shows. */
interface Listed {
  readonly criteria: readonly Criterion[];
  readonly items: readonly Application[];
  readonly refused: readonly { readonly entry: RosterEntry; readonly text: ReturnType<RefusalWords['of']> }[];
  /** Places that nobody has. */
  readonly free: number;
}

/** Who asks to come into the class, with answers and points; then who was refused, and why. */
export function applicationListView(voice: Voice, open: OpenClass, { criteria, items, refused, free }: Listed) {
  const { code } = open.trainingClass;
  return {
    ...smallHead(voice, open),
    title: voice.t('applications.title'),
    lead: voice.t('applications.lead', { count: items.length, free }),
    action: `/office/classes/${code}/applications`,
    plan: `/office/plan/classes/${code}#criteria`,
    scored: criteria.length > 0,
    most: criteria.reduce((sum, { points }) => sum + points, 0),
    rows: items.map((one) => rowView(voice, open, criteria, one)),
    refused: refused.map(({ entry, text }) => ({
      ...personView(voice, entry),
      because: text && voice.t('history.because', { reason: isolate(text.because) }),
      answer: text?.answer && voice.t('applications.answered', { text: isolate(text.answer) }),
      path: entry.enrolment.refusal?.asks
        ? `/office/classes/${code}/applications/${entry.enrolment.id}/question`
        : undefined,
    })),
    errors: [],
  };
}

function rowView(voice: Voice, open: OpenClass, criteria: readonly Criterion[], one: Application): object {
  const { enrolment, points } = one;
  const { met = [], says = [], previousCertificate } = enrolment;
  const day = voice.formats.date(voice.language, enrolment.createdAt, open.trainingClass.timeZone, 'day');
  const person = personView(voice, one);
  return {
    ...person,
    path: `/office/classes/${open.trainingClass.code}/applications/${enrolment.id}`,
    points: voice.t('applying.points', { count: points }),
    answers: [
      voice.t('office.applications.since', { day }),
      ...(enrolment.free ? [voice.t('office.applications.free')] : []),
      ...(previousCertificate === undefined
        ? []
        : [voice.t('applications.certificate', { number: previousCertificate })]),
    ],
    needs: needsOf(one),
    criteria: criteria.map(({ id, text, points: worth }) => ({
      id,
      text: voice.local(text),
      worth: voice.t('applying.points', { count: worth }),
      met: met.includes(id),
      says: says.includes(id),
    })),
  };
}

/** Several refused at once, with one reason. */
export function refusalDecision(
  voice: Voice,
  entries: readonly RosterEntry[],
  audience: Audience,
  reason: string,
): Decision {
  const count = entries.length;
  return {
    title: voice.t('applications.refuse.title', { count }),
    lead: [voice.t('applications.refuse.lead')],
    people: touchedView(voice, { rows: entries.slice(0, MOST_ROWS), count }),
    audience,
    forms: [
      {
        reason: {
          label: voice.t('applications.refuse.reason'),
          tip: voice.t('applications.refuse.tip'),
          value: reason,
        },
        buttons: [{ value: 'no', text: voice.t('applications.refuse.yes', { count }), main: true }],
      },
    ],
    action: '/applications/refusal',
    back: '/applications',
  };
}
