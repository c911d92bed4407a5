import { Injectable } from '@nestjs/common';
import { isPersonLanguage } from '../../shared/locale';
import type { Page } from '../../platform/http';
import type { TrainingClass } from '../../classes';
import { Solidarity } from '../../outcomes';
import { coverText } from '../solidarity/cover.presenter';
import { classFormView } from './class-form.presenter';
import { classInput } from './class.fields';
import { meetingsOf, rowsIn } from './meeting-rows';
import { type Desk, PlanningFrame } from './planning.frame';
import { type PlanParts, PlanningReader } from './planning.reader';
import type { Sketch } from './preview.presenter';
import type { Refusal } from './refusal';
import type { Values } from './values';

interface Shown {
  readonly parts: PlanParts;
  readonly before?: TrainingClass;
  readonly refusal?: Refusal;
}

/** Shows the form of a class, with the preview and the clashes of what stands in it. */
@Injectable()
export class ClassFormPages {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly reader: PlanningReader,
    private readonly solidarity: Solidarity,
  ) {}

  async form(desk: Desk, values: Values, { parts, before, refusal }: Shown): Promise<Page> {
    const timeZone = before?.timeZone ?? desk.organisation.timeZone;
    const sketch = sketchOf(values, parts, { timeZone, before });
    const meetings = meetingsOf(rowsIn(values), timeZone);
    const teachers = (classInput(values, { zone: timeZone, places: parts.places }).input as Typed).instructorIds;
    const plan = {
      id: before?.id,
      town: sketch.town,
      venue: sketch.venue,
      instructorIds: teachers,
      sessions: meetings,
    };
    const found = await this.reader.clashes(desk, plan, parts);
    const clashes = found.map((clash) => ({ ...clash, at: meetings[clash.at]?.at ?? clash.at }));
    const known = sketch.course && (await this.solidarity.coverOf(sketch.course, before?.id));
    const cover = known ? coverText(desk.voice, known) : undefined;
    const view = classFormView(desk, values, { parts, before, refusal, sketch, clashes, cover });
    return this.frame.page(desk, 'class', view, { title: view.heading, status: refusal?.status ?? 200 });
  }
}

/** What the form says, read as far as it can be. */
interface Typed {
  readonly courseId: string;
  readonly town?: string;
  readonly venue?: Sketch['venue'];
  readonly teachingLanguages: Sketch['teachingLanguages'];
  readonly interpreterLanguages: Sketch['interpreterLanguages'];
  readonly capacity?: unknown;
  readonly minimum?: unknown;
  readonly freePlaces: unknown;
  readonly group?: string;
  readonly instructorIds: readonly string[];
}

function sketchOf(
  values: Values,
  { courses, places }: PlanParts,
  { timeZone, before }: { timeZone: string; before: TrainingClass | undefined },
): Sketch {
  const typed = classInput(values, { zone: timeZone, places, before }).input as Typed;
  const id = before?.courseId ?? typed.courseId;
  const free = typed.freePlaces;
  return {
    timeZone,
    course: courses.find((course) => course.id === id),
    group: typed.group ?? before?.group ?? '',
    town: typed.town ?? '',
    venue: typed.venue ?? {},
    teachingLanguages: known(typed.teachingLanguages),
    interpreterLanguages: known(typed.interpreterLanguages),
    capacity: whole(typed.capacity),
    minimum: whole(typed.minimum),
    freePlaces: free === 'all' || free === 'ask' ? free : (whole(free) ?? 0),
    sessions: meetingsOf(rowsIn(values), timeZone),
  };
}

const known = (languages: Sketch['teachingLanguages']) => languages.filter(isPersonLanguage);

const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
