import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DeliveryRepository } from './delivery.repository';
import { DeliverySchema } from './delivery.schema';
import { MessageHandlers } from './message-handlers';
import { Notifications } from './notifications.service';

/** Messages to people, and the log of their delivery. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Delivery', schema: DeliverySchema }])],
  providers: [Notifications, MessageHandlers, DeliveryRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
