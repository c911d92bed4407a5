import { Injectable } from '@nestjs/common';
import { History, type HistoryEntry } from '../history';
import { Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import type { Actor } from '../shared/actor';

type Thing = { readonly id: string; readonly organisationId: string; readonly classId?: string | undefined };
type Facts = Readonly<Record<string, string | number>>;

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
  line(actor: Actor, { id, organisationId }: Thing, verb: string, facts?: Facts): Write[] {
    return this.told(actor, { organisationId, subject: { kind: 'quote', id } }, verb, facts);
  }

  /** A line about a booking, which its class's page shows too. */
  bookingLine(actor: Actor, { id, organisationId, classId }: Thing, verb: string, facts?: Facts): Write[] {
    return this.told(actor, { organisationId, classId, subject: { kind: 'booking', id } }, verb, facts);
  }

  private told(
    actor: Actor,
    about: Pick<HistoryEntry, 'organisationId' | 'classId' | 'subject'>,
    verb: string,
    facts: Facts = {},
  ): Write[] {
    return this.history.writes(actor, { ...about, verb: `bookings.${verb}`, facts });
  }
}
