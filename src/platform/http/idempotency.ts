import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, from, map, mergeMap, type Observable, of, throwError } from 'rxjs';
import type { Actor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import { derivedId } from '../../shared/ids';
import { NEVER_REPLAYED } from './allow';
import { isApi, type Reply, type Request } from './request';
import { IdempotencyStore, type StoredAnswer } from './idempotency.store';

const SHORTEST_ANONYMOUS_KEY = 16;
const LONGEST_KEY = 200;

/** Who repeats: a token or sign-in by its account, a link by its secret, anybody else by the route alone. */
function scopeOf(actor: Actor, request: Request): string {
  if (actor.kind === 'staff') return `${actor.via}:${actor.accountId}:${actor.organisationId}`;
  if (actor.kind === 'holder') return `holder:${actor.secretHash}`;
  return `anonymous:${request.method}:${request.url.split('?')[0] ?? ''}`;
}

const hashOf = (request: Request): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('base64url');

/**
 * `Idempotency-Key` on every POST of the API: for 24 hours the first answer again; 409 `in_progress` while the first is under way,
 * under a lease of 30 s; 422 when the key comes back with another body. Answers that a repeat may change (401, 429, 5xx) are not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || !isApi(request) || typeof key !== 'string' || key === '') return next.handle();
    if (Reflect.getMetadata(NEVER_REPLAYED, context.getHandler()) === true) return next.handle();
    const scope = scopeOf(request.facts.actor, request);
    if (key.length > LONGEST_KEY) throw new DomainError('idempotency_key_too_long', 422);
    if (request.facts.actor.kind === 'anonymous' && key.length < SHORTEST_ANONYMOUS_KEY) {
      throw new DomainError(
        'idempotency_key_too_short',
        422,
        'Without a sign-in the key needs at least 16 characters.',
      );
    }
    const id = derivedId(scope, key);
    request.facts.operationId = id;
    return from(this.store.begin(id, hashOf(request))).pipe(
      mergeMap((stored) => {
        const reply = http.getResponse<Reply>();
        return stored ? of(replay(reply, stored)) : this.first(id, reply, next);
      }),
    );
  }

  private first(id: string, reply: Reply, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => from(this.afterError(id, error)).pipe(mergeMap(() => throwError(() => error)))),
      // The work is done: an answer that can't be kept is made again from the record when the key comes back.
      mergeMap((body: unknown) =>
        from(this.store.finish(id, { status: reply.statusCode, body }).catch(() => undefined)).pipe(map(() => body)),
      ),
    );
  }

  /** A refusal is kept as an error, so that the filter writes the same problem again. */
  private async afterError(id: string, error: unknown): Promise<void> {
    const status =
      error instanceof DomainError ? error.status : error instanceof HttpException ? error.getStatus() : 500;
    const kept =
      error instanceof DomainError && status < 500 && status !== 401 && status !== 429 && error.code !== 'in_progress';
    if (kept) await this.store.finish(id, { status, error });
    else await this.store.forget(id);
  }
}

function replay(reply: Reply, stored: StoredAnswer): unknown {
  void reply.header('idempotency-replayed', 'true');
  if (stored.error) throw stored.error;
  void reply.status(stored.status);
  return stored.body;
}
