/** The HTTP statuses that a domain may answer with. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 406 | 409 | 412 | 413 | 415 | 422 | 429 | 503;

/**
 * A refusal that people and programs can act on: a stable snake_case code, an HTTP status, and facts that go to the top level of
 * the problem document (RFC 9457). It is mapped to an answer in one place, `platform/http`.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: ErrorStatus,
    detail?: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? code);
    this.name = new.target.name;
  }
}

/** One field that needs a change; `field` is a dot path such as `companions.0.fullName`. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** 422: the request is well formed, but fields of it need a change. */
export class FieldErrors extends DomainError {
  constructor(readonly errors: readonly FieldProblem[]) {
    super('bad_fields', 422, 'Some fields need a change.');
  }
}

/** 404, also for what belongs to another organisation, so that its existence is not told. */
export class NotFoundError extends DomainError {
  constructor(what: string) {
    super('not_found', 404, `There is no such ${what}.`);
  }
}

/** 403: signed in, but not with a role that may do this. */
export class ForbiddenError extends DomainError {
  constructor(detail = 'Your role may not do this.') {
    super('forbidden', 403, detail);
  }
}

/** 409: somebody else changed the same thing first; the caller may look and try again. */
export class LostRaceError extends DomainError {
  constructor(detail = 'Somebody changed this at the same moment. Look again and repeat it.') {
    super('lost_race', 409, detail);
  }
}
