/**
 * Lets work begin at once while little is under way, and in waves while there is much: pieces that begin together ask the database
 * together (see `ById`), so that a thousand letters cost some dozens of queries. No piece waits longer than one wave.
 */
export class Waves {
  private running = 0;
  private waiting: (() => void)[] = [];

  /**
   * @param free so many pieces run without waiting
   * @param every milliseconds from one wave to the next
   */
  constructor(
    private readonly free: number,
    private readonly every: number,
  ) {}

  /** Runs the piece when its turn comes. @throws whatever it throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.free) await this.nextWave();
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
    }
  }

  private nextWave(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) setTimeout(() => this.release(), this.every);
    });
  }

  private release(): void {
    for (const begin of this.waiting.splice(0)) begin();
  }
}
