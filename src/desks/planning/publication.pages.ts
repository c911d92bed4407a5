import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { etagOf } from '../../shared/if-match';
import { type Language, localText } from '../../shared/locale';
import { Clock } from '../../platform/clock';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { ClassChanges, ClassStates, shownAt, type TrainingClass } from '../../classes';
import { clashView } from './clash.presenter';
import { proposedStart } from './class-beginnings';
import { dayView, shown } from './fields.presenter';
import { instantIn } from './instant';
import { timeText } from './meeting-rows';
import { monthName } from './months';
import { type Desk, PlanningFrame } from './planning.frame';
import { PlanningReader } from './planning.reader';
import { previewView } from './preview.presenter';
import { inWords, type Refusal, refused, tried } from './refusal';
import { dayValues, readValues, text, type Values } from './values';

type Answer = Promise<Page | Redirect>;

/** The last step of a draft: how learners will see it, then it is published now, at a set time, or left. And the first step of a copy. */
@Injectable()
export class PublicationPages {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly reader: PlanningReader,
    private readonly states: ClassStates,
    private readonly changes: ClassChanges,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async ask(actor: Actor, language: Language, code: string): Answer {
    const desk = await this.frame.open(actor, language);
    const row = await this.reader.trainingClass(desk, code);
    if (row.state !== 'draft') return redirect(`/office/classes/${row.code}`);
    const planned = row.publishAt && shownAt(row.publishAt, row.timeZone);
    return this.page(desk, row, {
      version: String(row.version),
      ...dayValues('at', planned?.day, (month) => monthName(desk.voice.language, month)),
      time: planned ? timeText(planned.minutes) : '9:00',
    });
  }

  /** @throws NotFoundError */
  async publish(actor: Actor, language: Language, code: string, body: unknown): Answer {
    const desk = await this.frame.open(actor, language);
    const row = await this.reader.trainingClass(desk, code);
    const values = readValues(body);
    const path = `/office/classes/${row.code}`;
    const deed = text(values, 'do');
    if (deed === 'now') {
      const result = await tried(() => this.states.publish(actor, row.id));
      return 'done' in result ? redirect(path, 'office.flash.published') : redirect(path, 'office.problem.wrong_state');
    }
    const at = deed === 'never' ? null : instantIn(values, row.timeZone, this.clock.now());
    if (Array.isArray(at)) return this.page(desk, row, values, refused(at));
    const ifMatch = etagOf(Number(text(values, 'version')));
    const publishAt = at === null ? null : at.toISOString();
    const result = await tried(() => this.changes.change(actor, row.id, { publishAt }, ifMatch));
    if ('done' in result) return redirect(path, `planning.flash.${at === null ? 'never' : 'planned'}`);
    const { version } = await this.reader.trainingClass(desk, code);
    return this.page(desk, row, { ...values, version: String(version) }, result.refusal);
  }

  /** Asks when the copy of a class begins. @throws NotFoundError */
  async copy(actor: Actor, language: Language, code: string): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const row = await this.reader.trainingClass(desk, code);
    const start = proposedStart(row, this.clock.now());
    const values = dayValues('start', start, (month) => monthName(desk.voice.language, month));
    const heading = desk.voice.t('planning.copy.title');
    const model = {
      heading,
      code: row.code,
      start: dayView(values, 'start'),
      day: desk.voice.formats.weekday(desk.voice.language, desk.voice.formats.weekdayOf(row.startsAt, row.timeZone)),
      ...(await this.named(desk, row)),
    };
    return this.frame.page(desk, 'copy', model, { title: heading });
  }

  private async page(desk: Desk, row: TrainingClass, values: Values, refusal?: Refusal): Promise<Page> {
    const { voice } = desk;
    const parts = await this.reader.parts(desk, row);
    const course = await this.reader.course(desk, row.courseId);
    const sessions = row.sessions.filter(({ cancelled }) => !cancelled);
    const clashes = await this.reader.clashes(desk, { ...row, sessions }, parts);
    const heading = voice.t('planning.publication.title');
    const model = {
      heading,
      notice: refusal?.notice,
      look: `/office/classes/${row.code}`,
      code: row.code,
      ...(await this.named(desk, row)),
      preview: previewView(voice, { ...row, course, minimum: row.minimum, sessions }),
      clashes: clashes.map((clash) => ({
        ...clashView(voice, clash),
        day: voice.formats.date(voice.language, clash.session.start, row.timeZone, 'long'),
      })),
      at: dayView(values, 'at'),
      v: shown(values, 'version', 'time'),
      planned: row.publishAt && voice.t('planning.publishes', { when: this.when(desk, row.publishAt, row.timeZone) }),
      errors: inWords(voice, refusal?.problems ?? []),
    };
    return this.frame.page(desk, 'publication', model, { title: heading, status: refusal?.status ?? 200 });
  }

  private when({ voice }: Desk, at: Date, zone: string): string {
    return voice.formats.dateTime(voice.language, at, zone, 'full');
  }

  private async named(desk: Desk, row: TrainingClass): Promise<object> {
    const course = await this.reader.course(desk, row.courseId);
    const title = localText(course.title, desk.voice.language).text;
    return { className: desk.voice.t('office.class-title', { title, group: row.group }) };
  }
}
