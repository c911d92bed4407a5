import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { HistoryModule } from '../history';
import { PeopleModule } from '../people';
import { TracksModule } from '../tracks';
import { BlocksPresenter } from './blocks.presenter';
import { MaterialVersionSchema, MediaSchema } from './learning.schema';
import { Materials } from './materials.service';
import { MediaController } from './media.controller';
import { MediaRepository } from './media.repository';
import { MediaStore } from './media.service';
import { Progress } from './progress.service';
import { ProgressRepository } from './progress.repository';
import { ProgressSchema } from './progress.schema';
import { VersionsRepository } from './versions.repository';

/** Wiring of learning. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'MaterialVersion', schema: MaterialVersionSchema },
      { name: 'LearningMedia', schema: MediaSchema },
      { name: 'LessonProgress', schema: ProgressSchema },
    ]),
    ClassesModule,
    HistoryModule,
    PeopleModule,
    TracksModule,
  ],
  controllers: [MediaController],
  providers: [
    BlocksPresenter,
    Materials,
    MediaRepository,
    MediaStore,
    Progress,
    ProgressRepository,
    VersionsRepository,
  ],
  exports: [BlocksPresenter, Materials, MediaStore, Progress],
})
export class LearningModule {}
