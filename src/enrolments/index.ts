// A person in a class, from application to completion: joining, one's own place, giving back.
export type { Companion, Enrolment, EnrolmentReason, EnrolmentStatus } from './enrolment';
export { ACTIVE, canLeave, isOverdue, LEAVABLE, SEATED } from './enrolment';
export { ENROLMENTS } from './enrolment.schema';
export { ApplicationMade, JoinedWaitingList, PlaceGivenBack, PlaceTaken } from './enrolments.facts';
