import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { deskEnvironment } from './desk';
import type { Answer, Race } from './racer';

const PROCESSES = 4;

/** Which guard is taken away in the racers; see seat-guards.ts. */
export type Guards = 'both' | 'no-filter' | 'no-transaction' | 'none';

/** Four processes, each with a desk of its own, on one database. */
export class Racers {
  private constructor(private readonly processes: readonly ChildProcess[]) {}

  static async start(uri: string, guards: Guards): Promise<Racers> {
    const env = { PATH: process.env['PATH'] ?? '', ...deskEnvironment(uri), SEAT_GUARDS: guards };
    const processes = Array.from({ length: PROCESSES }, () =>
      fork(join(__dirname, 'racer.cjs'), { env, execArgv: [] }),
    );
    await Promise.all(processes.map((child) => heard(child, (message) => message === 'ready')));
    return new Racers(processes);
  }

  /** Lets people race for the seats of a class. With `killAfter` all processes are killed as soon as that many have their answer. */
  async race(classId: string, people: readonly string[], seed: number, killAfter = Infinity): Promise<Answer[]> {
    const answers: Answer[] = [];
    const races = this.processes.map((child, index) => {
      const done = heard(child, (message) => {
        if (message === 'done') return true;
        answers.push(message as Answer);
        if (answers.length === killAfter) this.kill();
        return false;
      });
      const race: Race = { classId, people: people.filter((_, n) => n % PROCESSES === index), seed: seed * 10 + index };
      child.send(race);
      return done;
    });
    await Promise.all(races);
    return answers;
  }

  /** Ends all four at once, as a power cut would. */
  kill(): void {
    for (const child of this.processes) child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    const alive = this.processes.filter((child) => child.exitCode === null && child.signalCode === null);
    const gone = alive.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    this.kill();
    await Promise.all(gone);
  }
}

/** Waits for a message, or for the end of the process. */
function heard(child: ChildProcess, wanted: (message: unknown) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listen = (message: unknown): void => {
      if (wanted(message)) finish();
    };
    const finish = (): void => {
      child.off('message', listen);
      child.off('exit', finish);
      resolve();
    };
    child.on('message', listen);
    child.once('exit', finish);
  });
}
