import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { DeliveryRepository } from './delivery.repository';

/** When a person is erased, the delivery log keeps that something was sent and forgets to whom. */
@Injectable()
export class NotificationsEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly deliveries: DeliveryRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('notifications', ({ id }) => [this.deliveries.erasure(id)]);
  }
}
