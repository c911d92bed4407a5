import { Injectable } from '@nestjs/common';
import {
  BillingSettingsService,
  Corrections,
  endedAmong,
  type Invoice,
  type InvoiceRequest,
  InvoicesService,
  isOpen,
  netPrice,
  OfficeDay,
} from '../billing';
import { Classes } from '../classes';
import { ClassContexts, type Enrolment, Enrolments, PaidPlaces, priceOf } from '../enrolments';
import { People } from '../people';
import { systemActor } from '../shared/actor';
import { daysBetween } from '../shared/days';
import { derivedId } from '../shared/ids';

/** How the documents of a citizen's place find it. */
export const CITIZEN_SUBJECT = 'enrolment';
const ACTOR = systemActor('bookings');
const THOUSANDTHS = 1_000;

/** What a citizen's place is billed with. */
@Injectable()
export class CitizenBilling {
  constructor(
    readonly settings: BillingSettingsService,
    readonly invoices: InvoicesService,
    readonly corrections: Corrections,
    readonly days: OfficeDay,
  ) {}
}

/**
 * A citizen's place in a paid class: held until it is paid, with a pro-forma that says how; then it is a place, with an invoice. Where the
 * accountant has not said who sells, the office bills in its own way and nothing is issued.
 */
@Injectable()
export class CitizenPapers {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
    private readonly people: People,
    private readonly places: PaidPlaces,
    private readonly classes: Classes,
    private readonly billing: CitizenBilling,
  ) {}

  /** The pro-forma of an unpaid place, once. */
  async held(enrolmentId: string): Promise<void> {
    const enrolment = await this.enrolments.find(enrolmentId);
    if (enrolment?.status !== 'reserved' || enrolment.reservedUntil === undefined) return;
    const request = await this.requestFor(enrolment, enrolment.reservedUntil);
    if (!request) return;
    await this.billing.invoices.issue(ACTOR, await this.paperId(enrolment, 'pro_forma'), request);
    // Given back while it was issued.
    if ((await this.enrolments.find(enrolmentId))?.status !== 'reserved') await this.withdraw(enrolment);
  }

  /** Money came: what it paid for is a place, and has its invoice. */
  async paymentsChanged(invoiceId: string): Promise<void> {
    const paper = await this.billing.invoices.find(invoiceId);
    if (paper?.subject.kind !== CITIZEN_SUBJECT || paper.status !== 'paid') return;
    await this.places.paid(ACTOR, paper.subject.id);
    const enrolment = await this.enrolments.find(paper.subject.id);
    // Paid for a place that was given back: the accountant pays back.
    if (paper.kind !== 'pro_forma' || !enrolment || enrolment.status === 'cancelled') return;
    const { organisationId, subject, buyer, personId, language, currency, lines } = paper;
    await this.billing.invoices.issue(ACTOR, await this.paperId(enrolment, 'invoice'), {
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
    return this.billing.corrections.withdrawUnpaid(ACTOR, organisationId, subject, 'given_back');
  }

  private papersOf({ id, organisationId }: Pick<Enrolment, 'id' | 'organisationId'>): Promise<Invoice[]> {
    return this.billing.invoices.listOf(organisationId, { kind: CITIZEN_SUBJECT, id });
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

  private async requestFor(enrolment: Enrolment, payBy: Date): Promise<InvoiceRequest | null> {
    const { id, organisationId, classId, personId, seats, language } = enrolment;
    const settings = await this.billing.settings.read(organisationId);
    const { course, organisation } = await this.contexts.fresh(organisationId, classId);
    const price = priceOf(course);
    if (!settings || !price) return null;
    const [person, today] = await Promise.all([
      this.people.get(organisationId, personId),
      this.billing.days.ofOrganisation(organisationId),
    ]);
    const due = await this.billing.days.ofOrganisation(organisationId, payBy);
    const { vat, unitPrice } = netPrice(price.amount, settings);
    return {
      ...{ organisationId, kind: 'pro_forma', subject: { kind: CITIZEN_SUBJECT, id }, personId, language },
      buyer: { kind: 'person', name: person.fullName, country: organisation.country },
      currency: price.currency,
      lines: [{ text: course.title, quantity: seats * THOUSANDTHS, unit: 'person', unitPrice, vat }],
      dueDays: Math.max(0, daysBetween(today, due)),
    };
  }
}
