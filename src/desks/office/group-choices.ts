import { Injectable } from '@nestjs/common';
import type { DomainError, FieldProblem } from '../../shared/domain-error';
import { Classes, isLive, type TrainingClass } from '../../classes';
import { ClassWords } from '../../enrolments';
import { type SeatCounts, SeatDesk } from '../../seating';
import type { Voice } from '../catalogue/voice';
import { smallHead } from './class-head.presenter';
import type { OpenClass } from './reading';
import { fieldsOf, inWords } from './refusals';

/** With what a form that asks for a group came back. */
export interface ReturnedChoice {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
  /** What the words of a refusal name. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  readonly status?: number;
}

/** The form again after a refusal; one that names no field stands beside the groups. */
export const returnedBy = (refusal: DomainError, field: string, input: ReturnedChoice['input']): ReturnedChoice => ({
  errors: refusal.code === 'bad_fields' ? fieldsOf(refusal) : [{ field, code: refusal.code, message: '' }],
  input,
  extra: refusal.extra,
  status: refusal.status,
});

/** What the form asks for: the name of the field and the words of its problems. */
export interface AskedGroup {
  readonly field: string;
  readonly words: (problem: FieldProblem) => string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The code of the group that is chosen before anybody chose. */
  readonly chosen?: string | undefined;
}

/** The form that asks to which other group of the course somebody, or everybody, goes. */
@Injectable()
export class GroupChoices {
  constructor(
    private readonly classes: Classes,
    private readonly desk: SeatDesk,
    private readonly words: ClassWords,
  ) {}

  /** The form's model; refused, it has the words of the refusal. */
  async model(
    voice: Voice,
    open: OpenClass,
    { field, words, values, chosen }: AskedGroup,
    returned?: ReturnedChoice,
  ): Promise<object> {
    const groups = await this.others(open);
    const counts = await this.desk.counts(groups.map((row) => row.id));
    const typed = returned?.input['reason'];
    const picked = returned?.input[field] ?? chosen;
    return {
      ...smallHead(voice, open),
      field,
      course: open.course.slug,
      groups: groups.map((row) => this.choice(voice, open, row, counts.get(row.id), picked)),
      reason: typeof typed === 'string' ? typed : '',
      errors: inWords(voice, returned?.errors ?? [], words, { available: 0, needed: 0, ...values, ...returned?.extra }),
    };
  }

  /** The other groups of the course to which somebody can still go. */
  async others(open: OpenClass): Promise<TrainingClass[]> {
    return (await this.classes.listLiveOf(open.course.id)).filter(
      (row) => isLive(row) && row.mergedInto === undefined && row.endsAt > open.now && row.id !== open.trainingClass.id,
    );
  }

  private choice(
    voice: Voice,
    open: OpenClass,
    row: TrainingClass,
    counts: SeatCounts | undefined,
    picked: unknown,
  ): object {
    const context = { ...open, trainingClass: row };
    const { language } = voice;
    const free = Math.max(0, counts?.free ?? 0);
    const waiting = counts?.waiting ?? 0;
    const parts = [
      this.words.meetingTimes(context, language),
      this.words.dates(context, language),
      this.words.where(context, language),
    ];
    return {
      code: row.code,
      title: voice.t('join.group', { group: row.group }),
      more: parts.join('. '),
      waiting: waiting > 0 ? voice.t('transfer.waiting', { count: waiting }) : undefined,
      seats: voice.t('transfer.seats', { free }),
      full: free === 0 || waiting > 0,
      checked: picked === row.code,
    };
  }
}
