import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Clock } from '../../platform/clock';
import type { Page } from '../../platform/http';
import { Classes } from '../../classes';
import { Organisations } from '../../organisations';
import { SeatDesk } from '../../seating';
import { Tracks } from '../../tracks';
import { listView } from './list.presenter';
import { OfficeFrame } from './office.frame';
import { staffOf, worksInOffice } from './office.policy';

/** An organisation with more classes than this has other needs than a list. */
const MOST_CLASSES = 1_000;

/** The list of classes, in four queries. */
@Injectable()
export class ClassListPages {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly frame: OfficeFrame,
    private readonly clock: Clock,
  ) {}

  /** All classes for the office, an instructor's own for others. */
  async list(actor: Actor, language: Language, all: string | undefined): Promise<Page> {
    const staff = staffOf(actor);
    const own = worksInOffice(staff) ? undefined : staff.accountId;
    const [rows, organisation] = await Promise.all([
      this.classes.listOwn(staff.organisationId, MOST_CLASSES, own),
      this.organisations.get(staff.organisationId),
    ]);
    const [courses, seats] = await Promise.all([
      this.tracks.mapCourses(rows.map((row) => row.courseId)),
      this.desk.counts(rows.map((row) => row.id)),
    ]);
    const voice = this.frame.voice(language);
    const found = rows.map((row) => ({ row, course: courses.get(row.courseId), seats: seats.get(row.id) }));
    const model = { ...listView(voice, found, this.clock.now(), all), office: own === undefined };
    const reader = { actor: staff, organisation, voice };
    return this.frame.page('office/classes', model, reader, { title: voice.t('office.list.title') });
  }
}
