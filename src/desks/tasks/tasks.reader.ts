import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { type ClassContext, ClassContexts, Enrolments, partyNumbers, type RosterEntry } from '../../enrolments';
import { type Media, mediaIn, MediaStore, type OwnMaterial, OwnTasks } from '../../learning';

/** One of a party before something to answer or to make. */
export interface TaskPlace extends OwnMaterial, ClassContext {
  /** What opens the page. */
  readonly secret: string;
  readonly names: RosterEntry;
  readonly media: ReadonlyMap<string, Media>;
}

/** Reads what pages of quizzes and handwork are made of. */
@Injectable()
export class TasksReader {
  constructor(
    private readonly tasks: OwnTasks,
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly media: MediaStore,
  ) {}

  /** @throws NotFoundError */
  async own(actor: Actor): Promise<TaskPlace> {
    const own = await this.tasks.own(actor);
    const { enrolment, version } = own;
    const [context, [names], media] = await Promise.all([
      this.contexts.fresh(enrolment.organisationId, enrolment.classId),
      this.enrolments.withNames(enrolment.organisationId, [enrolment]),
      this.media.ofOrganisation(version.organisationId, mediaIn(version)),
    ]);
    return { ...own, ...context, names: names!, media, secret: this.enrolments.secretOf(enrolment) };
  }
}

/** Who of the party the address means. @throws NotFoundError */
export function companionOf({ enrolment }: TaskPlace, typed: string): number {
  const number = /^\d{1,2}$/.test(typed) ? Number(typed) : -1;
  if (!partyNumbers(enrolment).includes(number)) throw new NotFoundError('page');
  return number;
}
