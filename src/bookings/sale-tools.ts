import { Injectable } from '@nestjs/common';
import { History } from '../history';
import { Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Outbox } from '../platform/outbox';
import type { Actor } from '../shared/actor';
import type { Write } from '../platform/database';

/** What every step of a sale is written with. */
@Injectable()
export class SaleTools {
  constructor(
    readonly db: Database,
    readonly clock: Clock,
    readonly history: History,
    readonly notifications: Notifications,
    readonly outbox: Outbox,
  ) {}

  /** A line about a quote or its request. */
  line(
    actor: Actor,
    { id, organisationId }: { readonly id: string; readonly organisationId: string },
    verb: string,
    facts: Readonly<Record<string, string | number>> = {},
    reason?: string,
  ): Write[] {
    return this.history.writes(actor, {
      organisationId,
      subject: { kind: 'quote', id },
      verb: `bookings.${verb}`,
      facts,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** A line about a booking, which its class's page shows too. */
  bookingLine(
    actor: Actor,
    {
      id,
      organisationId,
      classId,
    }: { readonly id: string; readonly organisationId: string; readonly classId?: string | undefined },
    verb: string,
    facts: Readonly<Record<string, string | number>> = {},
    reason?: string,
  ): Write[] {
    return this.history.writes(actor, {
      organisationId,
      classId,
      subject: { kind: 'booking', id },
      verb: `bookings.${verb}`,
      facts,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
