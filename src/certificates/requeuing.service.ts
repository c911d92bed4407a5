import { Injectable } from '@nestjs/common';
import { AwardRecords } from './award-records';
import { IssuingTools } from './issuing-tools';

/** The queue has this long before somebody looks after it. */
const PATIENCE_MILLISECONDS = 60_000;
const MOST = 500;

/** Finds certificates that were given to the queue and never made, and gives them to it again. */
@Injectable()
export class Requeuing {
  constructor(
    private readonly records: AwardRecords,
    private readonly tools: IssuingTools,
  ) {}

  /** @returns how many it found */
  async sweep(): Promise<number> {
    const real = this.tools.clock.real();
    const stuck = await this.tools.awards.listStuck(new Date(real.getTime() - PATIENCE_MILLISECONDS), MOST);
    if (stuck.length === 0) return 0;
    const ids = stuck.map((award) => award.id);
    await this.tools.db.inTransaction((tx) =>
      tx.write(this.tools.awards.queuedAgain(ids, real), ...this.records.jobWrites(ids)),
    );
    return stuck.length;
  }
}
