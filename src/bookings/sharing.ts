/** What somebody lets the company see that sent them. Neither, until they say so. */
export interface SharedParts {
  /** How much of the meetings the person was there. */
  readonly attendance: boolean;
  /** The certificate, where there is one. */
  readonly certificate: boolean;
}

/** The word of one whom a company named. */
export interface CompanySharing extends SharedParts {
  readonly enrolmentId: string;
  readonly bookingId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly changedAt: Date;
}

export const NOTHING_SHARED: SharedParts = { attendance: false, certificate: false };

/** What can be shown of a company's people, and how many others there are. */
export interface Shown<T> {
  readonly items: readonly T[];
  readonly others: number;
}

/**
 * Splits people into those of whom something is shown and a number. Who did not agree and who agreed but has nothing to show are one number:
 * two would tell, by subtraction, who failed.
 * @param viewOf what is shown of somebody; undefined for who did not agree, and for who has nothing
 */
export function shownOf<P, T>(people: readonly P[], viewOf: (person: P) => T | undefined): Shown<T> {
  const items = people.flatMap((person) => {
    const view = viewOf(person);
    return view === undefined ? [] : [view];
  });
  return { items, others: people.length - items.length };
}
