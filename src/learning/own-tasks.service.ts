import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, OFFICE, teaches } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { Classes, type TrainingClass } from '../classes';
import { type Enrolment, Enrolments, partyNumbers, Places, SEATED } from '../enrolments';
import type { Content, MaterialVersion } from './material';
import { Materials } from './materials.service';
import type { Handwork, Quiz } from './tasks';

/** A party's part in a class with the material that the class goes by. */
export interface OwnMaterial {
  readonly enrolment: Enrolment;
  readonly trainingClass: TrainingClass;
  readonly version: MaterialVersion;
}

/** What somebody has to answer and to make, found for who may. */
@Injectable()
export class OwnTasks {
  constructor(
    private readonly places: Places,
    private readonly enrolments: Enrolments,
    private readonly classes: Classes,
    private readonly materials: Materials,
  ) {}

  /** Behind the own link. @throws NotFoundError where nothing is published, or for who has no place */
  async own(actor: Actor): Promise<OwnMaterial> {
    return this.read((await this.places.own(actor)).enrolment);
  }

  /** By the enrolment's id, with its secret or as staff. @throws the same, ForbiddenError */
  async of(actor: Actor, enrolmentId: string): Promise<OwnMaterial> {
    return this.read((await this.places.get(actor, enrolmentId)).enrolment);
  }

  /** For who teaches the class, and the office. @throws NotFoundError, ForbiddenError */
  async taught(actor: Actor, enrolmentId: string): Promise<OwnMaterial> {
    const enrolment = await this.enrolments.get(enrolmentId);
    const own = await this.read(enrolment);
    assertCanJudge(actor, own.trainingClass);
    return own;
  }

  /** The same of a class. @throws the same */
  async taughtClass(actor: Actor, classIdOrCode: string): Promise<TrainingClass> {
    const trainingClass = await this.classes.get(classIdOrCode);
    assertCanJudge(actor, trainingClass);
    return trainingClass;
  }

  private async read(enrolment: Enrolment): Promise<OwnMaterial> {
    const trainingClass = await this.classes.get(enrolment.classId);
    const version = SEATED.includes(enrolment.status) ? await this.materials.forClass(trainingClass) : null;
    if (!version) throw new NotFoundError('material');
    return { enrolment, trainingClass, version };
  }
}

/**
 * The office judges all handwork, an instructor that of the own classes.
 * @throws NotFoundError for another organisation's class, ForbiddenError
 */
export function assertCanJudge(actor: Actor, trainingClass: TrainingClass): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, OFFICE, 'class');
}

/** @throws NotFoundError when nobody of the party has this number */
export function assertInParty(enrolment: Enrolment, companion: number): void {
  if (!partyNumbers(enrolment).includes(companion)) throw new NotFoundError('person');
}

const blocksOf = ({ lessons }: Pick<Content, 'lessons'>) => lessons.flatMap(({ blocks }) => blocks);

/** Everything to answer in the course, in its order. */
export const quizzesIn = (content: Pick<Content, 'lessons'>): Quiz[] =>
  blocksOf(content).flatMap((block) => (block.kind === 'quiz' ? [block] : []));

/** Everything to make by hand in the course, in its order. */
export const handworkIn = (content: Pick<Content, 'lessons'>): Handwork[] =>
  blocksOf(content).flatMap((block) => (block.kind === 'handwork' ? [block] : []));

/** @throws NotFoundError */
export function quizIn(content: Pick<Content, 'lessons'>, id: string): Quiz {
  const quiz = quizzesIn(content).find((block) => block.id === id);
  if (!quiz) throw new NotFoundError('quiz');
  return quiz;
}

/** @throws NotFoundError */
export function taskIn(content: Pick<Content, 'lessons'>, id: string): Handwork {
  const task = handworkIn(content).find((block) => block.id === id);
  if (!task) throw new NotFoundError('handwork');
  return task;
}
