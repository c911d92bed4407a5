import type { Migration } from '../platform/database';

/** The steps that change stored data, the oldest first. A step that was released is never changed; what follows is a new one. */
export const MIGRATIONS: readonly Migration[] = [];
