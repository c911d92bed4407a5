import type { LetterSubject } from '../../enrolments';
import type { Composed, LetterFormats, Translate } from '../../notifications';
import type { Course } from '../../tracks';

/** The letter that a certificate is ready. */
export interface ReadySubject extends LetterSubject {
  readonly number: string;
  /** As it stands on the paper. */
  readonly name: string;
  /** The page with the paper, its check and who may see it. */
  readonly certificateUrl: string;
  readonly attached: boolean;
}

/** The letter that a name is needed. */
export interface NameNeededSubject extends LetterSubject {
  readonly nameUrl: string;
}

/** The invitation to the next level. */
export interface NextLevelSubject extends LetterSubject {
  readonly next: Course;
  readonly nextUrl: string;
  readonly begins: { readonly at: Date; readonly zone: string };
}

/** Writes a letter of one kind. */
export type Compose<S> = (subject: S, t: Translate, formats: LetterFormats) => Composed;
