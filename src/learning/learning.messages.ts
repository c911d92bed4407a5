import { z } from 'zod';
import { defineMessage } from '../notifications';

/** Your handwork was looked at. */
export const HandworkJudged = defineMessage('learning.handwork-judged', z.object({ pieceId: z.string() }));
