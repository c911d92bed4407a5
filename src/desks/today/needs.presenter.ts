import { isolate } from '../../platform/i18n';
import type { QuoteRequest, UnpaidSale } from '../../bookings';
import { canReopen, type Enrolment } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import type { PhoneLook } from '../office/phone-looks.service';
import { FROM_TODAY } from '../office/way-back';
import {
  type Board,
  decisionDay,
  type Group,
  type HeldInGroup,
  type Needs,
  type Somebody,
  type Uncalled,
} from './needs';
import { NOTHING_MORE, type Task } from './task';
import { TaskWords } from './task-words';

/** The tasks of one kind. */
interface Kind {
  readonly id: string;
  readonly tasks: readonly Task[];
}

const pathOf = ({ trainingClass }: Group, rest = ''): string => `/office/classes/${trainingClass.code}${rest}`;
const nameOf = ({ name }: { readonly name: string }): string => isolate(name);

/** What needs the office, in order, with one button each; the first of all is the one to press. */
export function needsView(voice: Voice, board: Board, needs: Needs, look: PhoneLook | undefined) {
  const words = new TaskWords(voice, board, look);
  // Whoever has an offer on this page is called about that offer: one row a person.
  const idOf = ({ entry }: Somebody): string => entry.enrolment.id;
  const offered = new Set([...needs.offers, ...needs.silent].map(idOf));
  const called = new Map(needs.calls.map((one) => [idOf(one), one]));
  const kinds: Kind[] = [
    { id: 'offers', tasks: needs.offers.map((one) => offerTask(words, one, called.get(idOf(one)))) },
    {
      id: 'calls',
      tasks: [
        ...needs.silent.map((one) => ({ ...offerTask(words, one), extra: [words.t('today.silent')] })),
        ...needs.calls.filter((one) => !offered.has(idOf(one))).map((one) => callTask(words, one)),
      ],
    },
    { id: 'absences', tasks: needs.absences.map((one) => absenceTask(words, one)) },
    { id: 'rolls', tasks: needs.rolls.map((one) => rollTask(words, one)) },
    { id: 'decide', tasks: needs.decide.map((group) => decideTask(words, group)) },
    { id: 'over', tasks: needs.over.map((group) => overTask(words, group)) },
    { id: 'free', tasks: needs.free.map((one) => freeTask(words, one)) },
    { id: 'applications', tasks: byClass(needs.applications).map((all) => applicationsTask(words, all)) },
    { id: 'questions', tasks: needs.questions.map((one) => questionTask(words, one)) },
    { id: 'companies', tasks: needs.companies.map((one) => companyTask(words, one)) },
    { id: 'unpaid', tasks: needs.unpaid.map((one) => unpaidTask(words, one)) },
    { id: 'certificates', tasks: needs.certificates.map((one) => certificatesTask(words, one)) },
    { id: 'messages', tasks: needs.messages.map((one) => messageTask(words, one)) },
  ];
  const shown = kinds.filter(({ tasks }) => tasks.length > 0);
  const first = shown[0]?.tasks[0];
  const count = shown.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const endToday = shown.flatMap(({ tasks }) => tasks).filter(({ due }) => due?.today === true).length;
  return {
    count,
    endToday,
    kinds: shown.map(({ id, tasks }) => ({
      id,
      title: voice.t(`today.kind.${id}`),
      count: tasks.length,
      tasks: tasks.map((task) => ({ ...NOTHING_MORE, ...task, main: task === first })),
    })),
  };
}

function offerTask(words: TaskWords, one: Needs['offers'][number], called?: Needs['calls'][number]): Task {
  return {
    ...words.about(one),
    due: words.until(one.offer.until, one.group),
    extra: [
      ...(called ? [words.whyToCall(called)] : []),
      words.t('today.offer', { waiting: one.group.seats?.waiting ?? 0 }),
    ],
    phone: words.phone(one),
    ...answerLink(words, one),
  };
}

/** The way to the page on which an offer is answered for somebody. */
const answerLink = (words: TaskWords, one: Somebody): Pick<Task, 'link' | 'button'> => ({
  link: pathOf(one.group, `/answers/${one.entry.enrolment.id}?back=${FROM_TODAY}`),
  button: words.t('office.answer.for', { name: nameOf(words.about(one)) }),
});

function callTask(words: TaskWords, one: Needs['calls'][number]): Task {
  const about = words.about(one);
  const { id } = one.entry.enrolment;
  const done = words.t('office.calls.done', { name: nameOf(about) });
  const waits = one.entry.enrolment.status === 'waiting';
  const seat = waits || canReopen(one.entry.enrolment);
  const told = {
    ...about,
    due: words.until(one.group.trainingClass.startsAt, one.group),
    extra: [words.whyToCall(one)],
    phone: words.phone(one),
  };
  if (one.entry.enrolment.status === 'offered') return { ...told, ...answerLink(words, one) };
  return {
    ...told,
    form: pathOf(one.group, `/calls/${id}`),
    ...(seat ? { other: { value: 'done', text: done } } : {}),
    value: seat ? 'seat' : 'done',
    button: seat ? words.t(waits ? 'today.accept' : 'office.calls.reopen', { name: nameOf(about) }) : done,
  };
}

function absenceTask(words: TaskWords, one: Needs['absences'][number]): Task {
  const { absence, entry, group } = one;
  const { name, lang, text } = words.about(one);
  const companion = entry.companions.get(absence.companion)?.callName;
  const whose = companion ?? name;
  const together = absence.companion > 0 ? [words.t('roll.absence.with', { name: isolate(name) })] : [];
  return {
    ...{ name: whose, lang, text },
    due: words.since(absence.lastAt, group),
    extra: [words.t('roll.absence.ask', { count: absence.absences }), ...together],
    phone: words.phone(one),
    form: `/office/absences/${absence.id}`,
    value: 'phoned',
    button: words.t('roll.absence.called', { name: nameOf({ name: whose }) }),
  };
}

