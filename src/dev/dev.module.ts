import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications';
import { ClockController } from './clock.controller';
import { DevOnlyGuard } from './dev-only.guard';
import { MailboxController } from './mailbox.controller';
import { MessagesController } from './messages.controller';
import { MessagesRepository } from './messages.repository';
import { SamplesController } from './samples.controller';

/** Mailbox, samples and movable time, for development alone. */
@Module({
  imports: [NotificationsModule],
  controllers: [ClockController, MessagesController, SamplesController, MailboxController],
  providers: [DevOnlyGuard, MessagesRepository],
})
export class DevModule {}
