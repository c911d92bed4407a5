import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';
import { Config } from '../config';

/** Only what names no person may follow an error's name: its code and where it was thrown. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {};
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 5)
      .join('\n'),
  };
}

/**
 * Lines of JSON to standard output. It takes a fixed sentence and ids, never what people typed: an error's message may quote a
 * name or an address, so only its class, code and stack are written.
 */
@Injectable()
export class Logger implements LoggerService {
  readonly pino: Pino;

  constructor(config: Config) {
    this.pino = pino({ level: config.logLevel, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: string, facts?: unknown): void {
    this.write('info', message, facts);
  }

  warn(message: string, facts?: unknown): void {
    this.write('warn', message, facts);
  }

  error(message: string, facts?: unknown): void {
    this.write('error', message, facts);
  }

  debug(message: string, facts?: unknown): void {
    this.write('debug', message, facts);
  }

  private write(level: 'info' | 'warn' | 'error' | 'debug', message: string, facts: unknown): void {
    if (!this.pino.isLevelEnabled(level)) return;
    if (facts instanceof Error) this.pino[level](describe(facts), message);
    else if (typeof facts === 'object' && facts !== null) this.pino[level](withErrors(facts), message);
    else if (typeof facts === 'string') this.pino[level]({ context: facts }, message);
    else this.pino[level](message);
  }
}

function withErrors(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]),
  );
}
