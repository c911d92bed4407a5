import { NestFactory } from '@nestjs/core';
import { BackupError } from '../platform/backup';
import { ConfigError, loadConfig } from '../platform/config';
import { DomainError } from '../shared/domain-error';
import { createOrganisation, createToken, createUser, takeCodeOff } from './access.commands';
import { CommandsModule } from './commands.module';
import { type Command, UsageError } from './command';
import { audit, backupCommand, demoData, migrate, restoreCommand, rotateKeys, sweep } from './data.commands';
import { permissions } from './permissions';

const COMMANDS: readonly Command[] = [
  migrate,
  demoData,
  audit,
  sweep,
  permissions,
  backupCommand,
  restoreCommand,
  rotateKeys,
  createOrganisation,
  createUser,
  takeCodeOff,
  createToken,
];

const WRONG_USAGE = 2;

function usage(): string {
  const calls = COMMANDS.map(
    ({ name, takes, summary }) => `  ${[name, takes].filter(Boolean).join(' ')}\n      ${summary}`,
  );
  return ['npm run cli -- <command>', '', ...calls].join('\n');
}

/** The command that the words begin with, and what is left of them. */
function find(words: readonly string[]): { command: Command; args: readonly string[] } | undefined {
  for (const command of COMMANDS) {
    const name = command.name.split(' ');
    if (name.every((word, at) => words[at] === word)) return { command, args: words.slice(name.length) };
  }
  return undefined;
}

/** How an error is told to whoever runs the installation. */
function explain(error: unknown): string {
  const known = [UsageError, ConfigError, BackupError, DomainError].some((type) => error instanceof type);
  if (known) return (error as Error).message;
  return String((error as Error).stack ?? error);
}

/** Runs one command in the product's modules, without workers and sweeps of its own. @returns the exit code */
export async function run(
  words: readonly string[],
  say: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const found = find(words);
  if (!found) {
    const asked = words.length === 0 || words.includes('--help');
    (asked ? say : complain)(usage());
    return asked ? 0 : WRONG_USAGE;
  }
  try {
    loadConfig(process.env);
    const app = await NestFactory.createApplicationContext(CommandsModule, { logger: false, abortOnError: false });
    try {
      return await found.command.run(app, found.args, say);
    } finally {
      await app.close();
    }
  } catch (error) {
    complain(explain(error));
    return error instanceof UsageError ? WRONG_USAGE : 1;
  }
}
