import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import type { Write } from '../platform/database';
import { EnrolmentsRepository } from './enrolments.repository';

/** Takes what names a person out of enrolments: the names for certificates. That somebody took part stays, without saying who. */
@Injectable()
export class EnrolmentEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: EnrolmentsRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('enrolments', (personId): Write[] => this.repository.erasure(personId));
  }
}
