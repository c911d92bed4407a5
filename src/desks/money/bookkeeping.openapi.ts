import { z } from 'zod';
import type { ApiArea } from '../../platform/http';

/** Files for whoever keeps the books, as the API's description tells them. */
export const BOOKKEEPING_API = {
  tag: 'money',
  path: { file: '`documents.csv`, `payments.csv` or `papers.zip`.' },
  routes: {
    take: {
      summary: 'Documents and payments of a period for the bookkeeper',
      description:
        'Two tables (CSV), in the language of the request: what was issued, and what came with what it is for. `papers.zip` has both, and the ' +
        'PDF and the UBL of each document whose papers are made.',
      answers: { 200: z.string() },
      files: { 'text/csv': 'A table.', 'application/zip': 'Tables and papers.' },
    },
  },
} satisfies ApiArea;
