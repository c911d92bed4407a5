import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { BillingModule } from '../../billing';
import { HistoryModule } from '../../history';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { BookkeepingApi } from './bookkeeping.api';
import { Bookkeeping } from './bookkeeping.service';
import { CreditPanel } from './credit.panel';
import { DocumentDeeds, DocumentTools } from './document-deeds';
import { DocumentHistory, DocumentPages, DocumentSides } from './document.pages';
import { DocumentsController } from './documents.controller';
import { MoneyController } from './money.controller';
import { MoneyFrame } from './money.frame';
import { MoneyPages } from './money.pages';
import { NewDocumentController } from './new-document.controller';
import { NewDocumentPages } from './new-document.pages';
import { MoneyPaymentsController } from './payments.controller';
import { ReminderPanel } from './reminder.panel';
import { SettingsPages } from './settings.pages';
import { StatementPages } from './statement.pages';
import { StatementsController } from './statements.controller';

/** The accountant's desk: documents, payments, statements, settings. */
@Module({
  imports: [AccessModule, BillingModule, HistoryModule, OrganisationsModule],
  controllers: [
    BookkeepingApi,
    DocumentsController,
    MoneyController,
    MoneyPaymentsController,
    NewDocumentController,
    StatementsController,
  ],
  providers: [
    Bookkeeping,
    CreditPanel,
    DocumentDeeds,
    DocumentHistory,
    DocumentPages,
    DocumentSides,
    DocumentTools,
    MoneyFrame,
    MoneyPages,
    NewDocumentPages,
    OfficeFrame,
    ReminderPanel,
    SettingsPages,
    StatementPages,
  ],
})
export class MoneyDeskModule {}
