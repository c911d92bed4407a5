import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../../enrolments';
import { LearningModule } from '../../learning';
import { HandworkController } from './handwork.controller';
import { PieceForms } from './piece-forms';
import { QuizzesController } from './quizzes.controller';
import { TasksPages } from './tasks.pages';
import { TasksReader } from './tasks.reader';

/** What learners answer and make, behind their own link. */
@Module({
  imports: [EnrolmentsModule, LearningModule],
  controllers: [HandworkController, QuizzesController],
  providers: [PieceForms, TasksPages, TasksReader],
})
export class TasksDeskModule {}
