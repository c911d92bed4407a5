/** How a page is framed. */
export interface PageOptions {
  /** 200 unless given. */
  readonly status?: number;
  readonly title?: string;
  readonly description?: string;
  /** `main` unless given. */
  readonly layout?: 'main' | 'staff' | 'plain' | 'embed';
  /** Other sites may show it in a frame: nothing on it asks for anything. */
  readonly frameable?: boolean;
  /** A page of one person or of staff: not stored, not indexed, no referrer. */
  readonly private?: boolean;
  /** A staff page whose texts are there in every language: it never falls back to a language of the office. */
  readonly everyLanguage?: boolean;
  /** How much waits for whoever reads a staff page, where that was counted. */
  readonly todo?: number | undefined;
  /** The same for everybody: its rendered bytes may be shown again for a second. Never with a name or a secret in it. */
  readonly cached?: boolean;
  /** More for the layout: help, the class of the body. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A page to be rendered, as controllers return it. */
export class Page {
  constructor(
    readonly view: string,
    readonly model: object,
    readonly options: PageOptions,
  ) {}
}

/** Where to go next, without the language prefix (it is added) unless it is another kind of address. */
export class Redirect {
  constructor(
    readonly path: string,
    readonly flash?: string,
  ) {}
}

/** A page from a view and its model. */
export const page = (view: string, model: object, options: PageOptions = {}): Page => new Page(view, model, options);

/** Answers 303 to a page of this site; `flash` is a text key shown once there. */
export const redirect = (path: string, flash?: string): Redirect => new Redirect(path, flash);

export const FLASH_COOKIE = 'sofra_flash';
