import { Injectable } from '@nestjs/common';
import { Corrections, endedAmong, type Invoice, InvoicesService, isEnded, isOpen } from '../billing';
import { Classes } from '../classes';
import { type Enrolment, Enrolments, PaidPlaces } from '../enrolments';
import { systemActor } from '../shared/actor';
import { derivedId } from '../shared/ids';
import { CITIZEN_SUBJECT, CitizenRequests, seatsOf } from './citizen-requests';

const ACTOR = systemActor('bookings');

/**
 * A citizen's place in a paid class: held until it is paid, with a pro-forma that says how; then it is a place, with an invoice. Where the
 * accountant has not said who sells, the office bills in its own way and nothing is issued.
 */
@Injectable()
export class CitizenPapers {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly places: PaidPlaces,
    private readonly classes: Classes,
    private readonly invoices: InvoicesService,
    private readonly corrections: Corrections,
    private readonly requests: CitizenRequests,
  ) {}

  /** The pro-forma of an unpaid place, once. */
  async held(enrolmentId: string): Promise<void> {
    const place = await this.enrolments.find(enrolmentId);
    if (place) await this.bill(place);
  }

  /** A smaller party owes less: its bill is taken back and made anew. Where there never was one, the office bills in its own way. */
  async shrunk(enrolmentId: string): Promise<void> {
    const place = await this.enrolments.find(enrolmentId);
    if (place && (await this.papersOf(place)).some(isBill)) await this.bill(place);
  }

  /** Money came: what it paid for is a place, and has its invoice. */
  async paymentsChanged(invoiceId: string): Promise<void> {
    const paper = await this.invoices.find(invoiceId);
    if (paper?.subject.kind !== CITIZEN_SUBJECT || paper.status !== 'paid') return;
    await this.places.paid(ACTOR, paper.subject.id);
    const enrolment = await this.enrolments.find(paper.subject.id);
    // Paid for a place that was given back: the accountant pays back.
    if (paper.kind !== 'pro_forma' || !enrolment || enrolment.status === 'cancelled') return;
    const { organisationId, subject, buyer, personId, language, currency, lines } = paper;
    await this.invoices.issue(ACTOR, await this.paperId(enrolment, 'invoice'), {
      ...{ organisationId, subject, buyer, personId, language, currency, lines, kind: 'invoice' },
      relatedTo: paper.id,
    });
  }

  /** Who gave the place back owes nothing: a pro-forma that nobody has paid on is withdrawn. What was paid is the accountant's to credit. */
  async givenBack(enrolmentId: string): Promise<void> {
    const enrolment = await this.enrolments.find(enrolmentId);
    if (enrolment?.status === 'cancelled') await this.withdraw(enrolment);
  }

  /** Nobody owes anything for a class that does not take place. */
  async classCancelled(classId: string): Promise<void> {
    const { organisationId } = await this.classes.get(classId);
    for (const enrolment of await this.enrolments.listOfClass(organisationId, classId, ['reserved', 'cancelled']))
      await this.withdraw(enrolment);
  }

  private withdraw({ id, organisationId }: Enrolment): Promise<void> {
    const subject = { kind: CITIZEN_SUBJECT, id };
    return this.corrections.withdrawUnpaid(ACTOR, organisationId, subject, 'given_back');
  }

  private papersOf({ id, organisationId }: Pick<Enrolment, 'id' | 'organisationId'>): Promise<Invoice[]> {
    return this.invoices.listOf(organisationId, { kind: CITIZEN_SUBJECT, id });
  }

  /** It follows from the place and from how many of the kind were taken back before: who comes back is billed again. */
  private async paperId(enrolment: Enrolment, kind: Invoice['kind']): Promise<string> {
    const ended = endedAmong(await this.papersOf(enrolment), kind);
    return derivedId(`place:${kind}:${ended}`, enrolment.id);
  }

  /** What is to be paid for an unpaid place; null when the office bills in its own way. */
  async openPaper(enrolment: Pick<Enrolment, 'id' | 'organisationId'>): Promise<Invoice | null> {
    return (await this.papersOf(enrolment)).find(isOpen) ?? null;
  }

  /** One bill, for as many as have a place. What somebody has paid on stays: the accountant settles it. */
  private async bill(place: Enrolment): Promise<void> {
    if (place.status !== 'reserved' || place.reservedUntil === undefined) return;
    const live = (await this.papersOf(place)).find((paper) => isBill(paper) && !isEnded(paper));
    if (live && (!isOpen(live) || live.paid > 0 || seatsOf(live) === place.seats)) return;
    const request = await this.requests.billOf(place, place.reservedUntil, live);
    if (!request) return;
    if (live) await this.corrections.withdraw(ACTOR, live.id, 'resized');
    await this.invoices.issue(ACTOR, await this.paperId(place, 'pro_forma'), request);
    const after = await this.enrolments.find(place.id);
    // Given back while it was issued.
    if (after?.status !== 'reserved') await this.withdraw(place);
    else if (after.seats !== place.seats) await this.bill(after);
  }
}

const isBill = ({ kind }: Pick<Invoice, 'kind'>): boolean => kind === 'pro_forma';
