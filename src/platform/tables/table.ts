/** One column of a table. */
export interface Column {
  readonly name: string;
  /** In characters, for formats that know widths. */
  readonly width: number;
}

/** A table of texts and numbers. Dates are texts already: whoever makes the table knows whose clocks they go by. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  /** A cell for each column; undefined stays empty. */
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}
