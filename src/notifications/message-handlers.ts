import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import type { NoWay } from './delivery';
import type { Letter, MessageHandler } from './letter';
import { definedMessages, type MessageType } from './message';

interface Bound {
  readonly load: (data: unknown) => Promise<Letter | null>;
  readonly sample: (language: Language) => Letter;
}

/** Which domain reads which message. */
@Injectable()
export class MessageHandlers {
  private readonly bound = new Map<string, Bound>();
  private readonly lost = new Map<string, (data: unknown, code: NoWay) => Promise<void>>();

  bind<D>(message: MessageType<D>, handler: MessageHandler<D>): void {
    if (this.bound.has(message.name)) throw new Error(`The message ${message.name} has two handlers.`);
    this.bound.set(message.name, {
      load: async (data) => handler.load(message.schema.parse(data)),
      sample: handler.sample,
    });
  }

  /** Binds who cares when the message has no way to its person; one a message. */
  bindUnreached<D>(message: MessageType<D>, handler: (data: D, code: NoWay) => Promise<void>): void {
    if (this.lost.has(message.name)) throw new Error(`The message ${message.name} has two handlers for the unreached.`);
    this.lost.set(message.name, async (data, code) => handler(message.schema.parse(data), code));
  }

  /** Tells whoever cares that the message has no way to its person. */
  async unreached(message: string, data: unknown, code: NoWay): Promise<void> {
    await this.lost.get(message)?.(data, code);
  }

  /** Reads a message afresh. @throws Error for a name that this release does not know, so that another worker takes it */
  load(message: string, data: unknown): Promise<Letter | null> {
    const bound = this.bound.get(message);
    if (!bound) throw new Error(`This release does not know the message ${message}.`);
    return bound.load(data);
  }

  /** The invented letter of every message, in one language. */
  samples(language: Language): { readonly message: string; readonly letter: Letter }[] {
    return [...this.bound].map(([message, bound]) => ({ message, letter: bound.sample(language) }));
  }

  /** @throws Error naming each declared message that nobody handles */
  assertComplete(): void {
    const missing = definedMessages().filter((message) => !this.bound.has(message.name));
    if (missing.length > 0) throw new Error(`Nobody handles: ${missing.map((message) => message.name).join(', ')}.`);
  }
}
