import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ClassChanged } from '../classes';
import { isOpen } from './booking';
import { BookedClassMoved } from './bookings.messages';
import { BookingsRepository } from './bookings.repository';
import { SaleTools } from './sale-tools';

/** Tells companies what happened to the classes in which they have seats. Their people hear of it as everybody does. */
@Injectable()
export class BookedClassNews {
  constructor(
    private readonly repository: BookingsRepository,
    private readonly tools: SaleTools,
  ) {}

  /** Other meetings or another place, once for each version of the class. */
  async changed({ classId, version, what, meetings }: z.infer<typeof ClassChanged.schema>): Promise<void> {
    if (!what.some((part) => part === 'meetings' || part === 'place')) return;
    const bookings = (await this.repository.listOfClass(classId)).filter(isOpen);
    const writes = bookings.flatMap(({ id }) =>
      this.tools.notifications.writes(
        BookedClassMoved,
        { bookingId: id, meetings: [...meetings], place: what.includes('place') },
        { key: `${BookedClassMoved.name}:${id}:${version}` },
      ),
    );
    if (writes.length > 0) await this.tools.db.inTransaction((tx) => tx.write(...writes));
  }
}
