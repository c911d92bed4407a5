import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { etagOf } from '../../shared/if-match';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { ClassChanges, isLive, type Session, type TrainingClass } from '../../classes';
import { ClassReader } from '../office/class.reader';
import type { OpenClass } from '../office/reading';
import { meetingTimes, withMeeting } from './one-meeting';
import { OneMeetingPages } from './one-meeting.pages';
import { type Problem, refused, tried } from './refusal';
import { readValues, text } from './values';

/** Which meeting of which class, as the address says it. */
export interface Which {
  readonly code: string;
  readonly id: string;
}

type Answer = Promise<Page | Redirect>;

/** Cancels or moves one meeting, as the form of the class does it: the same change, the same messages. */
@Injectable()
export class OneMeeting {
  constructor(
    private readonly reader: ClassReader,
    private readonly changes: ClassChanges,
    private readonly pages: OneMeetingPages,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async askCancel(actor: Actor, language: Language, which: Which): Answer {
    const { open, session } = await this.find(actor, which);
    const closed = this.closed(open, session) ?? this.lastOne(open.trainingClass);
    return closed ?? this.pages.cancel(actor, language, open, session);
  }

  /** Pressed twice, it is done once. @throws NotFoundError, ForbiddenError */
  async cancel(actor: Actor, which: Which): Answer {
    const { open, session } = await this.find(actor, which);
    const path = meetingsOf(open.trainingClass);
    if (session.cancelled) return redirect(path, 'planning.flash.meeting-off');
    const closed = this.closed(open, session) ?? this.lastOne(open.trainingClass);
    if (closed) return closed;
    const result = await this.write(actor, open.trainingClass, { ...session, cancelled: true });
    return redirect(path, 'done' in result ? 'planning.flash.meeting-off' : 'office.problem.lost_race');
  }

  /** @throws NotFoundError, ForbiddenError */
  async askMove(actor: Actor, language: Language, which: Which): Answer {
    const { open, session } = await this.find(actor, which);
    return this.closed(open, session) ?? this.pages.move(actor, language, open, session);
  }

  /** Where it meets another class, the page says so and asks once more. @throws NotFoundError, ForbiddenError */
  async move(actor: Actor, language: Language, which: Which, body: unknown): Answer {
    const { open, session } = await this.find(actor, which);
    const closed = this.closed(open, session);
    if (closed) return closed;
    const values = readValues(body);
    const again = (problems: readonly Problem[]) =>
      this.pages.move(actor, language, open, session, { values, refusal: refused(problems) });
    const times = meetingTimes(values, open.trainingClass.timeZone, open.now);
    if ('problems' in times) return again(times.problems);
    const moved = { ...session, ...times };
    if (text(values, 'sure') !== 'yes') {
      const clashes = await this.pages.clashes(actor, language, open, moved);
      if (clashes.length > 0) return this.pages.move(actor, language, open, session, { values, clashes });
    }
    const result = await this.write(actor, open.trainingClass, moved);
    if ('done' in result) return redirect(meetingsOf(open.trainingClass), 'planning.flash.meeting-moved');
    return this.pages.move(actor, language, open, session, { values, ...result });
  }

  private write(actor: Actor, row: TrainingClass, meeting: Session) {
    const change = { sessions: withMeeting(row.sessions, meeting) };
    return tried(() => this.changes.change(actor, row.id, change, etagOf(row.version)));
  }

  private async find(actor: Actor, { code, id }: Which): Promise<{ open: OpenClass; session: Session }> {
    const open = await this.reader.open(actor, code);
    const session = open.trainingClass.sessions.find((one) => one.id === id);
    if (!session) throw new NotFoundError('meeting');
    return { open, session };
  }

  /** What is held, called off or over is not changed any more. */
  private closed({ trainingClass, now }: OpenClass, { start, cancelled }: Session): Redirect | undefined {
    const open = (trainingClass.state === 'draft' || isLive(trainingClass)) && !cancelled && start > now;
    return open ? undefined : redirect(meetingsOf(trainingClass), 'office.problem.wrong_state');
  }

  /** A class without meetings is no class: it is cancelled as a whole. */
  private lastOne(row: TrainingClass): Redirect | undefined {
    const held = row.sessions.filter(({ cancelled }) => !cancelled);
    return held.length > 1 ? undefined : redirect(meetingsOf(row), 'planning.problem.last-meeting');
  }
}

const meetingsOf = ({ code }: TrainingClass): string => `/office/classes/${code}#meetings`;
