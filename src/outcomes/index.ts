/** What comes of classes beyond themselves: the solidarity ledger. */
export { ClassAccounts } from './class-money.service';
export { type LedgerRow, type LedgerYear, SolidarityLedger } from './ledger.service';
export { OutcomesModule } from './outcomes.module';
export { allOf, COST_PARTS, incomeIn, totalOf } from './solidarity';
export { type Cover, Solidarity } from './solidarity.service';
