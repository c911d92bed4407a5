import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { Money } from '../shared/money';
import type { ClassMoney, Income } from './solidarity';
import { CLASS_MONEY, type ClassMoneyRow, FREE_PLACE_COSTS, type FreePlaceRow } from './solidarity.schema';

type Of = Pick<ClassMoney, 'classId' | 'organisationId' | 'courseId'>;

/** Every query for the money of classes. */
@Injectable()
export class ClassMoneyRepository {
  constructor(private readonly db: Database) {}

  async find(classId: string): Promise<ClassMoney | null> {
    const row = await this.rows.findOne({ _id: classId });
    return row && toMoney(row);
  }

  /** Those of the classes that have some, by class. */
  async map(classIds: readonly string[]): Promise<Map<string, ClassMoney>> {
    if (classIds.length === 0) return new Map();
    const rows = await this.rows.find({ _id: { $in: [...classIds] } }).toArray();
    return new Map(rows.map((row) => [row._id, toMoney(row)]));
  }

  /** Of the class of the course whose costs were typed in last. */
  async lastOfCourse(courseId: string): Promise<ClassMoney | null> {
    const [row] = await this.rows
      .find({ courseId, costs: { $exists: true } })
      .sort({ costsAt: -1 })
      .limit(1)
      .toArray();
    return row ? toMoney(row) : null;
  }

  async freePlace(organisationId: string): Promise<Money | null> {
    const row = await this.db.collection<FreePlaceRow>(FREE_PLACE_COSTS).findOne({ _id: organisationId });
    return row && { amount: row.amount, currency: row.currency };
  }

  freePlaceWrite(organisationId: string, { amount, currency }: Money): Write {
    const update = { $set: { amount, currency } };
    return { collection: FREE_PLACE_COSTS, filter: { _id: organisationId }, update, upsert: true };
  }

  /** What the class costs, as it was typed in last. */
  costsWrite({ classId, organisationId, courseId }: Of, costs: NonNullable<ClassMoney['costs']>, at: Date): Write {
    const update = {
      $set: { organisationId, courseId, costs, costsAt: at },
      $setOnInsert: { income: [] },
      $inc: { version: 1 },
    };
    return { collection: CLASS_MONEY, filter: { _id: classId }, update, upsert: true };
  }

  /** What came, counted over the row that was read; a lost race, or a duplicate key for the first, ends the transaction. */
  incomeWrite(before: ClassMoney | null, { classId, organisationId, courseId }: Of, income: readonly Income[]): Write {
    if (!before)
      return { collection: CLASS_MONEY, insert: { _id: classId, organisationId, courseId, income, version: 1 } };
    const filter = { _id: classId, version: before.version };
    return { collection: CLASS_MONEY, filter, update: { $set: { income }, $inc: { version: 1 } }, must: true };
  }

  private get rows() {
    return this.db.collection<ClassMoneyRow>(CLASS_MONEY);
  }
}

const toMoney = ({ _id, ...fields }: ClassMoneyRow): ClassMoney => ({ classId: _id, ...fields });
