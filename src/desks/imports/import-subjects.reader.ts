import { Injectable } from '@nestjs/common';
import { Classes } from '../../classes';
import { Enrolments } from '../../enrolments';
import type { Import, ImportRow } from '../../imports';
import { type Organisation, Organisations } from '../../organisations';
import { Tracks } from '../../tracks';
import type { ImportSubject } from './imports.presenter';

/** What an import is of, and the names of what it made. */
export interface ReadSubject extends ImportSubject {
  readonly organisation: Organisation;
  /** By the id of the row. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads what the rows of a file have become: what stood in them is not kept once they came in. */
@Injectable()
export class ImportSubjectsReader {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly enrolments: Enrolments,
  ) {}

  async read({ organisationId, courseId, classId, kind }: Import, rows: readonly ImportRow[]): Promise<ReadSubject> {
    const ids = rows.filter(({ state }) => state === 'kept' || state === 'leaving').map(({ id }) => id);
    const [organisation, course, trainingClass, names] = await Promise.all([
      this.organisations.get(organisationId),
      this.tracks.findCourse(courseId),
      classId === undefined ? undefined : this.classes.getOwn(organisationId, classId),
      kind === 'people' ? this.people(organisationId, ids) : this.codes(ids),
    ]);
    return { organisation, course: course ?? undefined, trainingClass, names };
  }

  private async people(organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.enrolments.list(organisationId, ids);
    const entries = await this.enrolments.withNames(organisationId, [...found.values()]);
    return new Map(
      entries.flatMap(({ enrolment, person }): [string, string][] => (person ? [[enrolment.id, person.fullName]] : [])),
    );
  }

  private async codes(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.classes.mapClasses(ids))].map(([id, { code }]) => [id, code]));
  }
}
