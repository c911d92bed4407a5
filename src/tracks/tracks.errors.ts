import { DomainError } from '../shared/domain-error';

/** 409: another track or course of the installation has this slug. */
export class SlugTakenError extends DomainError {
  constructor(slug: string) {
    super('slug_taken', 409, `Another one is called ${slug}. Choose another slug.`);
  }
}
