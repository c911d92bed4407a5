import 'reflect-metadata';
import cluster, { type Worker } from 'node:cluster';
import { createWeb, endInOrder, launch } from './app/start';
import type { Config } from './platform/config';

/** Tells a parent that listens (the demo) which processes serve. */
function tell(message: { type: 'ready' } | { type: 'pids'; pids: number[] }): void {
  process.send?.(message);
}

async function serve(config: Config): Promise<void> {
  const app = await createWeb();
  endInOrder(app);
  await app.listen(config.port, config.host);
  tell({ type: 'pids', pids: [process.pid] });
  tell({ type: 'ready' });
}

/** Several processes on one port; one that dies is replaced. */
function lead(config: Config): void {
  const serving = new Set<Worker>();
  const told = (): void => tell({ type: 'pids', pids: [...serving].flatMap((worker) => worker.process.pid ?? []) });
  const fork = (): void => {
    const worker = cluster.fork();
    worker.on('listening', () => {
      serving.add(worker);
      told();
      if (serving.size === config.webProcesses) tell({ type: 'ready' });
    });
  };
  let ending = false;
  cluster.on('exit', (worker) => {
    serving.delete(worker);
    told();
    if (!ending) setTimeout(fork, 200);
    else if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
  });
  const end = (): void => {
    ending = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.send) process.on('disconnect', end);
  for (let i = 0; i < config.webProcesses; i += 1) fork();
}

launch((config) => {
  if (config.webProcesses > 1 && cluster.isPrimary) {
    lead(config);
    return Promise.resolve();
  }
  return serve(config);
});
