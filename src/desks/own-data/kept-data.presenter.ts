import { pointsOf } from '../../classes';
import type { Person } from '../../people';
import type { KeptData, KeptPart } from './kept-data';

/** What is kept, as the API and the download give it: whole, for the person alone and for managers. */
export function keptDataJson({ personId, persons, stopped, parts, looks, lookers }: KeptData): object {
  return {
    id: personId,
    persons: persons.map((person) => personJson(person, stopped.get(person.id))),
    classes: parts.map(partJson),
    looks: looks.map(({ at, field, reason, accountId, via, company }) => ({
      at: at.toISOString(),
      field,
      reason,
      by: company ?? lookers.get(accountId) ?? null,
      via,
    })),
  };
}

function personJson(person: Person, messagesStopped: Date | undefined): object {
  const { id, fullName, callName, phone, phoneTyped, email, language, needs, erased } = person;
  if (erased) return { id, erased: erased.toISOString() };
  return { id, fullName, callName, phone, phoneTyped, email, language, needs, messagesStopped };
}

function partJson(part: KeptPart): object {
  const { enrolment, context, companions, marks, lessons, certificates, lines, deliveries, refusal, replies, sharing } =
    part;
  const { id, status, reason, seats, free, language, createdAt, changedAt, reservedUntil } = enrolment;
  const { trainingClass, course, organisation } = context;
  const sessions = new Map(trainingClass.sessions.map((session) => [session.id, session]));
  return {
    enrolmentId: id,
    organisation: organisation.name,
    course: course.title,
    level: course.level,
    class: {
      code: trainingClass.code,
      town: trainingClass.town,
      from: trainingClass.startsAt,
      until: trainingClass.endsAt,
    },
    status,
    reason,
    seats,
    freePlace: free,
    language,
    joinedAt: createdAt,
    changedAt,
    reservedUntil,
    filledInByStaff: enrolment.helpedBy !== undefined,
    previousCertificate: enrolment.previousCertificate,
    companions: [...companions].map(([companion, fullName]) => ({ companion, fullName })),
    attendance: marks.map(({ sessionId, companion, status: how, minutes, markedAt }) => ({
      meeting: sessions.get(sessionId)?.start ?? null,
      companion,
      status: how,
      minutes,
      markedAt,
    })),
    lessons: [...lessons].map(([part, at]) => ({ part, doneAt: at })),
    certificates: certificates.map(({ award, name, nameInOtherScript }) => ({
      number: award.number,
      companion: award.companion,
      status: award.status,
      issuedOn: award.issuedOn,
      name,
      nameInOtherScript,
      sharing: award.sharing,
    })),
    company: sharing ? { name: sharing.company, sees: sharing.sharing } : undefined,
    application: applicationJson(part),
    refusal,
    phoneReplies: replies.map(({ at, text }) => ({ at, text })),
    messages: deliveries.map(({ message, channel, state, at, sentAt }) => ({ message, channel, state, at, sentAt })),
    history: lines.map(({ at, verb, actor, facts }) => ({ at, what: verb, by: actor.kind, facts })),
  };
}

/** What counted of an application: what the person said is true, and for what staff gave points. */
function applicationJson({ enrolment: { says, met }, context }: KeptPart): object | undefined {
  if (says === undefined && met === undefined) return undefined;
  const { criteria = [] } = context.trainingClass;
  const texts = (ids: readonly string[] = []) => criteria.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
  return { says: texts(says), met: texts(met), points: pointsOf(criteria, met) };
}
