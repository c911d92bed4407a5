/** The lists of the office that can be narrowed. */
export const FILTERED_LISTS = ['classes', 'people'] as const;
export type FilteredList = (typeof FILTERED_LISTS)[number];

/** By what a list is narrowed, as its address says it; an empty field narrows nothing. */
export interface FilterQuery {
  readonly part?: string | undefined;
  readonly course?: string | undefined;
  readonly town?: string | undefined;
  readonly state?: string | undefined;
  readonly language?: string | undefined;
}

/** A way to narrow a list that somebody wants again, under a name of the own. */
export interface SavedFilter {
  readonly id: string;
  readonly accountId: string;
  readonly organisationId: string;
  readonly list: FilteredList;
  readonly name: string;
  readonly query: FilterQuery;
}

/** More links than these nobody reads above a list. */
export const MOST_FILTERS = 20;
