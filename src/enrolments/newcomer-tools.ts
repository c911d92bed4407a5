import { Injectable } from '@nestjs/common';
import { History } from '../history';
import { Notifications } from '../notifications';
import { People } from '../people';
import { Outbox } from '../platform/outbox';
import { EnrolmentLinks } from './enrolment-links';
import { EnrolmentsRepository } from './enrolments.repository';

/** What makes the records of an enrolment; each of them only builds writes. */
@Injectable()
export class NewcomerTools {
  constructor(
    readonly people: People,
    readonly repository: EnrolmentsRepository,
    readonly links: EnrolmentLinks,
    readonly history: History,
    readonly notifications: Notifications,
    readonly outbox: Outbox,
  ) {}
}
