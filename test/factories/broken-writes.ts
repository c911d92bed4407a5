import { type SeatRecorder, SeatRecorders } from '../../src/seating';
import type { TestApp } from '../support/app';

/**
 * Lets the writes of some changes of seats fail, as when a process ends there: `fails` is asked for each batch. Nothing sells blocks in
 * these tests, so the recorder of blocks is free for it.
 */
export function breakWrites(app: TestApp, fails: (changes: Parameters<SeatRecorder['writes']>[0]) => boolean): void {
  app.get(SeatRecorders).register({
    kind: 'block',
    writes: (changes) => {
      if (fails(changes)) throw new Error('The process ends here.');
      return [];
    },
  });
}
