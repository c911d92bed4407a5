import { Injectable } from '@nestjs/common';
import { SavedFilters } from '../../access';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { type Leaf, leafAt, leafWith, type Turn } from '../../shared/leaf';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Classes, type ClassLine, LIST_PARTS, type ListPart } from '../../classes';
import { Organisations } from '../../organisations';
import { SeatDesk } from '../../seating';
import { type Course, Tracks } from '../../tracks';
import type { Returned } from './class.pages';
import { filterIn, filtersView } from './filters';
import { listView, narrowingView, type OwnClass, type ShownPart } from './list.presenter';
import { OfficeFrame } from './office.frame';
import { staffOf, worksInOffice } from './office.policy';
import { inWords } from './refusals';

/** Of each part of the list the first so many are shown together; a part by itself has longer pages. */
const MOST_TOGETHER = 20;
const MOST_ALONE = 50;
const MOST_COURSES = 1_000;

/** What the address of the list may ask for. */
export interface ClassListQuery extends Turn {
  /** One part of the list by itself, a page at a time. */
  readonly part?: string | undefined;
  /** Only the classes of the course with this slug. */
  readonly course?: string | undefined;
  /** Only those in this town. */
  readonly town?: string | undefined;
}

/** The list of classes, in a handful of queries however many there are. */
@Injectable()
export class ClassListPages {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly filters: SavedFilters,
    private readonly frame: OfficeFrame,
  ) {}

  /**
   * All classes for the office, an instructor's own for others; or the same with the name of a filter that was refused.
   * @throws NotFoundError for a course that is not the organisation's
   */
  async list(actor: Actor, language: Language, asked: ClassListQuery, returned?: Returned): Promise<Page> {
    const query = { ...asked, ...filterIn('classes', { ...asked }) };
    const staff = staffOf(actor);
    const { organisationId, accountId } = staff;
    const office = worksInOffice(staff);
    const [organisation, course, courses, saved] = await Promise.all([
      this.organisations.get(organisationId),
      this.course(organisationId, query.course),
      this.tracks.listCourses({ organisationId, limit: MOST_COURSES }),
      this.filters.list(staff, 'classes'),
    ]);
    const { town } = query;
    const whose = { organisationId, courseId: course?.id, town, instructorId: office ? undefined : accountId };
    const counts = await this.classes.countParts(whose);
    const alone = LIST_PARTS.find((part) => part === query.part);
    const [turn, limit] = alone ? [query, MOST_ALONE] : [{}, MOST_TOGETHER];
    const names = alone ? [alone] : LIST_PARTS.filter((part) => counts[part] > 0);
    const leaves = await Promise.all(
      names.map((part) => leafAt(turn, (one) => this.classes.page(whose, part, one, limit))),
    );
    const parts = await this.shown(names, leaves);
    const voice = this.frame.voice(language);
    const model = {
      ...listView(voice, parts, { counts, alone, course, town }),
      ...narrowingView(voice, courses.items, query),
      filters: office ? filtersView('classes', filterIn('classes', { ...query }), saved, returned) : undefined,
      errors: inWords(voice, returned?.errors ?? [], ({ field, code }) => `filters.error.${field}.${code}`),
      office,
    };
    const reader = { actor: staff, organisation, voice };
    const status = returned ? 422 : 200;
    return this.frame.page('office/classes', model, reader, { title: voice.t('office.list.title'), status });
  }

  private async course(organisationId: string, slug: string | undefined): Promise<Course | undefined> {
    if (slug === undefined) return undefined;
    const found = await this.tracks.findCourse(slug);
    if (found?.organisationId !== organisationId) throw new NotFoundError('course');
    return found;
  }

  /** The same with courses and seats. */
  private async shown(names: readonly ListPart[], leaves: readonly Leaf<ClassLine>[]): Promise<ShownPart[]> {
    const rows = leaves.flatMap(({ items }) => items);
    const [courses, seats] = await Promise.all([
      this.tracks.mapCourses(rows.map(({ courseId }) => courseId)),
      this.desk.counts(rows.map(({ id }) => id)),
    ]);
    const own = (row: ClassLine): OwnClass => ({ row, course: courses.get(row.courseId), seats: seats.get(row.id) });
    return leaves.flatMap((leaf, at) => {
      const name = names[at];
      return name === undefined ? [] : [{ name, leaf: leafWith(leaf, own) }];
    });
  }
}
