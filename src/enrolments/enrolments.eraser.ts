import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { Clock } from '../platform/clock';
import type { Write } from '../platform/database';
import { forgottenWrite } from './application-writes';
import { EnrolmentsRepository } from './enrolments.repository';

/** Takes what names a person out of enrolments: names for certificates, the hash of name and contact, what was said about an application. That somebody took part stays, without saying who. */
@Injectable()
export class EnrolmentEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: EnrolmentsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('enrolments', ({ id }): Write[] => [
      this.repository.erasure(id, this.clock.now()),
      forgottenWrite(id),
    ]);
  }
}
