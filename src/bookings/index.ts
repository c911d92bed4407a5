/** What companies buy: request, quote, acceptance, the block of seats, names and changes. */
export { Acceptance } from './acceptance.service';
export { type Booking, isPartners, isPast } from './booking';
export { AcceptanceForm, NameForm, QuoteForm, QuoteRequestForm, RefusalForm, RemarkForm } from './bookings.forms';
export { BookingsModule } from './bookings.module';
export { Bookings } from './bookings.service';
export { CitizenPapers } from './citizen-papers.service';
export { Naming, type RefusedName } from './naming.service';
export { PartnerBlockForm } from './partner-blocks.forms';
export { PartnerBlocks } from './partner-blocks.service';
export { type Quote, statusAt } from './quote';
export { PARTNER_KINDS, type QuoteRequest, waitsForOffice } from './quote-request';
export { QuoteCounting } from './quote-counting';
export { QuoteRequests } from './quote-requests.service';
export { Quotes } from './quotes.service';
export { SaleLinks } from './sale-links';
export { type Sale, Sales } from './sales.service';
