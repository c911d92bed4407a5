import type { LedgerChange } from './changes';
import type { Holder, HolderKind, SeatLedger, SeatRules, Waiting } from './ledger';
import type { SeatState } from './outcomes';

/**
 * A private copy of a ledger in a form that is quick to change: made once a batch, changed by each command, written back once.
 * It keeps the sums, so that a command costs no walk over all holders. Holders and waiting parties themselves are never changed in place.
 */
export class SeatBook {
  readonly classId: string;
  readonly holders = new Map<string, Holder>();
  queue: Waiting[];
  capacity: number;
  open: boolean;
  overbooked: boolean;
  rules: SeatRules;
  nextSeq: number;
  offersMade: number;
  archived: boolean;
  /** The moment of this batch, never before the ledger's. */
  readonly now: Date;
  /** What changed, in order. */
  readonly changes: LedgerChange[] = [];
  /** Ids whose offer ended in this batch. */
  readonly expired = new Set<string>();

  private readonly waitingById = new Map<string, Waiting>();
  private readonly subjects = new Map<string, string>();
  private readonly seats: Record<HolderKind, number> = { place: 0, hold: 0, offer: 0, block: 0 };
  private readonly named = new Map<string, number>();
  private freeSeats = 0;
  private earliest = Infinity;

  constructor(
    private readonly before: SeatLedger,
    now: Date,
  ) {
    this.classId = before.classId;
    this.now = now < before.at ? before.at : now;
    this.capacity = before.capacity;
    this.open = before.open;
    this.overbooked = before.overbooked;
    this.rules = before.rules;
    this.nextSeq = before.nextSeq;
    this.offersMade = before.offersMade;
    this.archived = before.archived ?? false;
    this.queue = [...before.queue];
    for (const holder of before.holders) this.put(holder);
    for (const entry of before.queue) this.index(entry);
  }

  /** Seats that nobody occupies; below 0 when overbooked. */
  get free(): number {
    return this.capacity - this.taken - this.seats.offer;
  }

  /** Seats of places, holds and blocks: what only their holders can give back. */
  get taken(): number {
    return this.seats.place + this.seats.hold + this.seats.block;
  }

  /** What remains of the quota of free places; Infinity where there is none. */
  get freeLeft(): number {
    return this.quota - this.freeSeats;
  }

  /** The quota of free places; Infinity where there is none. */
  get quota(): number {
    return typeof this.rules.freePlaces === 'number' ? this.rules.freePlaces : Infinity;
  }

  waiting(id: string): Waiting | undefined {
    return this.waitingById.get(id);
  }

  /** The id under which a subject stands in the ledger. */
  idOf(subject: string): string | undefined {
    return this.subjects.get(subject);
  }

  stateOf(id: string): SeatState | undefined {
    return this.holders.get(id)?.kind ?? (this.waitingById.has(id) ? 'waiting' : undefined);
  }

  /** Names in a block. */
  namedOf(block: string): number {
    return this.named.get(block) ?? 0;
  }

  /** Adds a holder or puts it in place of the one with the same id. */
  put(holder: Holder): void {
    this.drop(holder.id);
    this.holders.set(holder.id, holder);
    this.subjects.set(holder.subject, holder.id);
    this.count(holder, 1);
    if (holder.kind === 'offer' && holder.until) this.earliest = Math.min(this.earliest, holder.until.getTime());
  }

  drop(id: string): void {
    const holder = this.holders.get(id);
    if (!holder) return;
    this.holders.delete(id);
    this.subjects.delete(holder.subject);
    this.count(holder, -1);
  }

  /** Puts a party in its place in the queue. */
  enqueue(entry: Waiting): void {
    this.queue.splice(this.slot(entry), 0, entry);
    this.index(entry);
  }

  dequeue(entry: Waiting): void {
    this.queue.splice(this.slot(entry), 1);
    this.unindex(entry);
  }

  /** Puts another queue in place of this one; the caller keeps the order. Parties of `gone` are no longer in it. */
  replaceQueue(queue: Waiting[], gone: readonly Waiting[]): void {
    for (const entry of gone) this.unindex(entry);
    for (const entry of queue) this.waitingById.set(entry.id, entry);
    this.queue = queue;
  }

  /** The 1-based number in the queue, or null for one who is not in it. */
  position(id: string): number | null {
    const entry = this.waitingById.get(id);
    return entry ? this.slot(entry) + 1 : null;
  }

  /** The number that a newcomer of this priority would get. */
  nextPosition(priority = 0): number {
    return this.slot({ priority, seq: this.nextSeq }) + 1;
  }

  /** Offers whose time is over, first those that ended first. */
  overdueOffers(): Holder[] {
    if (this.earliest > this.now.getTime()) return [];
    const over: Holder[] = [];
    this.earliest = Infinity;
    for (const holder of this.holders.values()) {
      if (holder.kind !== 'offer' || !holder.until) continue;
      if (holder.until <= this.now) over.push(holder);
      else this.earliest = Math.min(this.earliest, holder.until.getTime());
    }
    return over.sort((a, b) => a.until!.getTime() - b.until!.getTime() || a.offer!.number - b.offer!.number);
  }

  /** The ledger after the batch; the very same object when nothing changed. */
  ledger(): SeatLedger {
    if (this.changes.length === 0) return this.before;
    const holders = [...this.holders.values()];
    const ends = holders.flatMap((holder) => (holder.kind === 'offer' && holder.until ? [holder.until.getTime()] : []));
    return {
      classId: this.classId,
      version: this.before.version + 1,
      capacity: this.capacity,
      open: this.open,
      overbooked: this.overbooked && this.free < 0,
      at: this.now,
      nextDue: ends.length > 0 ? new Date(ends.reduce((a, b) => Math.min(a, b))) : null,
      rules: this.rules,
      holders,
      queue: this.queue,
      nextSeq: this.nextSeq,
      offersMade: this.offersMade,
      ...(this.archived ? { archived: true as const } : {}),
    };
  }

  private count(holder: Holder, sign: 1 | -1): void {
    this.seats[holder.kind] += sign * holder.seats;
    if (holder.free) this.freeSeats += sign * holder.seats;
    if (holder.from !== undefined) this.named.set(holder.from, this.namedOf(holder.from) + sign * holder.seats);
  }

  private index(entry: Waiting): void {
    this.waitingById.set(entry.id, entry);
    this.subjects.set(entry.subject, entry.id);
  }

  private unindex(entry: Waiting): void {
    this.waitingById.delete(entry.id);
    if (this.subjects.get(entry.subject) === entry.id && !this.holders.has(entry.id))
      this.subjects.delete(entry.subject);
  }

  /** Where a party stands or would stand: behind all of higher priority, and of the same priority and a lower seq. */
  private slot(entry: Pick<Waiting, 'priority' | 'seq'>): number {
    let low = 0;
    let high = this.queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.queue[middle]!;
      const before = other.priority > entry.priority || (other.priority === entry.priority && other.seq < entry.seq);
      if (before) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
