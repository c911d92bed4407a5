import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { Classes, isLive, type TrainingClass } from '../../classes';
import { canMove, ClassWords, type RosterEntry } from '../../enrolments';
import { type SeatCounts, SeatDesk } from '../../seating';
import type { Voice } from '../catalogue/voice';
import { smallHead } from './class-head.presenter';
import { ClassReader } from './class.reader';
import { OfficeFrame } from './office.frame';
import type { OpenClass } from './reading';
import { personView } from './roster.presenter';

/** With what the form came back. */
interface Returned {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
  /** What the words of a refusal name. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  readonly status?: number;
}

/** The page that asks to which group somebody goes. */
@Injectable()
export class TransferPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly classes: Classes,
    private readonly desk: SeatDesk,
    private readonly words: ClassWords,
    private readonly frame: OfficeFrame,
  ) {}

  /** Back to the class when there is nothing to move any more. @throws NotFoundError, ForbiddenError */
  async ask(actor: Actor, language: Language, code: string, id: string, returned?: Returned): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    if (!canMove(entry.enrolment)) return redirect(`/office/classes/${code}`, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const groups = (await this.classes.listLiveOf(open.course.id)).filter(
      (row) => isLive(row) && row.endsAt > open.now && row.id !== open.trainingClass.id,
    );
    const counts = await this.desk.counts(groups.map((row) => row.id));
    const name = isolate(personView(voice, entry).name);
    const model = {
      ...smallHead(voice, open),
      title: voice.t('transfer.title', { name }),
      lead: this.lead(voice, open, entry, name),
      action: `/office/classes/${code}/people/${id}/transfer`,
      back: `/office/classes/${code}#roster`,
      course: open.course.slug,
      groups: groups.map((row) => this.choice(voice, open, row, counts.get(row.id), returned?.input['to'])),
      reason: typeof returned?.input['reason'] === 'string' ? returned.input['reason'] : '',
      yes: voice.t('transfer.yes', { name }),
      errors: (returned?.errors ?? []).map((problem) => ({
        ...problem,
        message: voice.t(keyOf(voice, problem), { name, available: 0, ...returned?.extra }),
      })),
    };
    const { title } = model;
    const status = returned ? (returned.status ?? 422) : 200;
    return this.frame.page('office/transfer', model, { ...open, voice }, { title, status });
  }

  private lead(voice: Voice, { trainingClass, now }: OpenClass, { enrolment }: RosterEntry, name: string): string[] {
    const { status, seats } = enrolment;
    const waits = status === 'waiting' || status === 'offered';
    return [
      voice.t(waits ? 'transfer.lead-waits' : 'transfer.lead', { name }),
      ...(seats > 1 ? [voice.t('transfer.party', { seats })] : []),
      ...(!waits && trainingClass.startsAt <= now ? [voice.t('transfer.began')] : []),
    ];
  }

  private choice(
    voice: Voice,
    open: OpenClass,
    row: TrainingClass,
    counts: SeatCounts | undefined,
    chosen: unknown,
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
      checked: chosen === row.code,
    };
  }
}

function keyOf(voice: Voice, { field, code }: FieldProblem): string {
  const own = `transfer.error.${field}.${code}`;
  const general = `errors.field.${code}`;
  return [own, general].find((key) => voice.has(key)) ?? 'errors.field.wrong_format';
}
