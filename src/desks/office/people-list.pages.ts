import { Injectable } from '@nestjs/common';
import { type FilterQuery, SavedFilters } from '../../access';
import type { StaffActor } from '../../shared/actor';
import { leafAt, type Turn } from '../../shared/leaf';
import { isPersonLanguage, type Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Classes } from '../../classes';
import { Enrolments, type EnrolmentStatus, PeopleLists } from '../../enrolments';
import { Organisations } from '../../organisations';
import { type Course, Tracks } from '../../tracks';
import type { Returned } from './class.pages';
import { filterIn, filtersView, LISTED_STATES } from './filters';
import { OfficeFrame } from './office.frame';
import { peopleListView } from './people-list.presenter';
import { inWords } from './refusals';

const MOST_SHOWN = 50;
const MOST_COURSES = 1_000;

/** What the address of the list may ask for. */
export interface PeopleListQuery extends Turn, FilterQuery {}

/** Where the list is read from. */
@Injectable()
export class PeopleListSources {
  constructor(
    readonly lists: PeopleLists,
    readonly enrolments: Enrolments,
    readonly classes: Classes,
    readonly tracks: Tracks,
    readonly organisations: Organisations,
  ) {}
}

/** Everybody in the classes that are not over, a page at a time, narrowed by state, course and language. */
@Injectable()
export class PeopleListPages {
  constructor(
    private readonly from: PeopleListSources,
    private readonly filters: SavedFilters,
    private readonly frame: OfficeFrame,
  ) {}

  /** The list, or the same with the name of a filter that was refused. */
  async list(actor: StaffActor, language: Language, asked: PeopleListQuery, returned?: Returned): Promise<Page> {
    const { organisationId } = actor;
    const query = filterIn('people', { ...asked });
    const [organisation, courses, saved] = await Promise.all([
      this.from.organisations.get(organisationId),
      this.from.tracks.listCourses({ organisationId, limit: MOST_COURSES }),
      this.filters.list(actor, 'people'),
    ]);
    const course = courses.items.find(({ slug }) => slug === query.course);
    const statuses: EnrolmentStatus[] = LISTED_STATES.filter((one) => query.state === undefined || one === query.state);
    const whom = {
      organisationId,
      classIds: await this.classIds(organisationId, query.course, course),
      statuses,
      language: isPersonLanguage(query.language) ? query.language : undefined,
    };
    const [leaf, count] = await Promise.all([
      leafAt({ from: asked.from, before: asked.before }, (turn) => this.from.lists.page(whom, turn, MOST_SHOWN)),
      this.from.lists.count(whom),
    ]);
    const [entries, classes] = await Promise.all([
      this.from.enrolments.withNames(organisationId, leaf.items),
      this.from.classes.mapClasses(leaf.items.map(({ classId }) => classId)),
    ]);
    const voice = this.frame.voice(language);
    const title = voice.t('filters.people.title');
    const model = {
      title,
      ...peopleListView(voice, { entries, classes, courses: courses.items, query, leaf, count }),
      filters: filtersView('people', query, saved, returned),
      errors: inWords(voice, returned?.errors ?? [], ({ field, code }) => `filters.error.${field}.${code}`),
    };
    const reader = { actor, organisation, voice };
    return this.frame.page('office/people', model, reader, { title, status: returned ? 422 : 200 });
  }

  /** Of a course that the organisation does not have there is nobody. */
  private async classIds(organisationId: string, slug: string | undefined, course: Course | undefined) {
    if (slug === undefined) return this.from.classes.liveIds(organisationId);
    return course ? (await this.from.classes.listLiveOf(course.id)).map(({ id }) => id) : [];
  }
}
