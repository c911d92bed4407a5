import type { z } from 'zod';

/** The members that a problem has beside the usual ones, by its code. */
export type Refusals = Readonly<
  Partial<Record<400 | 401 | 404 | 409 | 412 | 422, Readonly<Record<string, z.ZodRawShape>>>>
>;

/** What the API's description says of a route beside what its decorators and schemas tell. */
export interface RouteText {
  /** What it does, in a few words. */
  readonly summary: string;
  /** What a caller has to know. */
  readonly description?: string;
  /** The bodies of the answers that succeed, by status; null for one without a body. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Other forms of the first answer: what each media type is. */
  readonly files?: Readonly<Record<string, string>>;
  /** Refusals of its own; those that follow from its decorators are known. */
  readonly refuses?: Refusals;
  /** A body as callers send it. */
  readonly example?: unknown;
}

/** A controller's routes by the names of their methods, under the heading that they stand beneath. */
export interface ApiArea<Name extends string = string> {
  readonly tag: string;
  /** What stands for a parameter of the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly routes: Readonly<Record<Name, RouteText>>;
}

export const DESCRIBED = 'sofra:described';

/** Joins what is told of an API controller's routes to it; a name that is no method of it does not compile. */
export const Described =
  <Name extends string>(area: ApiArea<Name>) =>
  (type: new (...dependencies: never[]) => Record<Name, unknown>): void =>
    Reflect.defineMetadata(DESCRIBED, area, type);
