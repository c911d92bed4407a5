/** Courses held once: meetings, place, languages, and the way from draft to finished. */
export { ClassChanges } from './class-changes.service';
export { ClassPlanning } from './class-planning.service';
export { ClassStates } from './class-states.service';
export { ClassCancelled, ClassChanged, ClassConfirmed, ClassFinished, ClassPublished } from './classes.facts';
export type { NewClass } from './classes.forms';
export { ClassesModule } from './classes.module';
export { Classes } from './classes.service';
export {
  type ClassState,
  isLive,
  isOver,
  isPublic,
  type Session,
  takesLearners,
  type TrainingClass,
} from './training-class';
