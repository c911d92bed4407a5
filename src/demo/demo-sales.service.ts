import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { BillingSettingsService } from '../billing';
import { Acceptance, Naming, QuoteRequests, Quotes } from '../bookings';
import { Classes } from '../classes';
import { Clock } from '../platform/clock';
import { ClassAccounts } from '../outcomes';
import { demoId } from './organisations';
import { type DemoSale, type DemoSeller, SALES, SELLERS } from './sales';

const DAY = 24 * 3_600_000;

/** The services by which a company buys. */
@Injectable()
export class DemoBuying {
  constructor(
    readonly requests: QuoteRequests,
    readonly quotes: Quotes,
    readonly acceptance: Acceptance,
    readonly naming: Naming,
  ) {}
}

/** Loads who sells in the demo, and what companies have asked for. */
@Injectable()
export class DemoSales {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly buying: DemoBuying,
    private readonly classes: Classes,
    private readonly accounts: ClassAccounts,
    private readonly clock: Clock,
  ) {}

  /** @param actorOf who does it for an organisation */
  async load(actorOf: (organisation: string) => StaffActor): Promise<void> {
    for (const seller of SELLERS) await this.sell({ ...actorOf(seller.organisation), roles: ['manager'] }, seller);
    for (const sale of SALES) await this.sale(actorOf(sale.organisation), sale);
  }

  private async sell(actor: StaffActor, { organisation, account, note, costs, ...seller }: DemoSeller): Promise<void> {
    if (await this.settings.read(demoId(organisation))) return;
    await this.settings.replace(actor, organisation, {
      seller,
      accounts: [account],
      currency: account.currency,
      vat: { registered: false, rates: {}, notes: { none: note } },
      paymentDays: 15,
      reminderDays: [3, 14, 28],
      wholeTotals: false,
    });
    const { currency } = account;
    const { freePlace, class: key, instructor, material, room } = costs;
    await this.accounts.setFreePlace(actor, demoId(organisation), { amount: freePlace * 100, currency });
    await this.accounts.setCosts(actor, demoId(`class:${key}`), {
      ...{ currency, instructor: instructor * 100, material: material * 100, room: room * 100, other: 0 },
    });
  }

  private async sale(actor: StaffActor, sale: DemoSale): Promise<void> {
    const { requests, quotes, acceptance, naming } = this.buying;
    const { key, organisation, company, contact, language, seats, notes, price, currency } = sale;
    const named = sale.class === undefined ? null : await this.classes.find(demoId(`class:${sale.class}`));
    const request = await requests.ask({ kind: 'anonymous' }, demoId(`request:${key}`), {
      ...{ organisation, company, contact, language, seats },
      ...(named ? { classId: named.id, kind: 'seats' } : { courseId: sale.course, kind: 'workshop' }),
      ...(notes === undefined ? {} : { notes }),
    });
    if (price === undefined || sale.until === 'asked') return;
    const whole = named === null;
    const quote = await quotes.draft(actor, demoId(`quote:${key}`), {
      requestId: request.id,
      lines: [
        {
          text: whole
            ? { mk: 'Работилница за вашиот тим', 'sr-Cyrl': 'Радионица за ваш тим', en: 'A workshop for your team' }
            : { mk: 'Места на курсот', 'sr-Cyrl': 'Места на курсу', en: 'Places in the course' },
          ...{ quantity: whole ? 1 : seats, unit: whole ? 'piece' : 'person', vat: 'none' },
          unitPrice: { amount: price * 100, currency },
        },
      ],
      validUntil: new Date(this.clock.now().getTime() + 14 * DAY).toISOString(),
    });
    if (quote.status === 'draft') await quotes.send(actor, quote.id);
    if (sale.until !== 'booked') return;
    const booking = await acceptance.accept(actor, quote.id, {});
    const names = (sale.names ?? []).map((fullName, at) => ({
      ...{ fullName, email: `${key}-${at + 1}@textile.example`, language },
    }));
    await naming.name(actor, demoId(`names:${key}`), booking.id, names);
  }
}
