import { Injectable } from '@nestjs/common';
import type { Write } from '../platform/database';

/** What a domain writes when a person is erased: it keeps counts and papers the law asks for, and takes away what names the person. */
export type Eraser = (personId: string) => readonly Write[];

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

  writes(personId: string): Write[] {
    return [...this.erasers.values()].flatMap((eraser) => [...eraser(personId)]);
  }
}
