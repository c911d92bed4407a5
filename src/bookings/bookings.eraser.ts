import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { SharingsRepository } from './sharings.repository';

/** Takes out what a company's contact said, and what one of its people let it see. What the company bought stays: it is on its papers. */
@Injectable()
export class BookingEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly requests: QuoteRequestsRepository,
    private readonly sharings: SharingsRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('bookings', ({ id }) => [this.requests.erasure(id), this.sharings.erasure(id)]);
  }
}
