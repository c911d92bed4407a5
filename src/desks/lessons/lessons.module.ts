import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../../enrolments';
import { LearningModule } from '../../learning';
import { OfficeFrame } from '../office/office.frame';
import { ClassLessonsController } from './class-lessons.controller';
import { ClassLessonsPages } from './class-lessons.pages';
import { CourseBooklets } from './course-booklets';
import { LessonsController } from './lessons.controller';
import { LessonsPages } from './lessons.pages';
import { LessonsReader } from './lessons.reader';
import { ProgressController } from './progress.controller';

/** Lessons as learners read them, and as staff look at them. */
@Module({
  imports: [EnrolmentsModule, LearningModule],
  controllers: [LessonsController, ProgressController, ClassLessonsController],
  providers: [ClassLessonsPages, CourseBooklets, LessonsPages, LessonsReader, OfficeFrame],
})
export class LessonsDeskModule {}
