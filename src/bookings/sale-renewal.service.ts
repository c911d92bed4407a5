import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LinkRenewed } from './bookings.messages';
import { mustSell } from './bookings.policy';
import { BookingsRepository } from './bookings.repository';
import type { QuoteRequest } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { SaleLinks } from './sale-links';
import { SaleTools } from './sale-tools';

/** Gives a company another link in the place of one that somebody has who should not. */
@Injectable()
export class SaleRenewal {
  constructor(
    private readonly requests: QuoteRequestsRepository,
    private readonly bookings: BookingsRepository,
    private readonly links: SaleLinks,
    private readonly tools: SaleTools,
  ) {}

  /** Both old links end at once, the new one goes to the contact by mail. @throws NotFoundError, ForbiddenError, LostRaceError */
  async renew(actor: Actor, id: string): Promise<QuoteRequest> {
    const request = await this.requests.get(id);
    mustSell(actor, request);
    const link = this.links.newHashes(id);
    const at = this.tools.clock.now();
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.requests.linkWrite(request, link),
        this.bookings.linkWrite(id, link.secretHash),
        ...this.tools.line(actor, request, 'link-renewed'),
        ...this.tools.notifications.writes(
          LinkRenewed,
          { requestId: id },
          { key: `${LinkRenewed.name}:${id}:${at.getTime()}` },
        ),
      ),
    );
    return { ...request, ...link };
  }
}
