import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { AttendanceModule } from '../attendance';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { LearningModule } from '../learning';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { DocumentsModule } from '../platform/documents';
import { TracksModule } from '../tracks';
import { Asking } from './asking.service';
import { AwardSchema, BatchSchema } from './award.schema';
import { AwardRecords } from './award-records';
import { AwardsRepository } from './awards.repository';
import { BatchesRepository } from './batches.repository';
import { Batches } from './batches.service';
import { CertificateLetters } from './certificate-letters.service';
import { CertificateNameController } from './certificate-name.controller';
import { CertificateNames } from './certificate-names.service';
import { CertificatePaperPresenter } from './certificate-paper.presenter';
import { CertificatesApi } from './certificates.api';
import { CertificateEmails } from './certificates.emails';
import { CertificateEraser } from './certificates.eraser';
import { CertificateJobs } from './certificates.jobs';
import { CertificateListeners } from './certificates.listeners';
import { Certificates } from './certificates.service';
import { CheckController } from './check.controller';
import { CheckPresenter } from './check.presenter';
import { ClassCertificatesApi } from './class-certificates.api';
import { ClassCertificatesReader, OwnTools } from './class-certificates.service';
import { Completions } from './completions.service';
import { CorrectionExtras, Corrections } from './corrections.service';
import { HandedCertificates } from './handed-certificates.service';
import { HeldCertificates } from './held-certificates.service';
import { Invitations } from './invitations.service';
import { IssuerKeySchema } from './issuer-key.schema';
import { IssuerKeysRepository } from './issuer-keys.repository';
import { IssuersController } from './issuers.controller';
import { Issuers } from './issuers.service';
import { IssuingTools } from './issuing-tools';
import { Announcements, Making } from './making.service';
import { OwnCertificatesController } from './own-certificates.controller';
import { OwnPresenter } from './own.presenter';
import { PaperTrial } from './paper-trial.service';
import { Papers, Rendering } from './papers.service';

/** Wiring of certificates. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'CertificateAward', schema: AwardSchema },
      { name: 'CertificateBatch', schema: BatchSchema },
      { name: 'IssuerKey', schema: IssuerKeySchema },
    ]),
    AccessModule,
    AttendanceModule,
    ClassesModule,
    DocumentsModule,
    EnrolmentsModule,
    HistoryModule,
    LearningModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    TracksModule,
  ],
  controllers: [
    CertificateNameController,
    CertificatesApi,
    CheckController,
    ClassCertificatesApi,
    IssuersController,
    OwnCertificatesController,
  ],
  providers: [
    Announcements,
    Asking,
    AwardRecords,
    AwardsRepository,
    Batches,
    BatchesRepository,
    CertificateEmails,
    CertificateEraser,
    CertificateJobs,
    CertificateLetters,
    CertificateListeners,
    CertificateNames,
    CertificatePaperPresenter,
    Certificates,
    CheckPresenter,
    ClassCertificatesReader,
    Completions,
    CorrectionExtras,
    Corrections,
    HandedCertificates,
    HeldCertificates,
    Invitations,
    IssuerKeysRepository,
    Issuers,
    IssuingTools,
    Making,
    OwnPresenter,
    OwnTools,
    Papers,
    PaperTrial,
    Rendering,
  ],
  exports: [
    Asking,
    Batches,
    CertificateNames,
    Certificates,
    ClassCertificatesReader,
    Corrections,
    HandedCertificates,
    HeldCertificates,
  ],
})
export class CertificatesModule {}
