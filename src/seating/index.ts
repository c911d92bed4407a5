// Seats of a class: one ledger a class, one desk that writes it; knows ids only.
export type { SeatCommand, CommandOf, PartyInput, SeatAs } from './commands';
export type { ChangeOf, LedgerChange } from './changes';
export type {
  FreePlaces,
  Holder,
  HolderKind,
  LedgerSeed,
  QuietHours,
  SeatLedger,
  SeatRules,
  SeatWindows,
  WaitlistRule,
  Waiting,
} from './ledger';
export { DEFAULT_RULES } from './ledger';
export type { Outcome, OutcomeOf, SeatState } from './outcomes';
export { SeatRecorders } from './seat-recorder';
export type { SeatRecorder } from './seat-recorder';
