import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import { SECOND_STEPS, type SecondStepRow } from './second-step.schema';

/** Every query for second steps. */
@Injectable()
export class SecondStepsRepository {
  constructor(private readonly db: Database) {}

  insertion(row: SecondStepRow): Write {
    return { collection: SECOND_STEPS, insert: row };
  }

  removal(accountId: string): Write {
    return { collection: SECOND_STEPS, remove: { _id: accountId } };
  }

  /** A code was used: of two at once that are the same only one is. */
  codeUse({ _id }: SecondStepRow, step: number): Write {
    return {
      collection: SECOND_STEPS,
      filter: { _id, last: { $lt: step } },
      update: { $set: { last: step } },
      must: true,
    };
  }

  /** A written code was used; it works no more. */
  recoveryUse({ _id }: SecondStepRow, index: string): Write {
    return {
      ...{
        collection: SECOND_STEPS,
        filter: { _id, recovery: index },
        update: { $pull: { recovery: index } },
        must: true,
      },
    };
  }

  find(accountId: string): Promise<SecondStepRow | null> {
    return this.db.collection<SecondStepRow>(SECOND_STEPS).findOne({ _id: accountId });
  }
}
