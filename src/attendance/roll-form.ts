import type { FieldProblem } from '../shared/domain-error';
import { given } from '../shared/given';
import { type Mark, MARK_STATUSES, type MarkStatus, personKey } from './attendance';
import { type Arrival, marksAt, sameMark } from './mark-log';

/** What a roll's page says of one person. */
export interface Choice {
  readonly enrolmentId: string;
  readonly companion: number;
  readonly status?: MarkStatus;
  /** As it was typed: part of a meeting. */
  readonly minutes?: string;
  /** When it was chosen, where a phone kept it until there was a network. */
  readonly at?: Date;
}

/** A roll's page as it comes back. */
export interface RollInput {
  /** When the page was made. */
  readonly seenAt?: Date;
  /** Who has no choice is present. */
  readonly all: boolean;
  readonly choices: readonly Choice[];
}

/** What the choices are laid beside. */
export interface RollBefore {
  readonly people: readonly Pick<Choice, 'enrolmentId' | 'companion'>[];
  readonly arrivals: readonly Arrival[];
  readonly marks: readonly Mark[];
  /** Who said beforehand that they cannot come: excused stood on the page already. */
  readonly proposed: ReadonlySet<string>;
}

type ChosenMark = Pick<Mark, 'enrolmentId' | 'companion' | 'status' | 'markedAt'> & { readonly minutes?: number };

const NAME = /^(mark|minutes|at)\.([\w-]{1,64})\.(\d{1,2})$/;
const isHere = (status: MarkStatus | undefined): boolean => status === 'present' || status === 'late';

/** The fields of the form by person: `mark`, `minutes` and `at`, each followed by enrolment and companion. */
export function readRoll(body: Readonly<Record<string, unknown>>): RollInput {
  const choices = new Map<string, Choice>();
  for (const [name, value] of Object.entries(body)) {
    const [, part, enrolmentId = '', companion = ''] = NAME.exec(name) ?? [];
    if (part === undefined || typeof value !== 'string') continue;
    const who = { enrolmentId, companion: Number(companion) };
    choices.set(personKey(who), { ...who, ...choices.get(personKey(who)), ...fieldOf(part, value) });
  }
  return {
    ...given({ seenAt: instantOf(body['seen']) }),
    all: body['all'] === 'present',
    choices: [...choices.values()],
  };
}

function fieldOf(part: string, value: string): Partial<Choice> {
  if (part === 'minutes') return value.trim() === '' ? {} : { minutes: value.trim().slice(0, 20) };
  if (part === 'at') return given({ at: instantOf(value) });
  return given({ status: MARK_STATUSES.find((one) => one === value) });
}

function instantOf(value: unknown): Date | undefined {
  const at = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Whose minutes are no whole number within the meeting, or belong to somebody who was not there. */
export function minuteProblems({ choices, all }: RollInput, planned: number): FieldProblem[] {
  return choices.flatMap(({ enrolmentId, companion, status, minutes }) => {
    if (minutes === undefined) return [];
    const problem = (code: string) => [{ field: `minutes.${enrolmentId}.${companion}`, code, message: '' }];
    if (!/^\d{1,4}$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > planned) return problem('minutes');
    return isHere(status ?? (all ? 'present' : undefined)) ? [] : problem('not-here');
  });
}

/**
 * The marks that this page makes: those that differ from what stood on it when it was made. A page that lay open all evening undoes
 * nothing of what somebody else marked meanwhile, unless its reader chose something for the same person.
 */
export function chosenMarks({ seenAt, all, choices }: RollInput, before: RollBefore, now: Date): ChosenMark[] {
  const current = new Map(before.marks.map((mark) => [personKey(mark), mark]));
  const seen = seenAt ? marksAt(before.arrivals, seenAt) : current;
  const chosen = new Map(choices.map((choice) => [personKey(choice), choice]));
  // Who is not in the class is refused by the service, beside the field.
  const people = new Map([...before.people, ...choices].map((who) => [personKey(who), who]));
  return [...people].flatMap(([key, { enrolmentId, companion }]) => {
    const choice = chosen.get(key);
    const status = choice?.status ?? (all ? ('present' as const) : undefined);
    if (status === undefined) return [];
    const minutes = choice?.minutes === undefined ? undefined : Number(choice.minutes);
    const mark = given({ enrolmentId, companion, status, minutes });
    const [was, is] = [seen.get(key), current.get(key)];
    if ((was && sameMark(mark, was)) || (is && sameMark(mark, is))) return [];
    if (is && !was && status === 'excused' && before.proposed.has(key)) return [];
    const at = choice?.at ?? now;
    return [{ ...mark, markedAt: at < now ? at : now }];
  });
}
