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
export { asBooklet, BookletQuery } from './booklets.forms';
export { type BookletFile, Booklets } from './booklets.service';
export { Copies } from './copies.service';
export {
  type Direction,
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
export { type BlockReader, BlocksPresenter, type BlockView } from './blocks.presenter';
export { type Exchange, ExchangeSchema, mediaIn, withMedia } from './exchange';
export { blockIn, LessonBlocks } from './lesson-blocks.service';
export { Lessons } from './lessons.service';
export { LearningModule } from './learning.module';
export { type Content, type Credit, type Criterion, type Lesson, type MaterialVersion, versionFor } from './material';
export { Materials } from './materials.service';
export { mediaNeeds } from './media-needs';
export { type Media, type MediaKind, mediaPath } from './media';
export type { MediaRef, PictureRef } from './media-ref';
export { MediaStore, mostBytes } from './media.service';
export { type CourseMaterial, MaterialOverview, WRITTEN } from './overview.service';
export { Reviews } from './reviews.service';
export { type FoundText, missingIn, textsIn, withText } from './texts';
export { type MediaMap, pictureView, proseView, soundView, USUAL_WIDTH } from './media.presenter';
export { type Done, type LessonProgress, lessonsDone, progressIn, whatNext } from './progress';
export { type DoneMark, Progress } from './progress.service';
export { MOST_PIECES } from './recipe';
export type { Handwork, Question, QuestionOf, Quiz } from './tasks';
export { type Achieved, Achievements, NOTHING_ACHIEVED } from './achievements.service';
export { type Answer, type Given, readNumber, type Score, scoreOf, shuffled } from './grading';
export {
  type HandworkPiece,
  type Judgement,
  type PieceState,
  pieceState,
  type Round,
  type Verdict,
  VERDICTS,
} from './handwork';
export { type OpenHandwork, Handworks } from './handworks.service';
export { type Judged, Judging } from './judging.service';
export { TaskDone } from './learning.facts';
export { handworkIn, type OwnMaterial, OwnTasks } from './own-tasks.service';
export { PiecePhotos, sendPhoto } from './piece-photos';
export { type Answered, type OpenQuiz, Quizzes } from './quizzes.service';
export type { PieceLine, QuizLine } from './task-overview.service';
export { PHOTO_BYTES } from './tasks.forms';
export { TaskWords } from './tasks.openapi';
