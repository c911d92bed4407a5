interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does work in batches that form by themselves: what is added while a batch is under way is the next one. A single item waits for
 * nothing; under load, many items cost one call.
 */
export class Gather<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;

  /**
   * @param work answers one result for each item, in their order; an error of its own fails the whole batch
   * @param most items in one batch
   * @param pause milliseconds after a batch in which the next one gathers, where nobody is in a hurry
   */
  constructor(
    private readonly work: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly most = 100,
    private readonly pause = 0,
  ) {}

  /** @throws whatever `work` throws for the batch of this item */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    // What is asked for in the same turn goes together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        const results = await this.work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(results[index] as R));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      if (this.pause > 0) await new Promise((resolve) => setTimeout(resolve, this.pause));
    }
    this.running = false;
  }
}
