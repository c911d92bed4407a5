/** What staff write to the people of a class: in their languages, at once or at a set time, with who got it. */
export { AUDIENCES, canWriteTo, type ClassMessage, type MessageAudience, statusesOf } from './class-message';
export { MessageForm } from './class-messages.forms';
export { FromTheTeam } from './class-messages.job-types';
export { assertCanWrite } from './class-messages.policy';
export { ClassMessagesModule } from './class-messages.module';
export { ClassMessages } from './class-messages.service';
export { teamSms } from './from-the-team.email';
export { MessageAudiences } from './message-audiences.service';
export { letterKey } from './sending.service';
export type { PhoneReply } from './phone-reply';
export { PhoneReplyForm } from './phone-replies.forms';
export { PhoneReplies } from './phone-replies.service';
