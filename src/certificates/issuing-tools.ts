import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Vault } from '../platform/secrets';
import { AwardsRepository } from './awards.repository';
import { BatchesRepository } from './batches.repository';

/** What every step of a certificate reads and writes with. */
@Injectable()
export class IssuingTools {
  constructor(
    readonly awards: AwardsRepository,
    readonly batches: BatchesRepository,
    readonly db: Database,
    readonly clock: Clock,
    readonly vault: Vault,
  ) {}

  /** Now by the domain's clock, to the second: it goes onto papers and into signatures. */
  today(): Date {
    return new Date(Math.floor(this.clock.now().getTime() / 1000) * 1000);
  }
}
