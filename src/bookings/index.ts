/** What companies buy: request, quote, acceptance, the block of seats, names and changes. */
export { Acceptance } from './acceptance.service';
export { type Booking, isPast } from './booking';
export { AcceptanceForm, NameForm, QuoteForm, QuoteRequestForm, RefusalForm, RemarkForm } from './bookings.forms';
export { WorkshopSettled } from './bookings.facts';
export { BookingsModule } from './bookings.module';
export { Bookings } from './bookings.service';
export { ClassBookings, SOLD } from './class-bookings.service';
export { CitizenPapers } from './citizen-papers.service';
export { Naming, type RefusedName } from './naming.service';
export { type Quote, statusAt } from './quote';
export { type QuoteRequest, waitsForOffice } from './quote-request';
export { QuoteCounting } from './quote-counting';
export { QuoteRequests } from './quote-requests.service';
export { Quotes } from './quotes.service';
export { SaleLinks } from './sale-links';
export { type Sale, Sales } from './sales.service';
