import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Clock } from '../../platform/clock';
import type { Page } from '../../platform/http';
import { Classes } from '../../classes';
import { SeatDesk } from '../../seating';
import { Tracks } from '../../tracks';
import { planView } from './plan.presenter';
import { PlanningFrame } from './planning.frame';

/** More than these an association has of none. */
const MOST = 1_000;

/** The tracks of the organisation with their courses by level and the classes that are to come, in five queries. */
@Injectable()
export class PlanPages {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly seats: SeatDesk,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, language: Language): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const organisationId = desk.organisation.id;
    const [tracks, courses, classes] = await Promise.all([
      this.tracks.listTracks({ organisationId, limit: MOST }),
      this.tracks.listCourses({ organisationId, limit: MOST }),
      this.classes.listOwn(organisationId, MOST),
    ]);
    const now = this.clock.now();
    const coming = classes.filter(
      ({ state, endsAt }) =>
        state === 'draft' || (['published', 'confirmed', 'running'].includes(state) && endsAt > now),
    );
    const seats = await this.seats.counts(coming.map(({ id }) => id));
    const model = planView(desk, {
      tracks: tracks.items,
      courses: courses.items,
      // The list has those that begin last in front.
      classes: coming.toReversed(),
      seats,
    });
    return this.frame.page(desk, 'plan', model, { title: desk.voice.t('planning.title') });
  }
}
