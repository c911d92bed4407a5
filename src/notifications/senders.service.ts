import { Injectable } from '@nestjs/common';
import { ShortMemory } from '../shared/short-memory';
import { type Organisation, Organisations } from '../organisations';
import { OwnWords } from './own-words';
import { OwnWordsRepository } from './own-words.repository';

/** Who writes, and in which words. */
@Injectable()
export class Senders {
  private readonly kept = new ShortMemory<OwnWords>();

  constructor(
    private readonly organisations: Organisations,
    private readonly repository: OwnWordsRepository,
  ) {}

  /** Both at most a second old: many letters to a class cost one query. @throws NotFoundError */
  async of(organisationId: string): Promise<{ readonly organisation: Organisation; readonly own: OwnWords }> {
    const [organisation, own] = await Promise.all([
      this.organisations.get(organisationId),
      this.kept.get(organisationId, () => this.repository.find(organisationId)),
    ]);
    return { organisation, own };
  }

  /** The next letter of this process goes out in the words of now. */
  forget(): void {
    this.kept.clear();
  }
}
