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
export { type Motif, MOTIFS, type Track } from './track';
export {
  type CourseChange,
  CourseChangeForm,
  type NewCourse,
  NewCourseForm,
  type NewTrack,
  NewTrackForm,
  type TrackChange,
  TrackChangeForm,
} from './tracks.forms';
export { Tracks } from './tracks.service';
export { TracksModule } from './tracks.module';
