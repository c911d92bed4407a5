import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { Outbox } from '../platform/outbox';
import { AwardsRepository } from './awards.repository';
import { DeletePapers } from './job-types';

/** Takes the name out of awards and deletes the papers with it. That the number was earned stays, without saying by whom. */
@Injectable()
export class CertificateEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly awards: AwardsRepository,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('certificates', ({ id }) => [
      ...this.awards.erasure(id),
      ...this.outbox.jobWrites(DeletePapers, { personId: id }),
    ]);
  }
}
