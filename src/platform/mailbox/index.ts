/** A mail server and an SMS gateway that keep what they get: for development and tests, never for production. */
export { DEV_CONTROLS, DEV_MESSAGES, type MailboxControl, MailboxStore, type ReceivedRow } from './mailbox-store';
export type { Received } from './received';
export { SMS_FAULTS, type SmsFault, SmsSink } from './sms-sink';
export { SMTP_FAULTS, type SmtpFault, SmtpSink } from './smtp-sink';
