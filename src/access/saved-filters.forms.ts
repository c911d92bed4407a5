import { z } from 'zod';
import { lineField } from '../platform/http';
import { FILTERED_LISTS } from './saved-filter';

const part = z.string().trim().min(1).max(80).optional();

/** POST /me/filters */
export const SavedFilterForm = z.strictObject({
  list: z.enum(FILTERED_LISTS),
  name: lineField(60),
  query: z.strictObject({ part, course: part, town: part, state: part, language: part }),
});
export type SavedFilterForm = z.infer<typeof SavedFilterForm>;

/** GET /me/filters */
export const SavedFiltersQuery = z.object({
  list: z.enum(FILTERED_LISTS).meta({ description: 'The list that they narrow.' }),
});
export type SavedFiltersQuery = z.infer<typeof SavedFiltersQuery>;
