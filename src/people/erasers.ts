import { Injectable } from '@nestjs/common';
import type { Write } from '../platform/database';

/** Who is erased. */
export interface ErasedPerson {
  readonly id: string;
  /** What the person was known by elsewhere: the hashes of name and contact, and the id. */
  readonly subjects: readonly string[];
}

/** What a domain writes when a person is erased: it keeps counts and papers the law asks for, and takes away what names the person. */
export type Eraser = (person: ErasedPerson) => readonly Write[];

/** The erasers of all domains. A domain that stores anything about a person registers one at start. */
@Injectable()
export class Erasers {
  private readonly erasers = new Map<string, Eraser>();

  register(name: string, eraser: Eraser): void {
    if (this.erasers.has(name)) throw new Error(`The eraser ${name} is registered twice.`);
    this.erasers.set(name, eraser);
  }

  names(): string[] {
    return [...this.erasers.keys()].sort();
  }

  writes(person: ErasedPerson): Write[] {
    return [...this.erasers.values()].flatMap((eraser) => [...eraser(person)]);
  }
}
