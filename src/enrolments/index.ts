/** A person in a class, from application to completion: joining, one's own place, giving back. */
export { Admissions } from './admissions.service';
export { type ClassContext, ClassContexts } from './class-contexts';
export type { CertificateName, Companion, Enrolment, EnrolmentReason, EnrolmentStatus } from './enrolment';
export { ACTIVE, canLeave, isOverdue, LEAVABLE, SEATED } from './enrolment';
export { EnrolmentAnswers } from './enrolment-answers';
export { EnrolmentLinks } from './enrolment-links';
export { ENROLMENTS } from './enrolment.schema';
export { ApplicationMade, JoinedWaitingList, PlaceGivenBack, PlaceTaken } from './enrolments.facts';
export { JoinForm } from './enrolments.forms';
export { EnrolmentsModule } from './enrolments.module';
export {
  classFacts,
  courseAndGroup,
  type LetterSubject,
  placeButton,
  safety,
  starts,
  startsShort,
  why,
} from './emails/letter-subject';
export { sampleSubject } from './emails/sample';
export { Joined, Reserved } from './enrolments.messages';
export { letterTo, LetterSubjects, SAMPLE_PERSON } from './letter-subjects';
export { assertCanChange, assertCanRead, assertCanSee, assertOffice, holds, isOffice } from './enrolments.policy';
export { enrolmentJson } from './enrolments.presenter';
export { Enrolments, type RosterEntry } from './enrolments.service';
export { type CertificateChecker, Entry, type EntryProof } from './entry.service';
export { type JoinAnswer, JoinService } from './join.service';
export { type PlaceNow, Places } from './places.service';
export { ClassWords, type Fact, type Moment } from './class-words';
export { type GroupCard, hasRoom, OtherGroups } from './other-groups';
export { hasToPay, priceOf } from './way-in';
