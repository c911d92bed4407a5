import { type LedgerChange, SeatRecorders } from '../../src/seating';
import type { TestApp } from '../support/app';

/**
 * Lets the writes of some changes of seats fail, as when a process ends there: `fails` is asked for each batch.
 * @returns what ends it
 */
export function breakWrites(app: TestApp, fails: (changes: readonly LedgerChange[]) => boolean): () => void {
  const recorders = app.get(SeatRecorders);
  const sound = recorders.writes.bind(recorders);
  recorders.writes = (changes, context) => {
    if (fails(changes)) throw new Error('The process ends here.');
    return sound(changes, context);
  };
  return () => {
    recorders.writes = sound;
  };
}
