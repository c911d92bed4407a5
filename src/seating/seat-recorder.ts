import { Injectable } from '@nestjs/common';
import type { Write } from '../platform/database';
import type { LedgerChange } from './changes';

/** Turns changes of a ledger into records of its kind; pure, synchronous, called once a batch. It gets all changes and takes its own. */
export interface SeatRecorder {
  readonly kind: 'enrolment' | 'offer' | 'block';
  writes(changes: readonly LedgerChange[], context: { readonly classId: string; readonly now: Date }): Write[];
}

/** The recorders, in the order enrolment, offer, block; each kind is registered once, at start. */
@Injectable()
export class SeatRecorders {
  private readonly recorders = new Map<SeatRecorder['kind'], SeatRecorder>();

  /** Registers the recorder of a kind; a second one of the same kind is a mistake of wiring and throws. */
  register(recorder: SeatRecorder): void {
    if (this.recorders.has(recorder.kind)) throw new Error(`There is a seat recorder for ${recorder.kind} already.`);
    this.recorders.set(recorder.kind, recorder);
  }

  /** The writes of all recorders for these changes. */
  writes(changes: readonly LedgerChange[], context: { readonly classId: string; readonly now: Date }): Write[] {
    if (changes.length === 0) return [];
    const order: SeatRecorder['kind'][] = ['enrolment', 'offer', 'block'];
    return order.flatMap((kind) => this.recorders.get(kind)?.writes(changes, context) ?? []);
  }
}
