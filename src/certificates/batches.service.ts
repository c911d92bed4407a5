import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Award, CertificateBatch } from './award';
import { assertMaySee } from './certificates.policy';
import { IssuingTools } from './issuing-tools';

/** How far one certificate of a batch is. */
export type BatchItemStatus = 'issued' | 'revoked' | 'failed' | 'awaiting_name' | 'waiting';

export interface BatchItem {
  readonly award: Award;
  readonly status: BatchItemStatus;
}

/** How far a batch is, counted now. `total` is the sum of the four; one that was revoked later counts as issued. */
export interface BatchProgress {
  readonly batch: CertificateBatch;
  readonly total: number;
  readonly issued: number;
  readonly failed: number;
  readonly awaitingName: number;
  readonly waiting: number;
  readonly items: readonly BatchItem[];
}

/** How far the certificates of a class are: counted in the awards each time, so there is nothing that a crash could leave behind. */
@Injectable()
export class Batches {
  constructor(private readonly tools: IssuingTools) {}

  /** @throws NotFoundError, ForbiddenError */
  async progress(actor: Actor, batchId: string): Promise<BatchProgress> {
    const batch = await this.tools.batches.get(batchId);
    assertMaySee(actor, batch);
    return this.count(batch);
  }

  /** The same for a class; null before somebody asked. The caller checks who may see it. */
  async ofClass(classId: string): Promise<BatchProgress | null> {
    const batch = await this.tools.batches.findOfClass(classId, 'completion');
    return batch && this.count(batch);
  }

  private async count(batch: CertificateBatch): Promise<BatchProgress> {
    const awards = await this.tools.awards.listOfClass(batch.organisationId, batch.classId, batch.kind);
    const items = awards.map((award) => ({ award, status: itemStatus(award) }));
    const count = (...statuses: BatchItemStatus[]) => items.filter(({ status }) => statuses.includes(status)).length;
    return {
      batch,
      total: items.length,
      issued: count('issued', 'revoked'),
      failed: count('failed'),
      awaitingName: count('awaiting_name'),
      waiting: count('waiting'),
      items,
    };
  }
}

function itemStatus({ status, failure }: Award): BatchItemStatus {
  if (status === 'issued' || status === 'revoked') return status;
  if (failure !== undefined) return 'failed';
  return status === 'earned' ? 'awaiting_name' : 'waiting';
}