function rollTask(words: TaskWords, { group, sessions }: Uncalled): Task {
  const [{ id, start }] = sessions;
  const day = words.day(start, group);
  return {
    title: words.title(group),
    text: words.t('today.rolls', { count: sessions.length, day }),
    extra: [words.t('today.rolls-why')],
    link: `/office/meetings/${id}/roll`,
    button: words.t('today.rolls-call', { day }),
  };
}

function decideTask(words: TaskWords, group: Group): Task {
  const { minimum, startsAt } = group.trainingClass;
  const taken = (group.seats?.taken ?? 0) + (group.seats?.held ?? 0);
  return {
    title: words.title(group),
    text: words.t('today.from', { day: words.day(startsAt, group) }),
    due: words.until(decisionDay(group.trainingClass), group),
    extra: [words.t(minimum === undefined ? 'today.people' : 'office.change.enough', { taken, minimum })],
    link: pathOf(group, '#change'),
    button: words.t('today.decide'),
  };
}

function overTask(words: TaskWords, group: Group): Task {
  return {
    title: words.title(group),
    text: words.t('today.over', { day: words.day(group.trainingClass.endsAt, group) }),
    extra: [words.t('today.over-next')],
    link: pathOf(group, '/completion'),
    button: words.t('office.change.finish'),
  };
}

function freeTask(words: TaskWords, one: Somebody): Task {
  const about = words.about(one);
  return {
    ...about,
    due: words.since(one.entry.enrolment.createdAt, one.group),
    extra: [words.t('today.free')],
    link: pathOf(one.group, `/applications/${one.entry.enrolment.id}?back=${FROM_TODAY}`),
    button: words.t('office.answer.for', { name: nameOf(about) }),
  };
}

function applicationsTask(words: TaskWords, [first, ...rest]: readonly [Somebody, ...Somebody[]]): Task {
  const { group, entry } = first;
  return {
    title: words.title(group),
    text: words.t('today.applications', { count: 1 + rest.length, free: Math.max(0, group.seats?.free ?? 0) }),
    due: words.since(entry.enrolment.createdAt, group),
    extra: [],
    link: pathOf(group, '/applications'),
    button: words.t('applications.read-all'),
  };
}

function questionTask(words: TaskWords, one: Somebody): Task {
  const about = words.about(one);
  const asked = one.entry.enrolment.refusal?.askedAt ?? one.entry.enrolment.changedAt;
  return {
    ...about,
    due: words.since(asked, one.group),
    extra: [words.t('applications.asks-why')],
    link: pathOf(one.group, `/applications/${one.entry.enrolment.id}/question?back=${FROM_TODAY}`),
    button: words.t('office.answer.for', { name: nameOf(about) }),
  };
}

function companyTask(words: TaskWords, { id, company, seats, status, changedAt }: QuoteRequest): Task {
  return {
    title: isolate(company.name),
    text: words.t(status === 'requested' ? 'today.company.quote' : 'today.company.question', { seats }),
    due: words.sinceHere(changedAt),
    extra: [],
    link: `/office/companies/${id}`,
    button: words.t('today.company.answer', { name: isolate(company.name) }),
  };
}

function unpaidTask(words: TaskWords, { request: { id, company, seats }, dueOn }: UnpaidSale): Task {
  return {
    title: isolate(company.name),
    text: words.t('today.company.unpaid', { seats }),
    due: words.dueOn(dueOn),
    extra: [],
    link: `/office/companies/${id}#unpaid`,
    button: words.t('today.company.look', { name: isolate(company.name) }),
  };
}

function certificatesTask(words: TaskWords, { group, held, people }: HeldInGroup): Task {
  const { nameless, broken } = held;
  const more = nameless + broken - people.length;
  const extra = [
    ...(nameless > 0 ? [words.t('today.names')] : []),
    ...(broken > 0 ? [words.t('today.not-made', { count: broken })] : []),
  ];
  return {
    title: words.title(group),
    text: words.list([
      ...people.map((one) => certified(words, one)),
      ...(more > 0 ? [words.t('today.more', { count: more })] : []),
    ]),
    due: words.since(held.since, group),
    extra,
    link: pathOf(group, '#certificates'),
    button: words.t('today.see-names'),
  };
}

/** Whose certificate it is: the person's, or a companion's, who may have no name yet. */
function certified(words: TaskWords, { entry, companion }: HeldInGroup['people'][number]): string {
  const name = entry.person?.callName ?? words.t('office.somebody');
  if (companion === 0) return name;
  return (
    entry.companions.get(companion)?.callName ?? words.t('office.with', { name: isolate(name), number: companion })
  );
}

function messageTask(words: TaskWords, one: Needs['messages'][number]): Task {
  const { name, lang, plus } = words.about(one);
  const { delivery, group } = one;
  return {
    name,
    lang,
    plus,
    text: words.t('today.message', { message: words.message(delivery.message), group: words.title(group) }),
    due: words.since(delivery.at, group),
    extra: [words.t('today.failed', { why: words.why(delivery.code) })],
    phone: words.phone(one),
    form: `/office/messages/${delivery.id}/seen`,
    value: 'seen',
    button: words.t('today.told', { name: nameOf({ name }) }),
  };
}

/** Those of one class together, in the order of the first of each. */
function byClass<T extends { readonly entry: { readonly enrolment: Enrolment } }>(all: readonly T[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const { classId } = one.entry.enrolment;
    const known = groups.get(classId);
    if (known) known.push(one);
    else groups.set(classId, [one]);
  }
  return [...groups.values()];
}
