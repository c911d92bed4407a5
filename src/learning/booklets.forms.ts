import { z } from 'zod';
import { LANGUAGES } from '../shared/locale';
import type { Reply } from '../platform/http';
import type { BookletFile } from './booklets.service';

/** In which language, and of which version. */
export const BookletQuery = z.strictObject({
  language: z.enum(LANGUAGES).optional().meta({ description: 'Else that of the request.' }),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({ description: 'The number of the version; without it, what is written now.' }),
});
export type BookletQuery = z.infer<typeof BookletQuery>;

/** Sends it as a file that opens in the browser. Nobody's name is in it, but who may read it is asked each time. */
export function asBooklet(reply: Reply, { name, bytes }: BookletFile): Buffer {
  void reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
  return bytes;
}
