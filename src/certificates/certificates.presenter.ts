import { type Award, problemOf } from './award';
import type { Asked } from './asking.service';
import type { BatchProgress } from './batches.service';
import type { CheckedCertificate } from './certificates.service';

const companionOf = ({ companion }: { companion: number }) => (companion > 0 ? { companion } : {});

/** A date in a zone as RFC 3339 writes one: 2026-11-02. */
const dayIn = (date: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date);

/** What anybody is told of a number. */
export function checkedJson(checked: CheckedCertificate): object {
  const { award, status, name, nameDeleted, course, organisation, trainingClass } = checked;
  const { number, issuedOn, hours, attendedHours, validUntil, replacedBy, revocation } = award;
  return {
    number,
    status,
    issuer: { id: organisation.slug, name: organisation.name, kind: organisation.kind, town: organisation.town },
    course: { slug: course.slug, title: course.title },
    level: course.level,
    issuedOn: dayIn(issuedOn ?? award.earnedAt, organisation.timeZone),
    hours,
    attendedHours,
    heldFrom: dayIn(trainingClass.startsAt, trainingClass.timeZone),
    heldUntil: dayIn(trainingClass.endsAt, trainingClass.timeZone),
    ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
    ...(replacedBy ? { replacedBy: replacedBy.number } : {}),
    ...(revocation ? { revocation: { at: revocation.at.toISOString(), reason: revocation.reason } } : {}),
    ...(nameDeleted ? { nameDeleted } : {}),
    ...(name ? { name: name.name, ...(name.other ? { nameInOtherScript: name.other } : {}) } : {}),
  };
}

/** A certificate for its owner and for staff. */
export function ownJson(award: Award, status: string): object {
  const { number, kind, issuedOn, sharing, replacedBy } = award;
  return {
    number,
    kind,
    ...companionOf(award),
    status,
    issuedAt: (issuedOn ?? award.earnedAt).toISOString(),
    sharing: { name: sharing.name, pdf: sharing.pdf },
    ...(replacedBy ? { replacedBy: replacedBy.number } : {}),
  };
}

export function askedJson({ batchId, total, notEligible }: Asked): object {
  return {
    batchId,
    total,
    notEligible: notEligible.map((one) => ({
      enrolmentId: one.enrolmentId,
      ...companionOf(one),
      missing: one.missing,
    })),
  };
}

/** How far a batch is; `say` writes a problem in the reader's language. */
export function batchJson({ batch, items, ...counts }: BatchProgress, say: (problem: string) => string): object {
  return {
    id: batch.id,
    classId: batch.classId,
    kind: batch.kind,
    begunAt: batch.begunAt.toISOString(),
    ...counts,
    items: items.map(({ award, status }) => {
      const error = problemOf(award);
      return {
        enrolmentId: award.enrolmentId,
        ...companionOf(award),
        status,
        number: status === 'issued' || status === 'revoked' ? award.number : null,
        error,
        ...(error === null ? {} : { message: say(error) }),
      };
    }),
  };
}
