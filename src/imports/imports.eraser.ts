import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import type { Write } from '../platform/database';
import { ImportsRepository } from './imports.repository';

/** Takes what stood in a file about a person out of its row, whether the row came in or not. */
@Injectable()
export class ImportsEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: ImportsRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('imports', ({ subjects }): Write[] => [this.repository.erasure(subjects)]);
  }
}
