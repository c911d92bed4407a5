import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Classes, isLive, type TrainingClass } from '../../classes';
import { type Organisation, Organisations } from '../../organisations';
import { type Course, Tracks } from '../../tracks';

const MOST = 1_000;

/** What a file can be brought into. */
export interface ImportChoices {
  readonly organisation: Organisation;
  /** Those that people can come into, the last to begin in front. */
  readonly classes: readonly TrainingClass[];
  readonly courses: readonly Course[];
}

/** Reads what the forms of imports choose from. */
@Injectable()
export class ImportChoicesReader {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
  ) {}

  async read({ organisationId }: StaffActor): Promise<ImportChoices> {
    const [organisation, classes, courses] = await Promise.all([
      this.organisations.get(organisationId),
      this.classes.listOpenOwn(organisationId),
      this.tracks.listCourses({ organisationId, limit: MOST }),
    ]);
    const open = classes.filter(isLive).sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
    return { organisation, classes: open, courses: courses.items };
  }
}
