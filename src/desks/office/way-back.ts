/** What a form or a link says that began on the first page of the office. */
export const FROM_TODAY = 'today';

/** Where somebody goes on after a deed: on the first page of the office, for whoever came from there, else at the class. */
export const wayBack = (from: unknown, path: string): string => (from === FROM_TODAY ? '/office' : path);
