import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { PeopleModule } from '../people';
import { TracksModule } from '../tracks';
import { Achievements } from './achievements.service';
import { BlocksPresenter } from './blocks.presenter';
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
import { MaterialVersionSchema, MediaSchema } from './learning.schema';
import { Materials } from './materials.service';
import { MediaController } from './media.controller';
import { MediaRepository } from './media.repository';
import { MediaStore } from './media.service';
import { VersionsRepository } from './versions.repository';

/** Wiring of learning. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'MaterialVersion', schema: MaterialVersionSchema },
      { name: 'LearningMedia', schema: MediaSchema },
      { name: 'LessonProgress', schema: ProgressSchema },
      { name: 'QuizTry', schema: QuizTrySchema },
      { name: 'Handwork', schema: HandworkSchema },
    ]),
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    PeopleModule,
    TracksModule,
  ],
  controllers: [JudgingApi, MediaController, TasksApi],
  providers: [
    Achievements,
    BlocksPresenter,
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
    Achievements,
    BlocksPresenter,
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
