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
export { type Exchange, ExchangeSchema, mediaIn, withMedia } from './exchange';
export { LearningModule } from './learning.module';
export {
  type Content,
  ContentSchema,
  type Credit,
  type Criterion,
  type Lesson,
  type MaterialVersion,
} from './material';
export { Materials } from './materials.service';
export { type Media, mediaPath } from './media';
export type { MediaRef, PictureRef } from './media-ref';
export { MediaStore } from './media.service';
export type { Handwork, Question, QuestionOf, Quiz } from './tasks';
