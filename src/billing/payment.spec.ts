import fc from 'fast-check';
import type { Invoice } from './invoice';
import { sampleInvoice } from './sample-invoice';
import { allocate, freeOf, type Payment, release, type Settled } from './payment';

const invoice = (id: string, payable: number): Invoice => {
  const sample = sampleInvoice('en');
  return { ...sample, id, number: `F-${id}`, totals: { ...sample.totals, payable } };
};

const payment = (id: string, amount: number): Payment => ({
  ...{ id, organisationId: 'o', kind: 'bank', currency: 'RSD', amount, paidOn: '2026-10-08' },
  ...{ receivedAt: new Date(0), origin: {}, allocations: [], state: 'open', version: 1 },
});

/** What a database would hold after it. */
class Books {
  readonly invoices: Map<string, Invoice>;
  readonly payments: Map<string, Payment>;

  constructor(payables: readonly number[], amounts: readonly number[]) {
    this.invoices = new Map(payables.map((payable, at) => [`i${at}`, invoice(`i${at}`, payable)]));
    this.payments = new Map(amounts.map((amount, at) => [`p${at}`, payment(`p${at}`, amount)]));
  }

  keep(result: { payment: Payment; settled: readonly Settled[] } | string): void {
    if (typeof result === 'string') return;
    this.payments.set(result.payment.id, result.payment);
    for (const { invoice: one, paid, status } of result.settled) this.invoices.set(one.id, { ...one, paid, status });
  }

  check(): void {
    for (const one of this.invoices.values()) {
      const given = [...this.payments.values()].flatMap(({ allocations }) =>
        allocations.filter(({ invoiceId }) => invoiceId === one.id).map(({ amount }) => amount),
      );
      expect(one.paid).toBe(given.reduce((sum, amount) => sum + amount, 0));
      expect(one.paid).toBeLessThanOrEqual(one.totals.payable);
      const status = one.paid === one.totals.payable ? 'paid' : one.paid > 0 ? 'partly_paid' : 'issued';
      expect(one.status).toBe(status);
    }
    for (const one of this.payments.values()) {
      expect(freeOf(one)).toBeGreaterThanOrEqual(0);
      expect(one.state).toBe(freeOf(one) === 0 ? 'used' : 'open');
      expect(one.allocations.every(({ amount }) => amount > 0)).toBe(true);
    }
  }
}

const amounts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 });
const step = fc.record({
  payment: fc.nat(3),
  wanted: fc.array(
    fc.record({ invoiceId: fc.nat(3).map((at) => `i${at}`), amount: fc.integer({ min: -5, max: 500 }) }),
    {
      maxLength: 3,
    },
  ),
  back: fc.option(fc.nat(3).map((at) => `i${at}`)),
  undo: fc.boolean(),
});

describe('What payments are for', () => {
  it('never makes or loses money, whatever is given and taken back', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.array(step, { maxLength: 30 }), (payables, came, steps) => {
        const books = new Books(payables, came);
        for (const { payment: at, wanted, undo, back } of steps) {
          const one = books.payments.get(`p${at}`);
          if (!one) continue;
          const all = [...books.invoices.values()];
          books.keep(undo ? release(one, all, back ?? undefined) : allocate(one, all, wanted, 'staff'));
          books.check();
        }
      }),
    );
  });

  it('is the whole of one, parts of many, or many for one', () => {
    const books = new Books([100, 50], [150, 30]);
    const all = () => [...books.invoices.values()];
    books.keep(allocate(books.payments.get('p1')!, all(), [{ invoiceId: 'i0', amount: 30 }], 'reference'));
    expect(books.invoices.get('i0')).toMatchObject({ paid: 30, status: 'partly_paid' });
    const both = [
      { invoiceId: 'i0', amount: 70 },
      { invoiceId: 'i1', amount: 50 },
    ];
    books.keep(allocate(books.payments.get('p0')!, all(), both, 'staff'));
    expect(all().map(({ status }) => status)).toEqual(['paid', 'paid']);
    expect(freeOf(books.payments.get('p0')!)).toBe(30);
  });

  it('is refused where it is more than came, than is asked for, or of another currency', () => {
    const [one, other] = [invoice('i0', 100), invoice('i1', 100)];
    const give = (wanted: { invoiceId: string; amount: number }[], of = payment('p', 120)) =>
      allocate(of, [one, other], wanted, 'staff');
    expect(give([{ invoiceId: 'i0', amount: 101 }])).toBe('too_much_for_document');
    expect(give([{ invoiceId: 'i0', amount: 100 }, { invoiceId: 'i1', amount: 21 }])).toBe('more_than_came'); // prettier-ignore
    expect(give([{ invoiceId: 'i0', amount: 10 }, { invoiceId: 'i0', amount: 10 }])).toBe('named_twice'); // prettier-ignore
    expect(give([{ invoiceId: 'i9', amount: 10 }])).toBe('not_open');
    expect(give([{ invoiceId: 'i0', amount: 0 }])).toBe('not_open');
    expect(give([{ invoiceId: 'i0', amount: 10 }], { ...payment('p', 120), currency: 'EUR' })).toBe('other_currency');
  });
});
