import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { OrganisationSettingsChanged, OrganisationStates } from '../organisations';
import { ClassCancelled, ClassChanged, ClassFinished, ClassPublished } from './classes.facts';
import { ClassesRepository } from './classes.repository';
import { Offerings } from './offerings.service';
import { SeatPlans } from './seat-plans';

/** Brings what follows from a change where it belongs: settings into ledgers, places and languages to the courses. */
@Injectable()
export class ClassesListeners implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: ClassesRepository,
    private readonly seats: SeatPlans,
    private readonly offerings: Offerings,
    private readonly organisations: OrganisationStates,
  ) {}

  onModuleInit(): void {
    const { jobs, offerings } = this;
    jobs.on(OrganisationSettingsChanged, 'classes.apply-settings', (data) => this.applySettings(data.organisationId));
    jobs.on(ClassPublished, 'classes.offer-published', ({ classId }) => offerings.refreshOf(classId));
    jobs.on(ClassChanged, 'classes.offer-changed', ({ classId }) => offerings.refreshOf(classId));
    jobs.on(ClassCancelled, 'classes.offer-no-more', ({ classId }) => offerings.refreshOf(classId));
    this.organisations.register(async (organisationId) => (await this.repository.listOpenOf(organisationId)).length);
    jobs.on(ClassFinished, 'classes.offer-finished', ({ classId }) => offerings.refreshOf(classId));
  }

  /** Gives the ledgers of an organisation's classes the rules as they are now; own values of a class stay. */
  async applySettings(organisationId: string): Promise<void> {
    for (const row of await this.repository.listOpenOf(organisationId)) await this.seats.refreshRules(row);
  }
}
