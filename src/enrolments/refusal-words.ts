import { Injectable } from '@nestjs/common';
import { Vault } from '../platform/secrets';
import type { Enrolment } from './enrolment';

/** What staff wrote to somebody whom they refused, readable. */
export interface RefusalText {
  readonly because: string;
  readonly askedAt: Date | undefined;
  readonly answer: string | undefined;
  readonly answeredAt: Date | undefined;
}

/** Opens what staff wrote about applications: for the person, and for the office. */
@Injectable()
export class RefusalWords {
  constructor(private readonly vault: Vault) {}

  of({ refusal }: Pick<Enrolment, 'refusal'>): RefusalText | undefined {
    if (!refusal) return undefined;
    const { because, askedAt, answer, answeredAt } = refusal;
    return {
      because: this.vault.open(because),
      askedAt,
      answer: answer === undefined ? undefined : this.vault.open(answer),
      answeredAt,
    };
  }
}
