import { z } from 'zod';
import { meetingBefore } from '../classes';
import { defineMessage } from '../notifications';

const request = z.object({ requestId: z.string() });
const booking = z.object({ bookingId: z.string() });
const named = booking.extend({ enrolmentId: z.string() });

/** To the company: we have your request, here is your page. */
export const RequestReceived = defineMessage('bookings.request-received', request);
/** To the company: your page has another link. */
export const LinkRenewed = defineMessage('bookings.link-renewed', request);
/** To the company: our quote is on your page. */
export const QuoteSent = defineMessage('bookings.quote-sent', z.object({ quoteId: z.string() }));
/** To the company: the office has answered. */
export const OfficeAnswered = defineMessage('bookings.office-answered', request.extend({ at: z.iso.datetime() }));
/** To the company: it is booked, this is to be paid, these need names. */
export const BookingMade = defineMessage('bookings.made', booking);
/** To the company: the money is there. */
export const BookingPaid = defineMessage('bookings.paid', booking);
/** To the company: the class is off, or the office called the booking off. */
export const BookingOff = defineMessage('bookings.off', booking);
/** To the company: meetings of its class, or the place, are different now. */
export const BookedClassMoved = defineMessage(
  'bookings.class-moved',
  booking.extend({ meetings: z.array(meetingBefore).default([]), place: z.boolean().default(false) }),
);
/** To a person: your company has taken a place for you. */
export const Named = defineMessage('bookings.named', named);
/** To a person: the company sends somebody else. */
export const Unnamed = defineMessage('bookings.unnamed', named);
