/** A person in a class, from application to completion: joining, one's own place, giving back. */
export { Admissions } from './admissions.service';
export { ApplicationPoints } from './application-points.service';
export { explanationText, refusalReason } from './applications.forms';
export { type Application, Applications, type ClassApplications } from './applications.service';
export { type ClassContext, ClassContexts } from './class-contexts';
export type { CertificateName, Companion, Enrolment, EnrolmentReason, EnrolmentStatus } from './enrolment';
export {
  ACTIVE,
  canLeave,
  canMove,
  canReopen,
  canShrink,
  canSwap,
  companionsOf,
  isOverdue,
  LEAVABLE,
  partyNumbers,
  personIdOf,
  SEATED,
  sits,
  SITTING,
} from './enrolment';
export { Companions } from './companions.service';
export { EnrolmentAnswers } from './enrolment-answers';
export { EnrolmentLinks } from './enrolment-links';
export { JoinedWaitingList, PartyShrunk, PlaceGivenBack, PlaceTaken } from './enrolments.facts';
export { EnrolmentsModule } from './enrolments.module';
export { type ChangedClass, changeWords, isStillChanged } from './emails/class-moved.email';
export { classFacts, type LetterSubject, placeButton, safety, settingOut, startsShort } from './emails/letter-subject';
export { sampleSubject } from './emails/sample';
export { Joined, NowWaiting, Reserved } from './enrolments.messages';
export { letterTo, LetterSubjects, SAMPLE_PERSON } from './letter-subjects';
export { assertCanChange, assertCanRead, assertOffice } from './enrolments.policy';
export { enrolmentAnswer } from './enrolments.openapi';
export { EntryLevelMissingError, NoRoomError } from './enrolments.errors';
export { JoinForm } from './enrolments.forms';
export { Enrolments, type NamedWrites, type RosterEntry } from './enrolments.service';
export { type CertificateChecker, type CertificateProof, Entry, type EntryProof } from './entry.service';
export type { MovedAhead } from './line-moves';
export { LostLinks } from './lost-links.service';
export { type JoinAnswer, JoinService } from './join.service';
export { type NamedPerson, NamedPlaces, type Naming } from './named-places.service';
export { PaidPlaces } from './paid-places.service';
export { PeopleLists, type PeopleQuery } from './people-lists.repository';
export { type FoundRecords, PersonRecords } from './person-records.service';
export { type PlaceNow, Places } from './places.service';
export { ClassWords, type Fact, type Moment } from './class-words';
export { personIdFor } from './newcomer';
export { needsIn } from './needs';
export { type GroupCard, OtherGroups } from './other-groups';
export { RefusalWords } from './refusal-words';
export { Refusals } from './refusals.service';
export { SeatSums } from './seat-sums.repository';
export { type SmsResult, SmsWords } from './sms-words';
export { Swaps } from './swaps.service';
export { Transfers } from './transfers.service';
export { TypedResults } from './typed-results.service';
export { hasToPay, priceOf } from './way-in';
