import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../shared/domain-error';

/** No form of the product is nested nearly as deep; code that walks a value by calling itself breaks at some thousands. */
const DEEPEST = 32;

/** Takes JSON and forms alone, and refuses what is nested too deep before anything walks through it. */
export function guardBodies(fastify: FastifyInstance): void {
  // Fastify takes it by default: no route wants it.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (depthWithin(request.body, DEEPEST)) done();
    else done(new DomainError('unreadable', 400, `The body is nested more than ${DEEPEST} deep.`));
  });
}

/** Whether no path through the value is longer than `deepest`; it calls itself no deeper than that. */
function depthWithin(value: unknown, deepest: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return deepest > 0 && Object.values(value).every((inner) => depthWithin(inner, deepest - 1));
}
