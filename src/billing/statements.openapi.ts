import { z } from 'zod';
import { type ApiArea, instant, money } from '../platform/http';
import { PROPOSALS } from './matching';
import { STATEMENT_FORMATS } from './statement';

const counts = {
  lines: z.int().meta({ description: 'Those that brought money.' }),
  matched: z.int(),
  proposed: z.int(),
  unmatched: z.int(),
  known: z.int().meta({ description: 'Lines that an earlier file had; they are left out.' }),
  outgoing: z.int().meta({ description: 'Lines that took money; they are not kept.' }),
};

const head = {
  id: z.string(),
  format: z.enum(STATEMENT_FORMATS),
  account: z.string().nullable(),
  number: z.string().nullable(),
  from: z.iso.date(),
  until: z.iso.date(),
  importedAt: instant,
  ...counts,
};

const item = z.object({
  id: z.string(),
  amount: money,
  free: money,
  payer: z.string().nullable(),
  reference: z.string().nullable(),
  text: z.string().nullable(),
  paidOn: z.iso.date(),
  allocations: z.array(z.object({ number: z.string(), amount: money, by: z.string() })),
  proposal: z
    .object({ why: z.enum(PROPOSALS), parts: z.array(z.object({ number: z.string(), amount: money })) })
    .nullable()
    .meta({ description: 'What the rest may be for, as things are now. Give it by POST /payments/{id}/allocation.' }),
});

/** Bank statements, as the API's description tells them. */
export const STATEMENTS_API = {
  tag: 'money',
  path: { id: 'The id of the statement.' },
  routes: {
    import: {
      summary: 'Import a bank statement',
      description:
        'A form with the field `file`: camt.053, MT940, the XML of Serbian e-banks (iBank: pmtnotification, stmtrs; Raiffeisen and OTP: ' +
        'TransakcioniRacunPrivredaIzvod), known by what is in it, or a CSV table with the field `mapping` (JSON: which column is `date`, `amount`, `payer`, ' +
        '`reference`, `text`, `account`, `bankReference`), which is remembered for tables with the same first row. All of it is imported or ' +
        'nothing; the same file again changes nothing.',
      answers: { 201: z.object(head) },
      example: { file: 'Date;Amount;Payer\n24.12.2026;2400,00;Tekstil', mapping: '{"date":"Date","amount":"Amount"}' },
      refuses: {
        409: { billing_not_set_up: {} },
        422: {
          bad_fields: {},
          statement_unreadable: { line: z.int(), why: z.string() },
          mapping_needed: { columns: z.array(z.string()) },
        },
      },
    },
    show: {
      summary: 'A bank statement with its lines',
      answers: { 200: z.object({ ...head, items: z.array(item) }) },
    },
  },
} satisfies ApiArea;
