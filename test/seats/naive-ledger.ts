import type { SeatCommand } from '../../src/seating/commands';
import type { SeatRules } from '../../src/seating/ledger';
import { promoteNaively, type Row } from './naive-promotion';

/**
 * The rules of the seat ledger written as plainly as possible, one list and no care for speed: what the real ledger is compared with. It knows
 * no quiet hours (those have tests of their own) and says only the result of a command.
 */
export class NaiveLedger {
  rows: Row[] = [];
  open = true;
  at = 0;
  private nextSeq = 1;
  offers = 0;

  constructor(
    public capacity: number,
    public rules: SeatRules,
  ) {}

  run(command: SeatCommand, now: number): string {
    this.at = Math.max(now, this.at);
    const expired = this.rows.filter((row) => row.state === 'offer' && row.until <= this.at).map((row) => row.id);
    this.rows = this.rows.filter((row) => !expired.includes(row.id));
    if (expired.length > 0) promoteNaively(this);
    const result = this.apply(command, expired);
    promoteNaively(this);
    return result;
  }

  seats(...states: Row['state'][]): number {
    return this.rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.seats, 0);
  }

  get free(): number {
    return this.capacity - this.seats('place', 'hold', 'offer', 'block');
  }

  line(): Row[] {
    return this.rows.filter((row) => row.state === 'waiting').sort((a, b) => b.priority - a.priority || a.seq - b.seq);
  }

  private get quota(): number {
    return typeof this.rules.freePlaces === 'number' ? this.rules.freePlaces : Infinity;
  }

  get freeLeft(): number {
    return (
      this.quota -
      this.rows.filter((row) => row.free && row.state !== 'waiting').reduce((sum, row) => sum + row.seats, 0)
    );
  }

  private find(id: string): Row | undefined {
    return this.rows.find((row) => row.id === id);
  }

  private remove(id: string): void {
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  private named(block: string): number {
    return this.rows.filter((row) => row.from === block).length;
  }

  private add(party: { id: string; subject: string; seats: number; free: boolean }, more: Partial<Row>): void {
    const { id, subject, seats, free } = party;
    this.rows.push({
      id,
      subject,
      seats,
      free,
      state: 'place',
      priority: 0,
      seq: 0,
      passed: 0,
      until: 0,
      number: 0,
      ...more,
    });
  }

  private apply(command: SeatCommand, expired: string[]): string {
    switch (command.type) {
      case 'take':
      case 'hold':
      case 'join':
        return this.join(command);
      case 'confirm': {
        const row = this.find(command.id);
        if (row?.state === 'hold') row.state = 'place';
        return this.find(command.id)?.state === 'place' ? 'seated' : row ? 'already' : 'not_found';
      }
      case 'release':
        return this.release(command.id);
      case 'shrink': {
        const row = this.find(command.id);
        if (!row) return 'not_found';
        const fits = command.seats >= 1 && command.seats <= row.seats;
        const may = row.state === 'place' || row.state === 'hold' || row.state === 'waiting';
        if (row.state === 'block' || (!may && command.seats !== row.seats) || !fits) return 'already';
        row.seats = command.seats;
        return this.known(row)!;
      }
      case 'leave': {
        const row = this.find(command.id);
        if (!row || row.state === 'waiting' || row.state === 'offer') return this.release(command.id);
        return 'already';
      }
      case 'accept':
      case 'decline': {
        const row = this.find(command.id);
        if (!row) return expired.includes(command.id) ? 'offer_expired' : 'not_found';
        if (row.state === 'waiting') return 'offer_withdrawn';
        if (command.type === 'accept' && row.state === 'place') return 'seated';
        if (command.type === 'accept' && row.state === 'hold') return 'held';
        if (row.state !== 'offer') return 'already';
        if (command.type === 'decline') {
          this.remove(row.id);
          return 'declined';
        }
        row.state = command.as;
        return command.as === 'hold' ? 'held' : 'seated';
      }
      case 'prolong':
        return this.prolong(command, expired);
      case 'setFree': {
        const row = this.find(command.id);
        if (!row) return 'not_found';
        if (row.free === command.free) return 'done';
        const most = row.state === 'waiting' ? this.quota : this.freeLeft;
        if (command.free && row.seats > most) return 'free_places_gone';
        row.free = command.free;
        return 'done';
      }
      case 'seat': {
        const row = this.find(command.id);
        if (row?.state !== 'waiting') {
          if (row?.state === 'offer') row.state = command.as;
          return row ? this.known(row)! : 'not_found';
        }
        if (!this.open) return 'closed';
        if (row.seats > this.free) return 'full';
        if (row.free && row.seats > this.freeLeft) return 'free_places_gone';
        row.state = command.as;
        return this.known(row)!;
      }
      case 'swap': {
        const [row, target] = [this.find(command.id), command.newId ?? command.id];
        if (this.holds(target) && this.find(target)!.subject === command.subject)
          return this.known(this.find(target)!)!;
        if (!row) return 'not_found';
        const taken = this.rows.some((one) => one !== row && (one.subject === command.subject || one.id === target));
        if ((row.state !== 'place' && row.state !== 'hold') || taken) return 'already';
        Object.assign(row, { id: target, subject: command.subject });
        return this.known(row)!;
      }
      case 'prioritise': {
        const row = this.find(command.id);
        if (!row) return 'not_found';
        if (row.state !== 'waiting') return 'already';
        row.priority = command.priority;
        return 'prioritised';
      }
      case 'setCapacity':
        return this.resize(command.capacity, command.force ?? false);
      case 'resizeBlock':
        return this.block(command);
      case 'assign': {
        const known = this.known(command);
        if (known) return known;
        const block = this.find(command.block);
        if (block?.state !== 'block') return 'not_found';
        if (block.seats === 0) return 'full';
        block.seats -= 1;
        this.add({ ...command, seats: 1, free: block.free }, { from: block.id });
        return 'seated';
      }
      case 'unassign': {
        const row = this.find(command.id);
        if (!row) return 'not_found';
        if (row.from === undefined) return 'already';
        return this.release(row.id);
      }
      case 'open':
      case 'close':
        this.open = command.type === 'open';
        return 'done';
      case 'setRules':
        this.rules = { ...this.rules, ...command.rules };
        return 'done';
      case 'tick':
        return 'done';
      default:
        throw new Error(`The naive ledger does not know ${command.type}.`);
    }
  }

  private join(command: Extract<SeatCommand, { type: 'take' | 'hold' | 'join' }>): string {
    const known = this.known(command);
    if (known) return known;
    if (!this.open) return 'closed';
    if (command.seats > this.rules.maxParty || command.seats > this.capacity) return 'party_too_large';
    if (command.free && command.seats > this.quota) return 'free_places_gone';
    const room = command.seats <= this.free && !this.someoneWaits(command.free);
    if (command.type !== 'join' && room && (!command.free || command.seats <= this.freeLeft)) {
      this.add(command, { state: command.type === 'take' ? 'place' : 'hold' });
      return command.type === 'take' ? 'seated' : 'held';
    }
    if (command.type !== 'join' && command.ifFull === 'refuse') return room ? 'free_places_gone' : 'full';
    if (this.line().length >= this.rules.maxQueue) return 'list_full';
    this.add(command, { state: 'waiting', seq: this.nextSeq++, priority: command.priority ?? 0 });
    return 'waiting';
  }

  private known({ id, subject }: { id: string; subject: string }): string | undefined {
    const state = this.find(id)?.state;
    if (state) return { place: 'seated', hold: 'held', offer: 'waiting', waiting: 'waiting', block: 'block' }[state];
    return this.rows.some((row) => row.subject === subject) ? 'already' : undefined;
  }

  private release(id: string): string {
    const row = this.find(id);
    if (!row) return 'not_found';
    this.remove(id);
    const block = row.from === undefined ? undefined : this.find(row.from);
    if (block) block.seats += 1;
    return 'released';
  }

  private resize(capacity: number, force: boolean): string {
    if (capacity < this.seats('place', 'hold', 'block') && !force) return 'capacity_below_taken';
    this.capacity = capacity;
    while (this.free < 0) {
      const newest = this.rows.filter((row) => row.state === 'offer').sort((a, b) => b.number - a.number)[0];
      if (!newest) break;
      Object.assign(newest, { state: 'waiting', prolonged: false });
    }
    return 'capacity';
  }

  private block(command: Extract<SeatCommand, { type: 'resizeBlock' }>): string {
    const block = this.find(command.id);
    if (block && block.state !== 'block') return 'already';
    if (!block && this.rows.some((row) => row.subject === command.subject)) return 'already';
    const named = this.named(command.id);
    const more = command.seats - named - (block?.seats ?? 0);
    if (block && more === 0) return 'block';
    if (command.seats < named) return 'block_below_named';
    const free = block?.free ?? command.free;
    if (more > 0) {
      if (!this.open) return 'closed';
      if (more > this.free || this.someoneWaits(free)) return 'full';
      if (free && more > this.freeLeft) return 'free_places_gone';
    }
    if (block) block.seats += more;
    else this.add({ ...command, seats: more }, { state: 'block' });
    return 'block';
  }

  private holds(id: string): boolean {
    return this.rows.some((row) => row.id === id && row.state !== 'waiting');
  }

  private prolong(command: Extract<SeatCommand, { type: 'prolong' }>, expired: string[]): string {
    const row = this.find(command.id);
    if (!row) return expired.includes(command.id) ? 'offer_expired' : 'not_found';
    if (row.state === 'waiting') return 'offer_withdrawn';
    if (row.state !== 'offer') return 'already';
    if (row.prolonged) return 'prolonged';
    const { startsAt, windows } = this.rules;
    const latest = startsAt ? startsAt.getTime() - windows.beforeStart : Infinity;
    row.until = Math.min(Math.max(row.until, command.until.getTime()), latest);
    row.prolonged = true;
    return 'prolonged';
  }

  canEverFit(row: Row): boolean {
    return row.seats <= this.capacity && (!row.free || row.seats <= this.quota);
  }

  private someoneWaits(free: boolean): boolean {
    if (this.rules.startsAt && this.rules.startsAt.getTime() <= this.at) return false;
    return this.line().some((row) => this.canEverFit(row) && (!row.free || free || row.seats <= this.freeLeft));
  }
}
