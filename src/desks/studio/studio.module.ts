import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { ClassesModule } from '../../classes';
import { HistoryModule } from '../../history';
import { LearningModule } from '../../learning';
import { OrganisationsModule } from '../../organisations';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { BlockPages } from './block.pages';
import { BlockUploads } from './block-uploads';
import { StudioBlocksController } from './blocks.controller';
import { StudioCopiesController } from './copies.controller';
import { CopiesPages } from './copies.pages';
import { HistoryLines } from './history-lines';
import { LessonPages } from './lesson.pages';
import { StudioLessonsController } from './lessons.controller';
import { MaterialDeeds } from './material-deeds';
import { MaterialController } from './material.controller';
import { MaterialPages } from './material.pages';
import { StudioPaperController } from './paper.controller';
import { StudioPreviewController } from './preview.controller';
import { PreviewPages } from './preview.pages';
import { StudioReviewController } from './review.controller';
import { ReviewPages } from './review.pages';
import { RubricPages } from './rubric.pages';
import { StudioFrame } from './studio.frame';
import { TranslationPages } from './translation.pages';
import { Translations } from './translations.service';

/** Where instructors write, translate, read and publish what is taught. */
@Module({
  imports: [AccessModule, ClassesModule, HistoryModule, LearningModule, OrganisationsModule, TracksModule],
  controllers: [
    MaterialController,
    StudioReviewController,
    StudioCopiesController,
    StudioPaperController,
    StudioLessonsController,
    StudioBlocksController,
    StudioPreviewController,
  ],
  providers: [
    BlockPages,
    BlockUploads,
    CopiesPages,
    HistoryLines,
    LessonPages,
    MaterialDeeds,
    MaterialPages,
    OfficeFrame,
    PreviewPages,
    ReviewPages,
    RubricPages,
    StudioFrame,
    TranslationPages,
    Translations,
  ],
})
export class StudioDeskModule {}
