import { Injectable } from '@nestjs/common';
import { PeopleRepository } from './people.repository';
import { PersonSeal } from './person-seal';

/** By what somebody is found in every organisation who has nothing but the own contact; a key says nothing of it, so jobs may carry keys. */
@Injectable()
export class ContactKeys {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly seal: PersonSeal,
  ) {}

  /** @param phones E.164 */
  ofPhones(phones: readonly string[]): string[] {
    return [...new Set(phones)].map((phone) => this.seal.phoneIndex(phone));
  }

  ofEmail(email: string): string[] {
    return [this.seal.emailIndex(email)];
  }

  /** The ids of all who are reached by one of these, the newest first. */
  findPeople(keys: readonly string[]): Promise<string[]> {
    return this.repository.listByKeys(keys);
  }
}
