import { z } from 'zod';
import { type ApiArea, listOf } from '../platform/http';
import { FILTERED_LISTS } from './saved-filter';

const filter = z
  .object({
    id: z.string(),
    list: z.enum(FILTERED_LISTS),
    name: z.string(),
    query: z.record(z.string(), z.string()),
  })
  .meta({ id: 'SavedFilter' });

/** Filters that somebody saved, as the API's description tells them. */
export const SAVED_FILTERS_API = {
  tag: 'sign-in',
  path: { id: 'The id of the filter.' },
  routes: {
    list: { summary: 'The own filters of a list', answers: { 200: listOf(filter) } },
    save: {
      summary: 'Keep a filter of a list under a name',
      description: 'The same name once more is another filter under it. Each account has its own.',
      answers: { 201: filter },
      refuses: { 409: { too_many_filters: { max: z.int() } } },
      example: { list: 'classes', name: 'Tetovo, soon', query: { part: 'upcoming', town: 'Tetovo' } },
    },
    remove: { summary: 'Remove an own filter', answers: { 204: null } },
  },
} satisfies ApiArea;
