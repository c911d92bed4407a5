import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { DocumentsModule } from '../platform/documents';
import { BillingEmails } from './billing.emails';
import { BillingEraser } from './billing.eraser';
import { BillingJobs } from './billing.jobs';
import { BillingSettingsApi } from './billing-settings.api';
import { BillingSettingsRepository } from './billing-settings.repository';
import { BillingSettingsSchema } from './billing-settings.schema';
import { BillingSettingsService } from './billing-settings.service';
import { BookkeepingRepository } from './bookkeeping.repository';
import { Books } from './bookkeeping.service';
import { BuyerSeal } from './buyer-seal';
import { Corrections, CorrectionTools } from './corrections.service';
import { CorrectionsApi } from './corrections.api';
import { DocumentController } from './document.controller';
import { DocumentLinks } from './document-links';
import { DocumentPresenter } from './document.presenter';
import { FreeInvoices } from './free-invoices.service';
import { InvoicePaperPresenter } from './invoice-paper.presenter';
import { InvoicePapers, PaperTools } from './invoice-papers.service';
import { InvoiceSchema, InvoiceSeriesSchema } from './invoice.schema';
import { InvoicesApi } from './invoices.api';
import { InvoicesRepository } from './invoices.repository';
import { InvoicesService } from './invoices.service';
import { IssuingDesk, IssuingRecords } from './issuing.desk';
import { OfficeDay } from './office-day';
import { CashTexts } from './cash-texts';
import { PaymentSchema } from './payment.schema';
import { PaymentLists } from './payment-lists.service';
import { PartCredits } from './part-credits.service';
import { PaymentReminders, ReminderTools } from './payment-reminders.service';
import { PaymentRecords } from './payment-records';
import { PaymentsApi } from './payments.api';
import { PaymentsRepository } from './payments.repository';
import { PaymentsService, PaymentTools } from './payments.service';
import { Proposals } from './proposals.service';
import { StatementFiles } from './statement-files';
import { StatementMappingSchema, StatementSchema } from './statement.schema';
import { StatementsApi } from './statements.api';
import { StatementsRepository } from './statements.repository';
import { StatementsService } from './statements.service';
import { ReceivedMoney } from './received.repository';
import { RemindersApi } from './reminders.api';
import { RemindersRepository } from './reminders.repository';
import { SendingAgain } from './sending-again.service';
import { SeriesRepository } from './series.repository';

/** Wiring of money documents. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'BillingSettings', schema: BillingSettingsSchema },
      { name: 'Invoice', schema: InvoiceSchema },
      { name: 'InvoiceSeries', schema: InvoiceSeriesSchema },
      { name: 'Payment', schema: PaymentSchema },
      { name: 'BankStatement', schema: StatementSchema },
      { name: 'StatementMapping', schema: StatementMappingSchema },
    ]),
    DocumentsModule,
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
  ],
  controllers: [
    BillingSettingsApi,
    CorrectionsApi,
    DocumentController,
    InvoicesApi,
    PaymentsApi,
    RemindersApi,
    StatementsApi,
  ],
  providers: [
    BillingEmails,
    BillingEraser,
    BillingJobs,
    BillingSettingsRepository,
    BillingSettingsService,
    BookkeepingRepository,
    Books,
    BuyerSeal,
    CashTexts,
    Corrections,
    CorrectionTools,
    DocumentLinks,
    DocumentPresenter,
    FreeInvoices,
    InvoicePaperPresenter,
    InvoicePapers,
    InvoicesRepository,
    InvoicesService,
    IssuingDesk,
    IssuingRecords,
    OfficeDay,
    PaperTools,
    PartCredits,
    PaymentLists,
    PaymentRecords,
    PaymentReminders,
    PaymentsRepository,
    PaymentsService,
    PaymentTools,
    Proposals,
    ReceivedMoney,
    RemindersRepository,
    ReminderTools,
    SendingAgain,
    SeriesRepository,
    StatementFiles,
    StatementsRepository,
    StatementsService,
  ],
  exports: [
    BillingSettingsService,
    Books,
    Corrections,
    DocumentLinks,
    FreeInvoices,
    InvoicePapers,
    InvoicesService,
    OfficeDay,
    PartCredits,
    PaymentLists,
    PaymentReminders,
    PaymentsService,
    Proposals,
    ReceivedMoney,
    SendingAgain,
    StatementsService,
  ],
})
export class BillingModule {}
