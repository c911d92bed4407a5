import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import {
  type ClassContext,
  ClassContexts,
  Enrolments,
  type PlaceNow,
  Places,
  type RosterEntry,
} from '../../enrolments';

/** Somebody's part in a class with everything that the own page shows of it. */
export interface OwnPlace extends PlaceNow, ClassContext {
  readonly names: RosterEntry;
  /** What opens the page. */
  readonly secret: string;
}

/** Reads the place behind a secret link. */
@Injectable()
export class PlaceReader {
  constructor(
    private readonly places: Places,
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
  ) {}

  /** @throws NotFoundError for a wrong secret */
  async own(actor: Actor): Promise<OwnPlace> {
    const now = await this.places.own(actor);
    const { enrolment } = now;
    const [context, [names]] = await Promise.all([
      this.contexts.fresh(enrolment.organisationId, enrolment.classId),
      this.enrolments.withNames(enrolment.organisationId, [enrolment]),
    ]);
    return { ...now, ...context, names: names!, secret: this.enrolments.secretOf(enrolment) };
  }
}
