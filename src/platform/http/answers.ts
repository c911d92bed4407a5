import { z } from 'zod';
import { LANGUAGES } from '../../shared/locale';
import { CURRENCIES } from '../../shared/money';

/** An instant in UTC, as answers write it. */
export const instant = z.iso.datetime().meta({ id: 'Instant', description: 'An instant in UTC, RFC 3339.' });

/** A text by language, as answers give it. */
export const localText = z.partialRecord(z.enum(LANGUAGES), z.string()).meta({
  id: 'LocalText',
  description: 'A text by language: at least one entry.',
  examples: [{ en: 'Weaving', mk: 'Ткаење' }],
});

/** An amount in integer minor units. */
export const money = z.object({ amount: z.int(), currency: z.enum(CURRENCIES) }).meta({
  id: 'Money',
  description: 'Minor units by ISO 4217: 120000 MKD are 1200 denars.',
  examples: [{ amount: 120_000, currency: 'MKD' }],
});

/** A part of a list; `next` goes back as `after` to read on. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
