import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { WaitlistRepository } from './waitlist.repository';

/** Drops the numbers that somebody kept: they are found by name and contact alone. */
@Injectable()
export class WaitlistEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: WaitlistRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('waitlist', ({ subjects }) => [this.repository.forgetNumbers(subjects)]);
  }
}
