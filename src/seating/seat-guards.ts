/** The two guards that keep four processes from overselling: the version in the filter, and the transaction round a batch. */
export interface SeatGuards {
  readonly versionFilter: boolean;
  readonly transaction: boolean;
}

/**
 * Both guards, always. A test alone may take one or both away (`SEAT_GUARDS=no-filter`, `no-transaction`, `none`), to prove that the
 * tests of the desk fail without them.
 */
export function seatGuards(env: NodeJS.ProcessEnv): SeatGuards {
  const off = env['NODE_ENV'] === 'test' ? (env['SEAT_GUARDS'] ?? '') : '';
  return {
    versionFilter: off !== 'no-filter' && off !== 'none',
    transaction: off !== 'no-transaction' && off !== 'none',
  };
}
