interface Kept<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/**
 * Keeps what was read for a short time, so that many readers of the same thing cost one query. Readers who come while it is read
 * wait for the same answer; a failed read is not kept. At most `most` things, the oldest goes first.
 */
export class ShortMemory<T> {
  private readonly kept = new Map<string, Kept<T>>();

  constructor(
    private readonly milliseconds = 1_000,
    private readonly most = 2_000,
  ) {}

  /** The thing under this key, read by `load` when it is not there or too old. */
  get(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    if (known && known.until > Date.now()) return known.value;
    const value = load();
    this.kept.delete(key);
    const oldest = this.kept.size >= this.most ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    const entry = { value, until: Date.now() + this.milliseconds };
    this.kept.set(key, entry);
    value.catch(() => {
      if (this.kept.get(key) === entry) this.kept.delete(key);
    });
    return value;
  }

  /** Forgets everything, after a change made here. */
  clear(): void {
    this.kept.clear();
  }
}
