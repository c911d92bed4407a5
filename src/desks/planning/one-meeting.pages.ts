import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type Session, shownAt } from '../../classes';
import { LEAVABLE } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { type Audience, Audiences } from '../office/audience';
import { smallHead } from '../office/class-head.presenter';
import { ClassReader } from '../office/class.reader';
import { decisionView } from '../office/decisions.presenter';
import type { OpenClass } from '../office/reading';
import { clashView } from './clash.presenter';
import { dayView, shown } from './fields.presenter';
import { timeText } from './meeting-rows';
import { monthName } from './months';
import { PlanningFrame } from './planning.frame';
import { type NamedClash, PlanningReader } from './planning.reader';
import { inWords, type Refusal } from './refusal';
import { dayValues, type Values } from './values';

interface Returned {
  readonly values: Values;
  readonly refusal?: Refusal;
  readonly clashes?: readonly NamedClash[];
}

/** The two pages that ask before one meeting is changed: who is touched, and what they read. */
@Injectable()
export class OneMeetingPages {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly reader: PlanningReader,
    private readonly classes: ClassReader,
    private readonly audiences: Audiences,
  ) {}

  async cancel(actor: Actor, language: Language, open: OpenClass, session: Session): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const { voice } = desk;
    const { trainingClass } = open;
    const day = dayOf(voice, session, trainingClass.timeZone);
    const left = trainingClass.sessions.filter(({ id, cancelled }) => !cancelled && id !== session.id);
    const title = voice.t('planning.meeting.cancel-title', { day });
    const view = decisionView(voice, open, {
      title,
      lead: [whenOf(voice, session, trainingClass.timeZone), voice.t('planning.meeting.left', { count: left.length })],
      audience: await this.audience(voice, open, voice.t('enrolments.change.off', { when: day })),
      forms: [{ buttons: [{ value: 'yes', text: voice.t('planning.meeting.cancel-yes'), main: true }] }],
      action: `/meetings/${session.id}/cancellation`,
      back: '#meetings',
    });
    return this.frame.decide(desk, { ...view, errors: [] }, title);
  }

  async move(
    actor: Actor,
    language: Language,
    open: OpenClass,
    session: Session,
    { values, refusal, clashes = [] }: Partial<Returned> = {},
  ): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const { voice } = desk;
    const { trainingClass } = open;
    const { code, timeZone } = trainingClass;
    const typed = values ?? timesOf(session, timeZone, (month) => monthName(voice.language, month));
    const title = voice.t('planning.meeting.move-title', { day: dayOf(voice, session, timeZone) });
    const model = {
      ...smallHead(voice, open),
      title,
      now: whenOf(voice, session, timeZone),
      notice: refusal?.notice,
      clashes: clashes.map((clash) => clashView(voice, clash)),
      at: dayView(typed, 'at'),
      v: shown(typed, 'from', 'to'),
      action: `/office/classes/${code}/meetings/${session.id}/move`,
      back: `/office/classes/${code}#meetings`,
      audience: await this.audience(voice, open, voice.t('enrolments.change.some')),
      errors: inWords(voice, refusal?.problems ?? []),
    };
    const status = clashes.length > 0 ? 409 : (refusal?.status ?? 200);
    return this.frame.page(desk, 'meeting', model, { title, status });
  }

  /** Where the meeting would meet other classes. */
  async clashes(actor: Actor, language: Language, open: OpenClass, moved: Session): Promise<NamedClash[]> {
    const desk = await this.frame.open(actor, language);
    const plan = { ...open.trainingClass, sessions: [moved] };
    return this.reader.clashes(desk, plan, await this.reader.parts(desk));
  }

  /** Nobody hears of a draft. */
  private async audience(voice: Voice, open: OpenClass, change: string): Promise<Audience | undefined> {
    const entries = open.trainingClass.state === 'draft' ? [] : await this.classes.seated(open, LEAVABLE);
    if (entries.length === 0) return undefined;
    return this.audiences.of(voice, entries, {
      subject: voice.t('enrolments.mail.class-changed.subject', { change }),
      sms: voice.t('enrolments.sms.class-changed', { change, url: voice.t('told.link') }),
    });
  }
}

const dayOf = (voice: Voice, { start }: Session, zone: string): string =>
  voice.formats.date(voice.language, start, zone, 'long');

const whenOf = (voice: Voice, { start, end }: Session, zone: string): string =>
  voice.t('common.date-time', {
    date: voice.formats.date(voice.language, start, zone, 'full'),
    time: voice.formats.timeRange(voice.language, start, end, zone),
  });

function timesOf({ start, end }: Session, zone: string, named: (month: number) => string): Values {
  const from = shownAt(start, zone);
  return {
    ...dayValues('at', from.day, named),
    from: timeText(from.minutes),
    to: timeText(shownAt(end, zone).minutes),
  };
}
