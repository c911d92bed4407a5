import type { Config } from '../config';
import type { Logger } from '../logging';
import { Clock, ClockStore } from './clock';

const HOUR = 3600_000;

/** A store whose reads answer when they are told to, with what was true when they began. */
class SlowStore extends ClockStore {
  private offset = 0;
  readonly answers: (() => void)[] = [];

  override read(): Promise<number> {
    const { offset } = this;
    return new Promise((resolve) => this.answers.push(() => resolve(offset)));
  }

  override add(milliseconds: number): Promise<number> {
    this.offset += milliseconds;
    return Promise.resolve(this.offset);
  }
}

describe('The clock of a demo', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is not turned back by a read that began before it was moved', async () => {
    const store = new SlowStore();
    const clock = new Clock({ demo: true } as Config, store, { debug: () => undefined } as unknown as Logger);
    const started = clock.onModuleInit();
    store.answers.shift()?.();
    await started;
    await jest.advanceTimersByTimeAsync(200);
    expect(store.answers).toHaveLength(1);
    await clock.advance(2 * HOUR);
    store.answers.shift()?.();
    await jest.advanceTimersByTimeAsync(0);
    expect(clock.ahead).toBe(2 * HOUR);
    clock.onApplicationShutdown();
  });
});
