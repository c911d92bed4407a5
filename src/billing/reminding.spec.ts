import fc from 'fast-check';
import { plusDays } from '../shared/days';
import type { Invoice } from './invoice';
import { REMINDER_STEPS, type SentReminder } from './reminder-steps';
import { knownUntil, nextReminderOn, nextStep, reminderRefusal } from './reminding';
import { sampleInvoice } from './sample-invoice';

const DUE = '2026-10-23';
const late = (changes: Partial<Invoice> = {}): Invoice => ({
  ...sampleInvoice('en'),
  ...{ dueOn: DUE, personId: 'rana' },
  ...changes,
});
const sent = (...days: string[]): { reminders: SentReminder[] } => ({
  reminders: days.map((on, at) => ({ step: REMINDER_STEPS[at]!, on, id: String(at) })),
});

describe('A reminder', () => {
  it.each([
    ['not_late', late(), DUE, DUE],
    ['not_late', late({ status: 'paid' }), '2026-11-01', '2026-11-01'],
    ['stopped', late({ remindersStopped: true }), '2026-11-01', '2026-11-01'],
    ['all_sent', late(sent('2026-10-26', '2026-10-27', '2026-10-28')), '2026-11-01', '2026-11-01'],
    ['nobody_to_send_to', late({ personId: undefined }), '2026-11-01', '2026-11-01'],
    ['bank_not_told', late(), '2026-11-01', undefined],
    ['bank_not_told', late(), '2026-11-01', '2026-10-22'],
    ['bank_not_told', late(sent('2026-10-26')), '2026-11-01', '2026-10-26'],
    [undefined, late(), '2026-11-01', DUE],
    [undefined, late(sent('2026-10-26')), '2026-11-01', '2026-10-27'],
    [undefined, late({ account: undefined }), '2026-11-01', undefined],
  ])('is refused as %s, or not at all', (why, invoice, today, known) => {
    expect(reminderRefusal(invoice, today, known)).toBe(why);
  });

  it('knows an account however a bank writes it, and believes a table for the own currency', () => {
    const invoice = late();
    for (const account of ['160-123456-54', '160000000012345654', 'RS35 1600 0000 0012 3456 54'])
      expect(knownUntil(invoice, [{ account, until: DUE }], 'RSD')).toBe(DUE);
    expect(knownUntil(invoice, [{ account: '165-55-74', until: DUE }], 'RSD')).toBeUndefined();
    expect(knownUntil(invoice, [{ until: DUE }, { until: '2026-10-01' }], 'RSD')).toBe(DUE);
    expect(knownUntil({ ...invoice, currency: 'EUR' }, [{ until: DUE }], 'RSD')).toBeUndefined();
  });

  it('goes at most once a step, in order, and never sooner after the one before than was said', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(days, fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (plan, waits) => {
        let invoice = late();
        let today = DUE;
        for (const wait of waits) {
          today = plusDays(today, wait);
          const on = nextReminderOn(invoice, plan);
          const step = nextStep(invoice);
          if (on === undefined || on > today || step === undefined) continue;
          invoice = { ...invoice, reminders: [...(invoice.reminders ?? []), { step, on: today, id: today }] };
        }
        const went = invoice.reminders ?? [];
        expect(went.length).toBeLessThanOrEqual(plan.length);
        expect(went.map(({ step }) => step)).toEqual(REMINDER_STEPS.slice(0, went.length));
        went.forEach(({ on }, at) => {
          expect(on >= plusDays(DUE, plan[at]!)).toBe(true);
          if (at > 0) expect(on >= plusDays(went[at - 1]!.on, plan[at]! - plan[at - 1]!)).toBe(true);
        });
      }),
    );
  });
});
