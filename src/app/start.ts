import { constants, setPriority } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, ConfigError, loadConfig } from '../platform/config';
import { configureServer, createAdapter } from '../platform/http';
import { Logger } from '../platform/logging';
import { ApiDocument } from '../platform/openapi';
import { Workers } from '../platform/outbox';
import { Sweeps } from '../platform/sweeps';
import { AppModule } from './app.module';

/** What is still running after this is cut. */
const SHUTDOWN_MILLISECONDS = 25_000;

/** A web process, ready to listen. */
export async function createWeb(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createAdapter(loadConfig(process.env)), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  await configureServer(app);
  app.get(ApiDocument).describe(app);
  return app;
}

/** A worker process, working. Where both share processors it goes after the web's: a letter can wait a second, thirty people at a page can't. */
export async function createWorker(): Promise<INestApplicationContext> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.get(Workers).start();
  app.get(Sweeps).start();
  return app;
}

/** Ends the process in order on SIGTERM and SIGINT: no new requests, running ones and jobs finish, then the connections close. */
export function endInOrder(app: INestApplicationContext): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MILLISECONDS).unref();
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The demo holds a channel to its processes; when it is killed, they must not stay behind.
  if (process.send) process.on('disconnect', end);
}

/** Runs `start`; wrong settings are told in words, anything else with its stack, and the process ends with 1. */
export function launch(start: (config: Config) => Promise<void>): void {
  void (async () => {
    await start(loadConfig(process.env));
  })().catch((error: unknown) => {
    process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${String((error as Error).stack)}\n`);
    process.exit(1);
  });
}
