/** The first line of a backup. */
export interface Head {
  readonly sofra: 'backup';
  readonly version: 1;
  readonly at: string;
}

/** A line for each document: collection, and the document in canonical Extended JSON, which keeps every type. */
export interface Line {
  readonly c: string;
  readonly d: unknown;
}

/** The last line; a backup without it was cut short. */
export interface Foot {
  readonly counts: Readonly<Record<string, number>>;
}

/** What belongs to one installation's running, not to its data. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['leases']);

/** The folder of files beside a backup. */
export const filesBeside = (file: string): string => `${file}.files`;
