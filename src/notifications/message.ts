import type { z } from 'zod';

/** A kind of message, such as `waitlist.seat-offered`. Its data are ids, never a person's data: they lie in the outbox in clear text. */
export interface MessageType<D> {
  readonly name: string;
  readonly schema: z.ZodType<D>;
}

const defined = new Map<string, MessageType<unknown>>();

/** Declares a message, named `domain.what-happened`. The start fails unless exactly one handler is bound to it. */
export function defineMessage<D>(name: string, schema: z.ZodType<D>): MessageType<D> {
  if (!/^[a-z]+\.[a-z-]+$/.test(name)) throw new Error(`A message is named domain.what-happened, not ${name}.`);
  if (defined.has(name)) throw new Error(`The message ${name} is declared twice.`);
  const message: MessageType<D> = { name, schema };
  defined.set(name, message);
  return message;
}

/** All declared messages. */
export const definedMessages = (): readonly MessageType<unknown>[] => [...defined.values()];
