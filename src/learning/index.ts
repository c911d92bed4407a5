/** What is taught: lessons made of blocks, their published versions, pictures and sounds. */
export {
  ALLERGENS,
  type Allergen,
  type Block,
  BLOCK_KINDS,
  type BlockKind,
  type BlockOf,
  BlockSchema,
  type Unit,
  UNITS,
} from './blocks';
export { Copies } from './copies.service';
export {
  type Direction,
  DRAFT_STATES,
  type Draft,
  type DraftBlock,
  type DraftLesson,
  isReady,
  standing,
  type Writing,
} from './draft';
export { StaleBlockError } from './draft.errors';
export { Drafts, lessonIn, type OpenDraft } from './drafts.service';
export {
  type BlockInput,
  LessonChangeForm,
  MaterialChangeForm,
  NewLessonForm,
  PublicationForm,
  ReturnForm,
} from './drafts.forms';
export { type Exchange, ExchangeSchema, mediaIn, withMedia } from './exchange';
export { blockIn, LessonBlocks } from './lesson-blocks.service';
export { Lessons } from './lessons.service';
export { LearningModule } from './learning.module';
export {
  type Content,
  ContentSchema,
  type Credit,
  type Criterion,
  type Lesson,
  type MaterialVersion,
  versionFor,
} from './material';
export { Materials } from './materials.service';
export { mediaNeeds } from './media-needs';
export { type Media, type MediaKind, mediaPath } from './media';
export type { MediaRef, PictureRef } from './media-ref';
export { MediaStore, MOST_PICTURE_BYTES, mostBytes } from './media.service';
export { type CourseMaterial, MaterialOverview, missingTexts, WRITTEN } from './overview.service';
export { Reviews, type Verdict } from './reviews.service';
export { type FoundText, missingIn, textsIn, withText } from './texts';
export type { Handwork, Question, QuestionOf, Quiz } from './tasks';
