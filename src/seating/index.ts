// Seats of a class: one ledger a class, one desk that writes it; knows ids only.
export type { CommandOf, PartyInput, SeatAs, SeatCommand } from './commands';
export type { ChangeOf, LedgerChange } from './changes';
export { DEFAULT_RULES } from './ledger';
export type { FreePlaces, Holder, HolderKind, LedgerSeed, OpenOffer, SeatLedger } from './ledger';
export type { SeatRules, SeatWindows, WaitlistRule, Waiting } from './ledger';
export type { Outcome, OutcomeOf, SeatState } from './outcomes';
export { lineOrder } from './line-order';
export { latestEnd } from './offer-window';
export { SeatAudit } from './seat-audit';
export { seatCounts } from './seat-counts';
export type { SeatCounts } from './seat-counts';
export { SeatDesk } from './seat-desk';
export type { SeatRequest } from './seat-desk';
export { SeatRecorders } from './seat-recorder';
export type { SeatRecorder } from './seat-recorder';
export { SeatWitnesses } from './seat-witness';
export type { SeatWitness, WitnessedSeat } from './seat-witness';
export { SeatingModule } from './seating.module';
