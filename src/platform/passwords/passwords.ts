import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default), 19 MiB, two rounds, one lane. About 60 ms on a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes of passwords. A password is taken as it was typed, normalised only in how its letters are encoded. */
@Injectable()
export class Passwords {
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /**
   * Whether the password belongs to the hash. Without a hash (no such account) it takes as long and is false, so that the time of
   * an answer does not tell which accounts exist.
   */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    this.nobody ??= this.hash('no account has this password');
    const matches = await verify(stored ?? (await this.nobody), password.normalize('NFKC'));
    return matches && stored !== undefined;
  }
}
