import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { AttendanceModule } from '../../attendance';
import { CertificatesModule } from '../../certificates';
import { ClassesModule } from '../../classes';
import { ClassMessagesModule } from '../../messages';
import { EnrolmentsModule } from '../../enrolments';
import { HistoryModule } from '../../history';
import { NotificationsModule } from '../../notifications';
import { OrganisationsModule } from '../../organisations';
import { PeopleModule } from '../../people';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { WaitlistModule } from '../../waitlist';
import { AnswersController } from './answers.controller';
import { ApplicationListController } from './application-list.controller';
import { ApplicationQuestionController } from './application-question.controller';
import { ApplicationPages } from './application.pages';
import { ApplicationsController } from './applications.controller';
import { Audiences } from './audience';
import { CertificateNameDeskController } from './certificate-name.controller';
import { CertificateNamePages } from './certificate-name.pages';
import { ClassCancellationController } from './class-cancellation.controller';
import { ClassCertificatesController } from './class-certificates.controller';
import { ClassDeskController } from './class-desk.controller';
import { ClassListController } from './class-list.controller';
import { ClassListPages } from './class-list.pages';
import { ClassPeopleController } from './class-people.controller';
import { ClassStatesController } from './class-states.controller';
import { ClassPages } from './class.pages';
import { ClassReader } from './class.reader';
import { DecisionPages } from './decision.pages';
import { PeopleListController } from './people-list.controller';
import { PeopleListPages, PeopleListSources } from './people-list.pages';
import { PersonErasureController } from './person-erasure.controller';
import { FiltersController } from './filters.controller';
import { GroupChoices } from './group-choices';
import { MergerController } from './merger.controller';
import { OfficeFrame } from './office.frame';
import { PhoneLooks } from './phone-looks.service';
import { RecordsReader } from './records.reader';
import { ToolsController } from './tools.controller';
import { SwapPages } from './swap.pages';
import { SwapsController } from './swaps.controller';
import { TransferPages } from './transfer.pages';
import { TransfersController } from './transfers.controller';

/** The back office: classes with their people, seats, waiting lists, meetings, messages and certificates. */
@Module({
  imports: [
    AccessModule,
    AttendanceModule,
    CertificatesModule,
    ClassesModule,
    ClassMessagesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    SeatingModule,
    TracksModule,
    WaitlistModule,
  ],
  controllers: [
    ClassListController,
    ClassDeskController,
    ClassStatesController,
    ClassCancellationController,
    AnswersController,
    ApplicationListController,
    ApplicationQuestionController,
    ApplicationsController,
    ClassPeopleController,
    ClassCertificatesController,
    CertificateNameDeskController,
    PeopleListController,
    FiltersController,
    PersonErasureController,
    SwapsController,
    TransfersController,
    MergerController,
    ToolsController,
  ],
  providers: [
    ApplicationPages,
    Audiences,
    CertificateNamePages,
    ClassListPages,
    ClassPages,
    ClassReader,
    DecisionPages,
    GroupChoices,
    OfficeFrame,
    PeopleListPages,
    PeopleListSources,
    PhoneLooks,
    RecordsReader,
    SwapPages,
    TransferPages,
  ],
  exports: [Audiences, ClassReader, OfficeFrame],
})
export class OfficeDeskModule {}
