/** Who did what to which: lines that are only ever added. */
export { History } from './history.service';
export { type HistoryNames, HistoryPresenter } from './history.presenter';
export { HistoryModule } from './history.module';
export type { HistoryActor, HistoryEntry, HistoryLine, HistorySubject } from './history-line';
export type { Affair } from './history.schema';
