import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import { type Language, localText } from '../shared/locale';
import { Access } from '../access';
import { Tracks } from '../tracks';
import { fieldMessages, page, type Page } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { Attendance } from './attendance.service';
import { type ClassDiary, Diary } from './diary.service';
import { MOST_DIARY } from './diary-entry';

/** A text that came back, with what is wrong. */
interface Returned {
  readonly typed: string;
  readonly errors: readonly FieldProblem[];
}

/** The pages of the diary. */
@Injectable()
export class DiaryPages {
  constructor(
    private readonly diary: Diary,
    private readonly attendance: Attendance,
    private readonly tracks: Tracks,
    private readonly access: Access,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** Every meeting with what was done. */
  async show(asked: Language, { trainingClass, meetings }: ClassDiary): Promise<Page> {
    const language = this.texts.staffFallback(asked);
    const entries = meetings.flatMap(({ entry }) => (entry ? [entry] : []));
    const [course, writers] = await Promise.all([
      this.tracks.getCourse(trainingClass.courseId),
      this.access.names(entries.map(({ writtenBy }) => writtenBy)),
    ]);
    const model = {
      ...{ course: localText(course.title, language), group: trainingClass.group, code: trainingClass.code },
      meetings: meetings.map(({ session, entry }, at) => ({
        number: at + 1,
        when: {
          iso: session.start.toISOString(),
          text: this.formats.dateTime(language, session.start, trainingClass.timeZone),
        },
        text: entry?.text,
        by: entry && writers.get(entry.writtenBy),
      })),
    };
    return framed(this.texts.t(language, 'diary.title'), 'diary', model);
  }

  /** Where the text of one meeting is written. @throws NotFoundError, ForbiddenError */
  async edit(actor: Actor, asked: Language, sessionId: string, returned?: Returned): Promise<Page> {
    const language = this.texts.staffFallback(asked);
    const { trainingClass, session } = await this.attendance.roll(actor, sessionId);
    const course = await this.tracks.getCourse(trainingClass.courseId);
    const entry = await this.diary.entryOf(sessionId);
    const raced = returned?.errors.some(({ code }) => code === 'lost_race') === true;
    const model = {
      ...{ course: localText(course.title, language), group: trainingClass.group, code: trainingClass.code, sessionId },
      when: this.formats.dateTime(language, session.start, trainingClass.timeZone),
      errors: fieldMessages(this.texts, language, returned?.errors ?? []),
      text: returned?.typed ?? entry?.text,
      // What a colleague wrote meanwhile stands above, so that nothing of it is lost.
      other: raced ? entry?.text : undefined,
      version: entry?.version ?? 0,
      most: MOST_DIARY,
    };
    return framed(this.texts.t(language, 'diary.title'), 'diary-form', model, returned ? 422 : 200);
  }
}

const framed = (title: string, view: string, model: object, status = 200): Page =>
  page(`attendance/${view}`, model, { status, title, layout: 'staff', private: true });
