import { sampleSubject } from '../../enrolments';
import type { Language } from '../../shared/locale';
import { termsOf } from '../booking';
import type { Sale } from '../sales.service';

const ASKED = new Date('2026-09-07T08:00:00Z');

/** An invented sale, for the samples of all letters. */
export function sampleSale(language: Language): Sale {
  const { organisation, course, trainingClass } = sampleSubject(language, { name: '' });
  const company = { name: 'Tekstil Vardar', address: 'Partizanska 12', town: 'Skopje', country: 'MK' };
  const ids = { organisationId: organisation.id, requestId: 'r1', classId: trainingClass.id };
  return {
    organisation,
    course,
    lower: undefined,
    available: undefined,
    trainingClass,
    request: {
      id: 'r1',
      organisationId: organisation.id,
      company,
      contactId: 'p1',
      language,
      kind: 'seats',
      courseId: course.id,
      classId: trainingClass.id,
      seats: 6,
      wishedDates: [],
      status: 'booked',
      remarks: [{ by: 'office', at: ASKED, text: 'Yes, we bring the cloth and the needles.' }],
      createdAt: ASKED,
      changedAt: ASKED,
      nonce: 'n',
      secretHash: 'h',
      namesHash: 'n',
    },
    contact: {
      id: 'p1',
      organisationId: organisation.id,
      fullName: 'Vesna Ilieva',
      callName: 'Vesna',
      email: 'vesna@example.org',
      language,
    },
    quotes: [],
    quote: {
      ...ids,
      id: 'q1',
      year: 2026,
      sequence: 41,
      number: 'Q-2026-000041',
      seats: 6,
      currency: 'MKD',
      lines: [],
      groups: [],
      vatNotes: [],
      totals: { net: 1_440_000, vat: 0, gross: 1_440_000, rounding: 0, prepaid: 0, payable: 1_440_000 },
      validUntil: new Date('2026-09-21T14:00:00Z'),
      status: 'sent',
      createdAt: ASKED,
    },
    booking: {
      ...ids,
      id: 'b1',
      quoteId: 'q1',
      quoteNumber: 'Q-2026-000041',
      company,
      contactId: 'p1',
      language,
      courseId: course.id,
      seats: 6,
      named: 0,
      status: 'reserved',
      createdAt: ASKED,
      changedAt: ASKED,
      secretHash: 'h',
    },
    terms: termsOf(trainingClass.startsAt),
    invoices: [],
  };
}
