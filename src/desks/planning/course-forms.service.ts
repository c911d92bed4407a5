import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { newId } from '../../shared/ids';
import { etagOf } from '../../shared/if-match';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { type Course, CourseChangeForm, NewCourseForm, Planning, type Track, Tracks } from '../../tracks';
import { Solidarity } from '../../outcomes';
import { coverText } from '../solidarity/cover.presenter';
import { courseInput, courseValues, currencyOf, newCourseValues, pricesIn } from './course.fields';
import { courseFormView } from './course-form.presenter';
import { type Desk, operationOf, own, PlanningFrame } from './planning.frame';
import { type Refusal, refused, tried } from './refusal';
import { agrees } from './sent-again';
import { slugIn, withoutEmptySlug } from './track.fields';
import { readValues, text, type Values } from './values';

/** More tracks than this no association has. */
const MOST_TRACKS = 500;

/** The form of a course. */
@Injectable()
export class CourseForms {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly tracks: Tracks,
    private readonly planning: Planning,
    private readonly solidarity: Solidarity,
  ) {}

  /** An empty form, or one with all of another course but its address. @throws NotFoundError */
  async blank(actor: Actor, language: Language, { track, copy }: { track?: string; copy?: string }): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const operation = newId();
    if (copy === undefined) return this.show(desk, { ...newCourseValues(track ?? ''), operation });
    const course = own(desk, await this.tracks.getCourse(copy), 'course');
    return this.show(desk, { ...courseValues(course, desk.voice), slug: '', operation });
  }

  async create(actor: Actor, language: Language, body: unknown): Promise<Page | Redirect> {
    const desk = await this.frame.open(actor, language);
    const values = { ...readValues(body), slug: slugIn(readValues(body)) };
    const currency = desk.organisation.currency;
    const input = { trackId: text(values, 'track'), level: text(values, 'level'), ...courseInput(values, currency) };
    const form = parseForm(NewCourseForm, { ...input, slug: values.slug });
    if (!form.ok) return this.show(desk, values, { refusal: refused(withoutEmptySlug(form.errors, values)) });
    own(desk, await this.tracks.getTrack(form.value.trackId), 'track');
    const made = await tried(() => this.planning.createCourse(actor, operationOf(desk, values), form.value));
    if ('refusal' in made) return this.show(desk, values, made);
    const { done: course } = made;
    const kept = courseInput(courseValues(course, desk.voice), currencyOf(course, currency));
    if (agrees(courseInput(values, currency), kept)) return saved(course);
    return this.show(desk, { ...values, version: String(course.version) }, { course, refusal: MADE });
  }

  /** @throws NotFoundError */
  async open(actor: Actor, language: Language, slug: string): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const course = own(desk, await this.tracks.getCourse(slug), 'course');
    return this.show(desk, courseValues(course, desk.voice), { course });
  }

  /** @throws NotFoundError */
  async change(actor: Actor, language: Language, slug: string, body: unknown): Promise<Page | Redirect> {
    const desk = await this.frame.open(actor, language);
    const course = own(desk, await this.tracks.getCourse(slug), 'course');
    const values = readValues(body);
    const currency = currencyOf(course, desk.organisation.currency);
    const form = parseForm(CourseChangeForm, courseInput(values, currency, course));
    if (!form.ok) return this.show(desk, values, { course, refusal: refused(form.errors) });
    const ifMatch = etagOf(Number(text(values, 'version')));
    const result = await tried(() => this.planning.changeCourse(actor, course.id, form.value, ifMatch));
    if ('done' in result) return saved(result.done);
    this.tracks.forget();
    const { version } = await this.tracks.getCourse(course.id);
    return this.show(desk, { ...values, version: String(version) }, { course, ...result });
  }

  private async show(
    desk: Desk,
    values: Values,
    { course, refusal }: { course?: Course; refusal?: Refusal } = {},
  ): Promise<Page> {
    const tracks: readonly Track[] = course
      ? [await this.tracks.getTrack(course.trackId)]
      : (await this.tracks.listTracks({ organisationId: desk.organisation.id, limit: MOST_TRACKS })).items;
    const known = course && (await this.solidarity.coverOf({ ...course, prices: pricesIn(values, course) }));
    const cover = known ? coverText(desk.voice, known) : undefined;
    const view = courseFormView(desk, values, { course, refusal, tracks, cover });
    return this.frame.page(desk, 'course', view, { title: view.heading, status: refusal?.status ?? 200 });
  }
}

const MADE: Refusal = { problems: [], notice: 'made', status: 409 };

const saved = (course: Course): Redirect =>
  redirect(`/office/plan?from=${course.trackId}#c-${course.slug}`, 'planning.flash.course');
