import type { Actor } from '../shared/actor';

/** What a line is about. */
export interface HistorySubject {
  readonly kind:
    | 'class'
    | 'enrolment'
    | 'organisation'
    | 'course'
    | 'track'
    | 'certificate'
    | 'account'
    | 'person'
    | 'session'
    | 'offer'
    | 'booking'
    | 'quote'
    | 'invoice'
    | 'payment'
    | 'material'
    | 'programme'
    | 'token';
  readonly id: string;
}

/** Who did it, without a name: pages look the name of an account up when they show the line. */
export type HistoryActor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'holder' }
  | { readonly kind: 'staff'; readonly accountId: string; readonly via: 'sign-in' | 'token' }
  | { readonly kind: 'system'; readonly name: string };

/** A line to be written. `verb` is `<domain>.<what>`, such as `enrolments.joined`, and a key in the texts of history. */
export interface HistoryEntry {
  readonly organisationId: string;
  readonly subject: HistorySubject;
  /** The class on whose page the line is shown as well. */
  readonly classId?: string | undefined;
  readonly verb: string;
  /** Ids and numbers; never what a person typed, nor a name. */
  readonly facts?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Why, in staff's own words; it is shown to staff only. */
  readonly reason?: string | undefined;
}

/** A line as it was written; `at` is by the domain's clock. */
export interface HistoryLine extends HistoryEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: HistoryActor;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** What is kept of an actor: no name, and no hash of a secret. */
export function historyActor(actor: Actor): HistoryActor {
  switch (actor.kind) {
    case 'staff':
      return { kind: 'staff', accountId: actor.accountId, via: actor.via };
    case 'system':
      return { kind: 'system', name: actor.name };
    default:
      return { kind: actor.kind };
  }
}
