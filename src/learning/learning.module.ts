import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { HistoryModule } from '../history';
import { TracksModule } from '../tracks';
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
    ]),
    ClassesModule,
    HistoryModule,
    TracksModule,
  ],
  controllers: [MediaController],
  providers: [Materials, MediaRepository, MediaStore, VersionsRepository],
  exports: [Materials, MediaStore],
})
export class LearningModule {}
