import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { ClassesModule } from '../classes';
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
    ]),
    AccessModule,
    ClassesModule,
    HistoryModule,
    OrganisationsModule,
    TracksModule,
  ],
  controllers: [CopiesApi, LessonBlocksApi, LessonsApi, MaterialApi, MediaApi, MediaController, ReviewsApi],
  providers: [
    Copies,
    Drafts,
    DraftsRepository,
    LessonBlocks,
    Lessons,
    MaterialOverview,
    Materials,
    MediaRepository,
    MediaStore,
    Reviews,
    VersionsRepository,
  ],
  exports: [Copies, Drafts, LessonBlocks, Lessons, MaterialOverview, Materials, MediaStore, Reviews],
})
export class LearningModule {}
