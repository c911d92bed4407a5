/** Pages and calls for development and demo: the mailbox, samples of all messages, the movable time. */
export { DevModule } from './dev.module';
