/** Messages to people by mail and SMS: declared by their domain, sent once, in the person's language, with a log for staff. */
export type { Block } from '../platform/mail';
export { type Channel, type Delivery, type DeliveryState, type NoWay } from './delivery';
export type { Composed, Letter, LetterFormats, MessageHandler, Recipient, Translate } from './letter';
export { FRAME } from './letter-catalogue';
export { LetterWords, type TypedWords } from './letter-words.service';
export { defineMessage, type MessageType } from './message';
export { DeliveryFailed } from './notifications.facts';
export { NotificationsModule } from './notifications.module';
export { Notifications, type Occasion } from './notifications.service';
export { Samples, type WrittenSample } from './samples.service';
