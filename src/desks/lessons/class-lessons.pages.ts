import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Enrolments, partyNumbers, type RosterEntry } from '../../enrolments';
import { type Done, type Lesson, lessonsDone, progressIn, Progress } from '../../learning';
import type { Voice } from '../catalogue/voice';
import { classTitle } from '../office/class-head.presenter';
import { OfficeFrame } from '../office/office.frame';
import { staffOf } from '../office/office.policy';
import type { Course } from './lessons.reader';

const NONE: Done = new Map();

/** How far the people of a class have come in its lessons. */
@Injectable()
export class ClassLessonsPages {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly progress: Progress,
    private readonly frame: OfficeFrame,
  ) {}

  async show(actor: Actor, course: Course, language: Language): Promise<Page> {
    const staff = staffOf(actor);
    const voice = this.frame.speak(language);
    const { organisation, trainingClass, version } = course;
    const lessons = version?.lessons ?? [];
    const seated = lessons.length > 0 ? await this.enrolments.listOfClass(organisation.id, trainingClass.id) : [];
    const [people, done] = await Promise.all([
      this.enrolments.withNames(organisation.id, seated),
      this.progress.ofClass(trainingClass.id),
    ]);
    const model = {
      title: classTitle(voice, course),
      classPath: `/office/classes/${trainingClass.code}`,
      base: course.base,
      version: version && voice.t('learn.class.version', { number: version.number }),
      lessons: lessons.map((lesson) => lessonRow(voice, course, lesson, people, done)),
      people: people.map((entry) => personRow(voice, lessons, entry, done)),
      count: seated.length,
    };
    const reader = { actor: staff, organisation, voice };
    return this.frame.page('lessons/class', model, reader, {
      title: voice.t('learn.class.title'),
      everyLanguage: true,
    });
  }
}

function lessonRow(
  voice: Voice,
  { base }: Course,
  lesson: Lesson,
  people: readonly RosterEntry[],
  done: ReadonlyMap<string, Done>,
): object {
  const states = people.map(({ enrolment }) => progressIn(lesson, done.get(enrolment.id) ?? NONE).state);
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    path: `${base}/${lesson.slug}`,
    title: voice.local(lesson.title),
    parts: voice.t('learn.class.parts', { count: lesson.blocks.length }),
    finished: count('done'),
    begun: count('begun'),
  };
}

/** A party is one line: it reads by one link. */
function personRow(
  voice: Voice,
  lessons: readonly Lesson[],
  { enrolment, person }: RosterEntry,
  done: ReadonlyMap<string, Done>,
): object {
  const own = done.get(enrolment.id) ?? NONE;
  const { done: finished, all } = lessonsDone(lessons, own);
  const last = Math.max(...[...own.values()].map((at) => at.getTime()));
  const seats = partyNumbers(enrolment).length;
  return {
    name: person?.callName,
    seats: seats > 1 ? voice.t('learn.class.party', { count: seats }) : undefined,
    progress: voice.t('learn.class.progress', { done: finished, count: all }),
    seams: { sewn: finished, seams: all },
    last: own.size > 0 ? voice.formats.date(voice.language, new Date(last), 'UTC', 'day') : undefined,
  };
}
