import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { leafAt, type Turn } from '../../shared/leaf';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { Classes } from '../../classes';
import { SeatDesk } from '../../seating';
import { Tracks } from '../../tracks';
import { planView } from './plan.presenter';
import { PlanningFrame } from './planning.frame';

/** So many tracks stand on a page, and so many classes below each course; the rest is a list of its own. */
const MOST_TRACKS = 15;
const MOST_CLASSES = 5;

/** The tracks of the organisation with their courses by level and the classes that are to come, in six queries a page. */
@Injectable()
export class PlanPages {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly seats: SeatDesk,
  ) {}

  /** The page that is asked for by the id of a track. */
  async list(actor: Actor, language: Language, turn: Turn): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const organisationId = desk.organisation.id;
    const [tracks, count] = await Promise.all([
      leafAt(turn, (one) => this.tracks.leafOfTracks(organisationId, one, MOST_TRACKS)),
      this.tracks.countTracks(organisationId),
    ]);
    const courses = await this.tracks.coursesOfTracks(tracks.items.map(({ id }) => id));
    const classes = await this.classes.coming(
      organisationId,
      courses.map(({ id }) => id),
      MOST_CLASSES,
    );
    const seats = await this.seats.counts([...classes.values()].flatMap(({ first }) => first.map(({ id }) => id)));
    const model = planView(desk, { tracks, count, courses, classes, seats });
    return this.frame.page(desk, 'plan', model, { title: desk.voice.t('planning.title') });
  }
}
