import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { CatalogueLists } from './catalogue-lists.service';
import { CoursesApi } from './courses.api';
import { Planning } from './planning.service';
import { TracksApi } from './tracks.api';
import { TracksRepository } from './tracks.repository';
import { CourseSchema, TrackSchema } from './tracks.schema';
import { Tracks } from './tracks.service';

/** Tracks and courses. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Track', schema: TrackSchema },
      { name: 'Course', schema: CourseSchema },
    ]),
    HistoryModule,
    OrganisationsModule,
  ],
  controllers: [TracksApi, CoursesApi],
  providers: [CatalogueLists, Tracks, Planning, TracksRepository],
  exports: [Tracks, Planning],
})
export class TracksModule {}
