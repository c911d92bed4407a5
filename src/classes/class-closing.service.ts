import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../shared/domain-error';
import { milliseconds } from '../shared/duration';
import { Audits } from '../platform/audits';
import { Clock } from '../platform/clock';
import { Sweeps } from '../platform/sweeps';
import { Organisations } from '../organisations';
import { SeatDesk } from '../seating';
import { ClassStates } from './class-states.service';
import { EndedClasses } from './ended-classes.repository';

const SWEEP_SECONDS = 600;
const MOST = 100;

/** What closing reads and declares at start. */
@Injectable()
export class ClosingTools {
  constructor(
    readonly audits: Audits,
    readonly sweeps: Sweeps,
    readonly clock: Clock,
  ) {}
}

/** Closes classes some time after they are over, and tells the audit that closed classes and archived ledgers are the same. */
@Injectable()
export class ClassClosing implements OnModuleInit {
  constructor(
    private readonly ended: EndedClasses,
    private readonly states: ClassStates,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly tools: ClosingTools,
  ) {}

  onModuleInit(): void {
    this.tools.sweeps.every('classes.closing', SWEEP_SECONDS, () => this.sweep());
    this.tools.audits.register({ name: 'classes.closed ones have an archived ledger', run: () => this.problems() });
  }

  /** Closes what has been over for as long as its organisation decided. @returns how many it closed */
  async sweep(): Promise<number> {
    let closed = 0;
    for (const organisationId of await this.ended.owners()) {
      const { settings } = await this.organisations.get(organisationId);
      const before = new Date(this.tools.clock.now().getTime() - milliseconds(settings.closeAfter));
      for (const row of await this.ended.listBefore(organisationId, before, MOST)) {
        if (await this.close(row)) closed += 1;
      }
    }
    return closed;
  }

  /** One class whose waiting list has not ended yet holds up no other; it is closed in the next round. */
  private async close(row: Parameters<ClassStates['closeByItself']>[0]): Promise<boolean> {
    try {
      await this.states.closeByItself(row);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return false;
      throw error;
    }
  }

  /** What is read first on either side must be on the other by then, whatever is closed in between. */
  private async problems(): Promise<string[]> {
    const closed = await this.ended.closedIds();
    const archived = await this.desk.archivedIds();
    const closedNow = new Set(await this.ended.closedIds());
    const away = new Set(archived);
    return [
      ...closed.filter((id) => !away.has(id)).map((id) => `class ${id}: closed, and its ledger is not in the archive`),
      ...archived
        .filter((id) => !closedNow.has(id))
        .map((id) => `class ${id}: its ledger is archived, and it is not closed`),
    ];
  }
}
