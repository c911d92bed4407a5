import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Jobs } from './jobs';
import { Outbox } from './outbox';
import { OutboxSchema } from './outbox.schema';
import { Relay } from './relay';
import { Workers } from './workers';

/** Jobs and facts: rows in MongoDB first, then the queue. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'OutboxRow', schema: OutboxSchema }])],
  providers: [Jobs, Outbox, Relay, Workers],
  exports: [Jobs, Outbox, Relay, Workers],
})
export class OutboxModule {}
