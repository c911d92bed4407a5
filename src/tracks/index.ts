/** Tracks and courses: what is taught, at which level, for which price, and what it takes. */
export {
  type CompletionRule,
  type Course,
  type CourseBrief,
  inLevelOrder,
  type Level,
  levelBelow,
  levelNumber,
  LEVELS,
  type Prices,
} from './course';
export { Planning } from './planning.service';
export { type Motif, type Track } from './track';
export { Tracks } from './tracks.service';
export { TracksModule } from './tracks.module';
