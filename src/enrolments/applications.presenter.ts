import type { Application, ClassApplications } from './applications.service';

/** An application as the API shows it. */
export function applicationJson({ enrolment, person, points }: Application): object {
  const {
    id,
    personId,
    status,
    seats,
    language,
    free,
    createdAt,
    previousCertificate,
    says = [],
    met = [],
  } = enrolment;
  return {
    enrolmentId: id,
    personId,
    callName: person?.callName ?? '',
    fullName: person?.fullName ?? '',
    status,
    seats,
    language,
    free,
    ...(person?.needs === undefined ? {} : { needs: person.needs }),
    ...(previousCertificate === undefined ? {} : { previousCertificate }),
    says,
    met,
    points,
    createdAt,
  };
}

/** All of a class: what counts, then those who ask. */
export const applicationsJson = ({ criteria, items }: ClassApplications): object => ({
  criteria,
  items: items.map(applicationJson),
  next: null,
});
