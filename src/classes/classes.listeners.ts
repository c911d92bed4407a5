import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { Organisations, OrganisationSettingsChanged } from '../organisations';
import { SeatDesk } from '../seating';
import { ClassCancelled, ClassChanged, ClassFinished, ClassPublished } from './classes.facts';
import { ClassesRepository } from './classes.repository';
import { Offerings } from './offerings.service';
import { seatRules } from './seat-rules';

/** Brings what follows from a change where it belongs: settings into ledgers, places and languages to the courses. */
@Injectable()
export class ClassesListeners implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: ClassesRepository,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly offerings: Offerings,
  ) {}

  onModuleInit(): void {
    const { jobs, offerings } = this;
    jobs.on(OrganisationSettingsChanged, 'classes.apply-settings', (data) => this.applySettings(data.organisationId));
    jobs.on(ClassPublished, 'classes.offer-published', ({ classId }) => offerings.refreshOf(classId));
    jobs.on(ClassChanged, 'classes.offer-changed', ({ classId }) => offerings.refreshOf(classId));
    jobs.on(ClassCancelled, 'classes.offer-no-more', ({ classId }) => offerings.refreshOf(classId));
    jobs.on(ClassFinished, 'classes.offer-finished', ({ classId }) => offerings.refreshOf(classId));
  }

  /** Gives the ledgers of an organisation's classes the rules as they are now; own values of a class stay. */
  async applySettings(organisationId: string): Promise<void> {
    const { settings } = await this.organisations.getFresh(organisationId);
    for (const row of await this.repository.listOpenOf(organisationId)) {
      await this.desk.submit({ classId: row.id, command: { type: 'setRules', rules: seatRules(row, settings) } });
    }
  }
}
