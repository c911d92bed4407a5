import { Injectable } from '@nestjs/common';
import { BillingSettingsService, type Invoice, type InvoiceRequest, netPrice, OfficeDay } from '../billing';
import { ClassContexts, type Enrolment, priceOf } from '../enrolments';
import { People } from '../people';
import { daysBetween } from '../shared/days';

/** How the documents of a citizen's place find it. */
export const CITIZEN_SUBJECT = 'enrolment';
const THOUSANDTHS = 1_000;

/** For how many a bill is. */
export const seatsOf = ({ lines }: Pick<Invoice, 'lines'>): number => (lines[0]?.quantity ?? 0) / THOUSANDTHS;

/** What is asked for a citizen's unpaid place. */
@Injectable()
export class CitizenRequests {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly contexts: ClassContexts,
    private readonly people: People,
    private readonly days: OfficeDay,
  ) {}

  /** The bill of a place, at the price of `former`, in whose place it comes; null when the office bills in its own way. */
  async billOf(enrolment: Enrolment, payBy: Date, former?: Invoice): Promise<InvoiceRequest | null> {
    const { id, organisationId, classId, personId, seats, language } = enrolment;
    const settings = await this.settings.read(organisationId);
    const { course, organisation } = await this.contexts.fresh(organisationId, classId);
    const price = priceOf(course);
    if (!settings || !price) return null;
    const [person, today, due] = await Promise.all([
      this.people.get(organisationId, personId),
      this.days.ofOrganisation(organisationId),
      this.days.ofOrganisation(organisationId, payBy),
    ]);
    const quantity = seats * THOUSANDTHS;
    const line = { text: course.title, quantity, unit: 'person', ...netPrice(price.amount, settings) } as const;
    return {
      ...{ organisationId, kind: 'pro_forma', subject: { kind: CITIZEN_SUBJECT, id }, personId, language },
      buyer: { kind: 'person', name: person.fullName, country: organisation.country },
      currency: former?.currency ?? price.currency,
      lines: former?.lines.map(({ net: _, ...one }) => ({ ...one, quantity })) ?? [line],
      terms: former,
      dueDays: Math.max(0, daysBetween(today, due)),
    };
  }
}
