import { Module, type OnModuleInit } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Audits } from '../platform/audits';
import { SeatAudit } from './seat-audit';
import { SeatDesk } from './seat-desk';
import { SeatFigures } from './seat-figures.repository';
import { SeatRecorders } from './seat-recorder';
import { SeatWakeups } from './seat-wakeups';
import { SeatWitnesses } from './seat-witness';
import { SeatLedgers } from './seating.repository';
import { SeatArchiveSchema, SeatLedgerSchema } from './seating.schema';

/** Seats of classes. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'SeatLedger', schema: SeatLedgerSchema },
      { name: 'ArchivedSeatLedger', schema: SeatArchiveSchema },
    ]),
  ],
  providers: [SeatLedgers, SeatFigures, SeatRecorders, SeatWitnesses, SeatWakeups, SeatDesk, SeatAudit],
  exports: [SeatDesk, SeatRecorders, SeatWitnesses, SeatAudit],
})
export class SeatingModule implements OnModuleInit {
  constructor(
    private readonly audits: Audits,
    private readonly audit: SeatAudit,
  ) {}

  onModuleInit(): void {
    this.audits.register({ name: 'seats', run: () => this.audit.problems() });
  }
}
