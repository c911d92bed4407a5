import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../shared/domain-error';

/** No form of the product is nested nearly as deep; code that walks a value by calling itself breaks at some thousands. */
const DEEPEST = 32;

/** How long a body that is refused unread is read on; whoever sends too often (429) is not waited for. */
const LINGER_MILLISECONDS = 10_000;

/** Takes JSON and forms alone, and refuses what is nested too deep before anything walks through it. */
export function guardBodies(fastify: FastifyInstance): void {
  // Fastify takes it by default: no route wants it.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (depthWithin(request.body, DEEPEST)) done();
    else done(new DomainError('unreadable', 400, `The body is nested more than ${DEEPEST} deep.`));
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode >= 400 && reply.statusCode !== 429 && !request.raw.complete) await thrownAway(request.raw);
    return payload;
  });
}

/** Whether no path through the value is longer than `deepest`; it calls itself no deeper than that. */
function depthWithin(value: unknown, deepest: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return deepest > 0 && Object.values(value).every((inner) => depthWithin(inner, deepest - 1));
}

/**
 * Waits until the rest of a body has come in, and drops it. A connection that is closed while its client still sends is reset, and the answer
 * with it: the person would read "connection lost" and not that the file is too large.
 */
async function thrownAway(incoming: IncomingMessage): Promise<void> {
  incoming.resume();
  await finished(incoming, { signal: AbortSignal.timeout(LINGER_MILLISECONDS) }).catch(() => undefined);
}
