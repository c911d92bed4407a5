/** SMS: how many segments a text takes, and the way to the gateway. */
export { MOST_SEGMENTS, type SmsSize, smsSize, smsText } from './segments';
export { fillTemplate, Sms, smsFailure, type SmsMessage } from './sms';
export { SmsModule } from './sms.module';
