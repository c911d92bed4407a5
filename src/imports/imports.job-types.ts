import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Brings in the rows of an import that was confirmed, one after the other. */
export const RunImport = defineJob('imports.run', z.object({ importId: z.string() }));

/** Takes out what an import made. */
export const UndoImport = defineJob('imports.undo', z.object({ importId: z.string() }));
