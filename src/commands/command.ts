import type { INestApplicationContext } from '@nestjs/common';

/** One command of the command line. `run` prints by `say`, and returns the exit code. */
export interface Command {
  /** The words by which it is called: `user create`. */
  readonly name: string;
  /** What follows them, for the usage. */
  readonly takes?: string;
  readonly summary: string;
  run(app: INestApplicationContext, args: readonly string[], say: (line: string) => void): Promise<number>;
}

/** The command was called in a wrong way; the message says how to call it. */
export class UsageError extends Error {}

/** The only positional argument. @throws UsageError when there is none, or another */
export function onlyArgument(args: readonly string[], name: string): string {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-') || rest.length > 0) throw new UsageError(`Give one ${name}.`);
  return first;
}

/** @throws UsageError when there are arguments */
export function noArguments(args: readonly string[]): void {
  if (args.length > 0) throw new UsageError(`This command takes no arguments: ${args.join(' ')}`);
}
