/** Mail: one source of blocks for HTML and text, and the way to the mail server. */
export type { Block } from './block';
export type { MailCopy, MailSource } from './mail-copy';
export { SendFailure, smtpFailure } from './mail-failure';
export { mailHtml } from './mail-html';
export { mailText } from './mail-text';
export { type Mail, Mailer } from './mailer';
export { MailModule } from './mail.module';
