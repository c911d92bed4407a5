import { type FilteredList, type FilterQuery, type SavedFilter } from '../../access';
import { given } from '../../shared/given';
import type { Returned } from './class.pages';

/** Where the lists are that can be narrowed. */
const PATHS: Readonly<Record<FilteredList, string>> = {
  classes: '/office/classes',
  people: '/office/people/list',
};

/** The fields by which each list can be narrowed. */
export const FILTER_FIELDS: Readonly<Record<FilteredList, readonly (keyof FilterQuery)[]>> = {
  classes: ['part', 'course', 'town'],
  people: ['state', 'course', 'language'],
};

/** The states by which people are looked for: those whose part in a class is not over. */
export const LISTED_STATES = ['enrolled', 'reserved', 'offered', 'waiting', 'applied'] as const;

/** What of an address or a form narrows a list; fields of other lists and empty ones say nothing. */
export function filterIn(list: FilteredList, sent: Readonly<Record<string, unknown>>): FilterQuery {
  const entries = FILTER_FIELDS[list].map((name) => {
    const value = sent[name];
    return [name, typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 80) : undefined] as const;
  });
  return given(Object.fromEntries(entries));
}

/** The address of a list, narrowed; with more of what else it asks for. */
export function filteredPath(list: FilteredList, query: FilterQuery, more = ''): string {
  const named = FILTER_FIELDS[list].flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
  const all = [new URLSearchParams(named).toString(), more].filter((part) => part !== '').join('&');
  return all === '' ? PATHS[list] : `${PATHS[list]}?${all}`;
}

/** The saved filters above a list, and the form that keeps the one in use, where it is not among them. */
export function filtersView(
  list: FilteredList,
  query: FilterQuery,
  saved: readonly SavedFilter[],
  returned?: Returned,
): object {
  const path = filteredPath(list, query);
  const links = saved.map(({ id, name, query: own }) => ({ id, name, path: filteredPath(list, own) }));
  const isSaved = links.some((link) => link.path === path);
  const typed = returned?.input['name'];
  return {
    list,
    links: links.map((link) => ({ ...link, current: link.path === path })),
    save: path === PATHS[list] || isSaved ? undefined : { name: typeof typed === 'string' ? typed : '' },
    fields: FILTER_FIELDS[list].flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [{ name, value }];
    }),
    // The list of classes has such a way of its own.
    narrowed: list === 'people' && path !== PATHS[list],
    whole: PATHS[list],
  };
}
