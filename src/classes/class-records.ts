import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { History } from '../history';
import { PublishDue } from './job-types';
import type { TrainingClass } from './training-class';

/** What is told of a deed. */
export interface Deed {
  /** `classes.published` and the like, a key in the texts of history. */
  readonly verb: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly reason?: string | undefined;
}

/** The records that go with every change of a class: a line of history, a fact for those who listen, a job for later. */
@Injectable()
export class ClassRecords {
  constructor(
    private readonly history: History,
    private readonly outbox: Outbox,
  ) {}

  /** The line of history. */
  lines(actor: Actor, { id, organisationId }: Pick<TrainingClass, 'id' | 'organisationId'>, deed: Deed): Write[] {
    return this.history.writes(actor, { organisationId, subject: { kind: 'class', id }, classId: id, ...deed });
  }

  /** The job that publishes a draft when its time has come. */
  publication(classId: string, at: Date): Write[] {
    return this.outbox.jobWrites(PublishDue, { classId, at: at.toISOString() }, { at });
  }

  /** The rows of a fact, as the outbox makes them. */
  readonly facts: Outbox['factWrites'] = (fact, data) => this.outbox.factWrites(fact, data);
}
