import { Injectable } from '@nestjs/common';
import { newId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { Look } from './access-log.schema';
import { PeopleRepository } from './people.repository';

/** Who looks without an account: a company, by its link. */
export interface LinkLooker {
  /** The id of what the link opens. */
  readonly link: string;
  readonly company: string;
  readonly organisationId: string;
}

/** The log of accesses for who comes with a link. */
@Injectable()
export class LinkLooks {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes down that a company looks at what these people let it see. It is done before anything is shown. */
  async write({ link, company, organisationId }: LinkLooker, personIds: readonly string[], look: Look): Promise<void> {
    const row = { at: this.clock.real(), organisationId, accountId: link, via: 'link' as const, company, ...look };
    const rows = personIds.map((personId) => ({ _id: newId(), personId, ...row }));
    if (rows.length > 0) await this.db.inTransaction((tx) => tx.write(...this.repository.accessWrites(rows)));
  }
}
