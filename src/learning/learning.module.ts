import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { TracksModule } from '../tracks';
import { DraftLessonSchema, DraftSchema, MaterialVersionSchema, MediaSchema } from './learning.schema';
import { CopiesApi } from './copies.api';
import { Copies } from './copies.service';
import { Drafts } from './drafts.service';
import { DraftsRepository } from './drafts.repository';
import { LessonBlocksApi } from './lesson-blocks.api';
import { LessonBlocks } from './lesson-blocks.service';
import { LessonsApi } from './lessons.api';
import { Lessons } from './lessons.service';
import { MaterialApi } from './material.api';
import { NotificationsModule } from '../notifications';
import { PeopleModule } from '../people';
import { Achievements } from './achievements.service';
import { BlocksPresenter } from './blocks.presenter';
import { BookletPresenter } from './booklet.presenter';
import { BookletsApi } from './booklets.api';
import { BookletsRepository } from './booklets.repository';
import { BookletSchema } from './booklets.schema';
import { Booklets, BookletTools } from './booklets.service';
import { Handworks } from './handworks.service';
import { JudgingApi } from './judging.api';
import { Judging } from './judging.service';
import { JudgingTools } from './judging-tools';
import { OwnTasks } from './own-tasks.service';
import { PiecePhotos } from './piece-photos';
import { Progress } from './progress.service';
import { ProgressRepository } from './progress.repository';
import { ProgressSchema } from './progress.schema';
import { Quizzes } from './quizzes.service';
import { TaskOverview } from './task-overview.service';
import { TasksApi } from './tasks.api';
import { TaskEmails } from './tasks.emails';
import { TasksEraser } from './tasks.eraser';
import { TaskWords } from './tasks.openapi';
import { TasksRepository } from './tasks.repository';
import { HandworkSchema, QuizTrySchema } from './tasks.schema';
import { Materials } from './materials.service';
import { MediaApi } from './media.api';
import { MediaController } from './media.controller';
import { MediaRepository } from './media.repository';
import { MediaStore } from './media.service';
import { MaterialOverview } from './overview.service';
import { Reviews } from './reviews.service';
import { ReviewsApi } from './reviews.api';
import { VersionsRepository } from './versions.repository';

/** Wiring of learning. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'MaterialVersion', schema: MaterialVersionSchema },
      { name: 'LearningMedia', schema: MediaSchema },
      { name: 'MaterialDraft', schema: DraftSchema },
      { name: 'DraftLesson', schema: DraftLessonSchema },
      { name: 'LessonProgress', schema: ProgressSchema },
      { name: 'QuizTry', schema: QuizTrySchema },
      { name: 'Handwork', schema: HandworkSchema },
      { name: 'Booklet', schema: BookletSchema },
    ]),
    AccessModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    TracksModule,
  ],
  controllers: [
    BookletsApi,
    CopiesApi,
    JudgingApi,
    LessonBlocksApi,
    LessonsApi,
    MaterialApi,
    MediaApi,
    MediaController,
    ReviewsApi,
    TasksApi,
  ],
  providers: [
    Copies,
    Drafts,
    DraftsRepository,
    LessonBlocks,
    Lessons,
    MaterialOverview,
    Reviews,
    Achievements,
    BlocksPresenter,
    BookletPresenter,
    Booklets,
    BookletsRepository,
    BookletTools,
    Handworks,
    Judging,
    JudgingTools,
    Materials,
    MediaRepository,
    MediaStore,
    OwnTasks,
    PiecePhotos,
    Progress,
    ProgressRepository,
    Quizzes,
    TaskEmails,
    TaskOverview,
    TasksEraser,
    TasksRepository,
    TaskWords,
    VersionsRepository,
  ],
  exports: [
    Copies,
    Drafts,
    LessonBlocks,
    Lessons,
    MaterialOverview,
    Reviews,
    Achievements,
    BlocksPresenter,
    Booklets,
    Handworks,
    Judging,
    Materials,
    MediaStore,
    OwnTasks,
    PiecePhotos,
    Progress,
    Quizzes,
    TaskOverview,
    TaskWords,
  ],
})
export class LearningModule {}
