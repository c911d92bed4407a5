import { z } from 'zod';
import { meetingBefore } from '../classes';
import { defineMessage } from '../notifications';

const enrolment = z.object({ enrolmentId: z.string() });
/** Of a part that ends: whether the person sat in the class, so that the meetings stand in a calendar. */
const ending = enrolment.extend({ sat: z.boolean().optional() });
/** `meeting`: the start of the next meeting that it is about, for those who would come to it. */
const news = ending.extend({ meeting: z.iso.datetime().optional() });

/** You have a place. */
export const Joined = defineMessage('enrolments.joined', enrolment);
/** Your place is kept until you pay. */
export const Reserved = defineMessage('enrolments.reserved', enrolment);
/** Your money has come: the place is yours. */
export const Paid = defineMessage('enrolments.paid', enrolment);
/** You are number n on the waiting list. */
export const NowWaiting = defineMessage('enrolments.waiting', enrolment);
/** We have your answers and write to you. */
export const Applied = defineMessage('enrolments.applied', enrolment);
/** Staff said no. */
export const Rejected = defineMessage('enrolments.rejected', enrolment);
/** The answer to whoever asked why. */
export const Explained = defineMessage('enrolments.explained', enrolment);
/** You gave your place or your number back. */
export const GivenBack = defineMessage('enrolments.given-back', ending);
/** The link to your page once more, for somebody who joined twice or lost it. */
export const LinkAgain = defineMessage('enrolments.link-again', enrolment);
/** The class does not take place. */
export const ClassOff = defineMessage('enrolments.class-off', news);
/** The class surely takes place. */
export const ClassSure = defineMessage('enrolments.class-sure', enrolment);
/** Meetings or the place are different now: which meetings, and when they were held before. */
export const ClassMoved = defineMessage(
  'enrolments.class-moved',
  news.extend({ meetings: z.array(meetingBefore).default([]), place: z.boolean().default(false) }),
);
/** You are in another group of the course now; `from` is the enrolment in the old one. */
export const Transferred = defineMessage('enrolments.transferred', enrolment.extend({ from: z.string().optional() }));
/** Tomorrow is the first meeting, or the next. */
export const MeetingSoon = defineMessage(
  'enrolments.meeting-soon',
  z.object({ enrolmentId: z.string(), sessionId: z.string() }),
);
