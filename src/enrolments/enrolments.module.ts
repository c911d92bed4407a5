import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { SeatingModule } from '../seating';
import { TracksModule } from '../tracks';
import { ApplicationPoints } from './application-points.service';
import { ApplicationsApi } from './applications.api';
import { ApplicationsRepository } from './applications.repository';
import { Applications } from './applications.service';
import { ApplicationMoves } from './application-moves.service';
import { AdmissionsApi } from './admissions.api';
import { Admissions } from './admissions.service';
import { ClassContexts } from './class-contexts';
import { ClassEnrolmentsApi } from './class-enrolments.api';
import { Companions } from './companions.service';
import { ClassWords } from './class-words';
import { ClassNews } from './class-news.service';
import { EnrolmentAnswers } from './enrolment-answers';
import { EnrolmentLinks } from './enrolment-links';
import { EnrolmentSchema } from './enrolment.schema';
import { EnrolmentEmails } from './enrolments.emails';
import { EnrolmentsApi } from './enrolments.api';
import { EnrolmentEraser } from './enrolments.eraser';
import { EnrolmentJobs } from './enrolments.jobs';
import { EnrolmentListeners } from './enrolments.listeners';
import { EnrolmentsRepository } from './enrolments.repository';
import { Enrolments } from './enrolments.service';
import { EnrolmentWitness } from './enrolments.witness';
import { Entry } from './entry.service';
import { Invitations } from './invitations';
import { JoinCheckController } from './join-check.controller';
import { JoinController } from './join.controller';
import { JoinCookie } from './join-cookie';
import { JoinDraftSchema } from './join-draft.schema';
import { JoinDraftsRepository } from './join-drafts.repository';
import { JoinDrafts } from './join-drafts.service';
import { JoinFlow } from './join-flow.service';
import { JoinPages } from './join-pages';
import { JoinPresenter } from './join.presenter';
import { JoinService } from './join.service';
import { LetterSubjects } from './letter-subjects';
import { LostLinksApi } from './lost-links.api';
import { LostLinks } from './lost-links.service';
import { Mergers } from './mergers.service';
import { MovesApi } from './moves.api';
import { NamedPlaces } from './named-places.service';
import { NewcomerTools } from './newcomer-tools';
import { OtherGroups } from './other-groups';
import { PaidPlaces } from './paid-places.service';
import { PeopleLists } from './people-lists.repository';
import { PersonRecords } from './person-records.service';
import { Places } from './places.service';
import { ReminderSchema } from './reminder.schema';
import { RefusalWords } from './refusal-words';
import { Refusals } from './refusals.service';
import { Reminders } from './reminders.service';
import { TypedResults } from './typed-results.service';
import { SeatSums } from './seat-sums.repository';
import { SmsWords } from './sms-words';
import { Swaps } from './swaps.service';
import { Transfers } from './transfers.service';

/** Wiring of enrolments. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Enrolment', schema: EnrolmentSchema },
      { name: 'EnrolmentReminder', schema: ReminderSchema },
      { name: 'JoinDraft', schema: JoinDraftSchema },
    ]),
    HistoryModule,
    PeopleModule,
    OrganisationsModule,
    NotificationsModule,
    SeatingModule,
    TracksModule,
    ClassesModule,
  ],
  controllers: [
    AdmissionsApi,
    ApplicationsApi,
    ClassEnrolmentsApi,
    EnrolmentsApi,
    JoinCheckController,
    JoinController,
    LostLinksApi,
    MovesApi,
  ],
  providers: [
    Admissions,
    ApplicationMoves,
    ApplicationPoints,
    Applications,
    ApplicationsRepository,
    ClassContexts,
    ClassNews,
    ClassWords,
    Companions,
    EnrolmentAnswers,
    EnrolmentEmails,
    EnrolmentEraser,
    EnrolmentJobs,
    EnrolmentLinks,
    EnrolmentListeners,
    EnrolmentsRepository,
    Enrolments,
    EnrolmentWitness,
    Entry,
    Invitations,
    JoinCookie,
    JoinDrafts,
    JoinDraftsRepository,
    JoinFlow,
    JoinPages,
    JoinPresenter,
    JoinService,
    Mergers,
    NamedPlaces,
    NewcomerTools,
    OtherGroups,
    LetterSubjects,
    LostLinks,
    PaidPlaces,
    PeopleLists,
    PersonRecords,
    Places,
    Refusals,
    RefusalWords,
    Reminders,
    SeatSums,
    SmsWords,
    Swaps,
    Transfers,
    TypedResults,
  ],
  exports: [
    Admissions,
    ApplicationPoints,
    Applications,
    ClassContexts,
    ClassWords,
    Companions,
    EnrolmentAnswers,
    EnrolmentLinks,
    Enrolments,
    Entry,
    JoinService,
    LetterSubjects,
    LostLinks,
    NamedPlaces,
    OtherGroups,
    PaidPlaces,
    PeopleLists,
    PersonRecords,
    Places,
    Refusals,
    RefusalWords,
    SeatSums,
    SmsWords,
    Swaps,
    Transfers,
    TypedResults,
  ],
})
export class EnrolmentsModule {}
