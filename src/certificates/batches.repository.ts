import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Database, type Write } from '../platform/database';
import type { AwardKind, CertificateBatch } from './award';
import { BATCHES, type BatchRow } from './award.schema';

const fromRow = ({ _id, ...fields }: BatchRow): CertificateBatch => ({ id: _id, ...fields });

/** The batches: one for a class and a kind, so that asking again is the same. */
@Injectable()
export class BatchesRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<CertificateBatch> {
    const row = await this.rows.findOne({ _id: id });
    if (!row) throw new NotFoundError('batch');
    return fromRow(row);
  }

  async findOfClass(classId: string, kind: AwardKind): Promise<CertificateBatch | null> {
    return this.rows.findOne({ _id: this.idOf(classId, kind) }).then((row) => row && fromRow(row));
  }

  /** Begins the batch, or says when it was asked for again. */
  beginning(batch: CertificateBatch): Write {
    const { id, askedAt, ...first } = batch;
    const kept = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined));
    return {
      collection: BATCHES,
      filter: { _id: id },
      update: { $set: { askedAt }, $setOnInsert: kept },
      upsert: true,
    };
  }

  idOf(classId: string, kind: AwardKind): string {
    return derivedId('certificate-batch', `${classId}\n${kind}`);
  }

  private get rows() {
    return this.db.collection<BatchRow>(BATCHES);
  }
}
