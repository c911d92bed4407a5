import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { SEATED } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';

/** How many seats are of a kind, class by class, without a look at who has them. */
@Injectable()
export class SeatSums {
  constructor(private readonly db: Database) {}

  /** Free places that people have, or had to the end; classes without any are left out. */
  async free(organisationId: string, classIds: readonly string[]): Promise<Map<string, number>> {
    if (classIds.length === 0) return new Map();
    const groups = await this.db
      .collection<EnrolmentRow>(ENROLMENTS)
      .aggregate<{ _id: string; seats: number }>([
        { $match: { organisationId, classId: { $in: [...classIds] }, status: { $in: [...SEATED] }, free: true } },
        { $group: { _id: '$classId', seats: { $sum: '$seats' } } },
      ])
      .toArray();
    return new Map(groups.map(({ _id, seats }) => [_id, seats]));
  }
}
