import { z } from 'zod';
import { CURRENCIES } from '../shared/money';
import { type ApiArea, instant, listOf, money } from '../platform/http';

const sums = {
  currency: z.enum(CURRENCIES),
  citizens: z.int().meta({ description: 'What citizens paid, without VAT, in minor units.' }),
  companies: z.int().meta({ description: 'What companies paid, without VAT, in minor units.' }),
};

const pays = z.int().nullable().meta({
  description: 'Free places that it pays for; null while its cost, or that of a free place, is not known.',
});

const costs = z.object({
  currency: z.enum(CURRENCIES),
  instructor: z.int(),
  material: z.int(),
  room: z.int(),
  other: z.int(),
});

const classMoney = z
  .object({
    classId: z.string(),
    code: z.string(),
    courseId: z.string(),
    startsAt: instant,
    costs: costs.nullable(),
    income: z.array(z.object(sums)),
    pays,
    given: z.int().meta({ description: 'Free places that people have in it.' }),
  })
  .meta({ id: 'ClassMoney', description: 'What a class costs and brought.' });

/** The solidarity ledger, as the API's description tells it. */
export const SOLIDARITY_API = {
  tag: 'money',
  path: { id: 'The id or the code of the class.' },
  routes: {
    year: {
      summary: 'A year of the solidarity ledger',
      description:
        'What the classes of a year cost and brought, by currency, and the free places that this pays for: what a class brought beyond its ' +
        'own cost, by what one free place costs.',
      answers: {
        200: z.object({
          year: z.int(),
          freePlace: money.nullable().meta({ description: 'What one free place costs.' }),
          given: z.int(),
          sums: z.array(z.object({ ...sums, costs: z.int(), pays: z.int() })),
        }),
      },
    },
    classes: { summary: 'Its classes, the last that begins in front', answers: { 200: listOf(classMoney) } },
    setFreePlace: {
      summary: 'Say what one free place costs',
      answers: { 200: money },
      example: { amount: 450_000, currency: 'MKD' },
    },
    show: { summary: 'What a class costs and brought', answers: { 200: classMoney } },
    setCosts: {
      summary: 'Say what a class costs',
      answers: { 200: classMoney },
      example: { currency: 'MKD', instructor: 1_800_000, material: 600_000, room: 300_000, other: 0 },
    },
  },
} satisfies ApiArea;
