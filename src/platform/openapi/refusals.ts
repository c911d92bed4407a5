import { z } from 'zod';
import type { Allowed, Refusals } from '../http';

/** What a route's decorators and parameters tell of it. */
export interface RouteFacts {
  readonly method: string;
  readonly allowed: readonly Allowed[];
  readonly hasPath: boolean;
  readonly hasFields: boolean;
  readonly ifMatch: boolean;
  readonly replayed: boolean;
}

type Codes = Record<string, z.ZodRawShape>;

const fieldProblem = z.object({
  field: z.string().meta({ description: 'A dot path.', examples: ['companions.0.fullName'] }),
  code: z.string(),
  message: z.string().meta({ description: 'In the language of Accept-Language.' }),
});

/** The members of every problem (RFC 9457). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: 'The code in English words: the same in every language.' }),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened or what to do next, in the language of Accept-Language.' }),
    code: z.string().meta({ description: 'Stable; programs go by it.' }),
    errors: z.array(fieldProblem).optional().meta({ description: 'With bad_fields.' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'Why it was refused (RFC 9457).' });

const codes = (...names: string[]): Codes => Object.fromEntries(names.map((name) => [name, {}]));

/** Every refusal that can happen on a route, by status and code: what follows from its facts, and its own. */
export function refusalsOf(facts: RouteFacts, own: Refusals = {}): Map<number, Codes> {
  const open = facts.allowed.includes('public');
  const changes = facts.method !== 'get';
  const usual: [number, boolean, Codes][] = [
    [400, true, codes('unreadable')],
    [401, true, codes('wrong_token', ...(open ? [] : ['not_signed_in']))],
    [403, true, codes('forbidden', ...(changes ? ['foreign_origin'] : []))],
    [404, facts.hasPath, codes('not_found')],
    [406, true, codes('not_acceptable')],
    [409, changes, codes('lost_race', ...(facts.replayed ? ['in_progress'] : []))],
    [412, facts.ifMatch, codes('stale')],
    [413, changes, codes('body_too_large')],
    [415, changes, codes('unsupported_media_type')],
    [422, facts.hasFields, codes('bad_fields')],
    [422, facts.replayed, codes('idempotency_key_reused', 'idempotency_key_too_short', 'idempotency_key_too_long')],
    [429, true, { too_many_requests: { retryAfter: z.int() } }],
    [503, true, codes('database_away', 'busy')],
  ];
  const all = new Map<number, Codes>();
  const add = (status: number, more: Codes): unknown => all.set(status, { ...all.get(status), ...more });
  for (const [status, happens, more] of usual) if (happens) add(status, more);
  for (const [status, more] of Object.entries(own)) add(Number(status), more);
  return new Map([...all].sort(([a], [b]) => a - b));
}
