import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { BillingModule } from '../../billing';
import { HistoryModule } from '../../history';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { Bookkeeping } from './bookkeeping.service';
import { DocumentDeeds, DocumentTools } from './document-deeds';
import { DocumentHistory, DocumentPages } from './document.pages';
import { DocumentsController } from './documents.controller';
import { MoneyController } from './money.controller';
import { MoneyFrame } from './money.frame';
import { MoneyPages } from './money.pages';
import { MoneyPaymentsController } from './payments.controller';
import { SettingsPages } from './settings.pages';
import { StatementPages } from './statement.pages';
import { StatementsController } from './statements.controller';

/** The accountant's desk: documents, payments, statements, settings. */
@Module({
  imports: [AccessModule, BillingModule, HistoryModule, OrganisationsModule],
  controllers: [DocumentsController, MoneyController, MoneyPaymentsController, StatementsController],
  providers: [
    Bookkeeping,
    DocumentDeeds,
    DocumentHistory,
    DocumentPages,
    DocumentTools,
    MoneyFrame,
    MoneyPages,
    OfficeFrame,
    SettingsPages,
    StatementPages,
  ],
})
export class MoneyDeskModule {}
