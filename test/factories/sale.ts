import type { Organisation } from '../../src/organisations';
import type { TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';
import { clientOf } from './account';
import { OUTSIDE_VAT, setUpBilling } from './billing';
import type { OpenClass } from './enrolment';

const DAY = 24 * 3600_000;

/** A company with the link to its page. */
export interface Buyer {
  readonly requestId: string;
  readonly secret: string;
  readonly client: HttpClient;
}

let number = 0;

/** What companies and an organisation say to each other until seats are booked, over the API. */
export class Selling {
  private constructor(
    private readonly app: TestApp,
    private readonly organisation: Organisation,
    readonly staff: HttpClient,
    readonly accountant: HttpClient,
  ) {}

  static async begin(app: TestApp, organisation: Organisation): Promise<Selling> {
    const accountant = await clientOf(app, organisation, 'accountant');
    const accounts = [{ currency: 'MKD', number: '300000000012355', bank: 'Example Bank' }];
    await setUpBilling(accountant, organisation, { vat: OUTSIDE_VAT, currency: 'MKD', accounts });
    return new Selling(app, organisation, await clientOf(app, organisation), accountant);
  }

  /** A company that asks; for seats in a class unless told otherwise. */
  async ask(group: OpenClass, more: object = {}): Promise<Buyer> {
    number += 1;
    const answer = await this.app.http.post('/api/v1/quote-requests', {
      organisation: this.organisation.slug,
      company: { name: 'Tekstil Vardar', address: 'Partizanska 12', town: 'Skopje', country: 'MK' },
      contact: { fullName: 'Vesna Ilieva', email: `vesna-${number}@textile.example` },
      language: 'en',
      kind: 'seats',
      classId: group.code,
      seats: 3,
      ...more,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    const { id, secret } = answer.body as { id: string; secret: string };
    return { requestId: id, secret, client: this.app.http.with({ 'x-secret': secret }) };
  }

  /** A quote that was sent, of 2,000 denars a seat. */
  async quote({ requestId }: Buyer, more: object = {}): Promise<string> {
    const draft = await this.draft({ requestId, ...more });
    if (draft.status !== 201) throw new Error(draft.text);
    const { id } = draft.body as { id: string };
    const sent = await this.staff.post(`/api/v1/quotes/${id}/sending`);
    if (sent.status !== 200) throw new Error(sent.text);
    return id;
  }

  draft(more: object): Promise<Answer> {
    return this.staff.post('/api/v1/quotes', {
      lines: [
        {
          text: { en: 'Places in the class' },
          quantity: 3,
          unit: 'person',
          unitPrice: { amount: 200_000, currency: 'MKD' },
          vat: 'none',
        },
      ],
      validUntil: new Date(this.app.clock.now().getTime() + 7 * DAY).toISOString(),
      ...more,
    });
  }

  /** A company that has booked three seats of the class. */
  async book(
    group: OpenClass,
    more: object = {},
  ): Promise<Buyer & { readonly bookingId: string; readonly proForma: string }> {
    const buyer = await this.ask(group, more);
    const answer = await buyer.client.post(`/api/v1/quotes/${await this.quote(buyer)}/acceptance`, {});
    if (answer.status !== 201) throw new Error(answer.text);
    const { booking, proForma } = answer.body as { booking: { id: string }; proForma: { number: string } };
    return { ...buyer, bookingId: booking.id, proForma: proForma.number };
  }
}
