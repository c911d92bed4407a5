import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { DomainError, type FieldProblem } from '../../shared/domain-error';
import { Config } from '../config';
import { Logger } from '../logging';
import type { Reply } from './request';

/** How many in how many seconds, and what for. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** A whole class may come by one address (a school's Wi-Fi), so writes are many; what guesses secrets is slow. */
const READS: Limit = { name: 'reads', points: 1200, seconds: 60 };
const WRITES: Limit = { name: 'writes', points: 240, seconds: 60 };

/** Counts by address (or another key) in Redis; while Redis is away each process counts for itself. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly limiters = new Map<string, RateLimiterRedis>();
  private readonly client: ReturnType<typeof createClient>;

  constructor(
    private readonly config: Config,
    logger: Logger,
  ) {
    this.client = createClient({
      url: config.redisUrl,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: () => 500, connectTimeout: 2_000 },
    });
    this.client.on('error', (error: Error) => logger.debug('redis away', error));
    if (config.rateLimits) void this.client.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    if (this.client.isOpen) this.client.destroy();
  }

  /** Counts a request by its address. @throws DomainError 429 */
  async request(request: FastifyRequest): Promise<void> {
    await this.take(request.method === 'GET' || request.method === 'HEAD' ? READS : WRITES, request.ip);
  }

  /** Counts one try of something under a key, such as a sign-in by address and account. @throws DomainError 429 with retryAfter */
  async take(limit: Limit, key: string): Promise<void> {
    if (!this.config.rateLimits) return;
    try {
      await this.limiter(limit).consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError('too_many_requests', 429, `Too many tries. Wait ${retryAfter} s.`, { retryAfter });
    }
  }

  /** Takes back one count of `take`, when the try was none after all. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    if (this.config.rateLimits) await this.limiter(limit).reward(key, 1);
  }

  private limiter(limit: Limit): RateLimiterRedis {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const made = new RateLimiterRedis({
      storeClient: this.client,
      useRedisPackage: true,
      keyPrefix: `${this.config.redisPrefix}:limit:${limit.name}`,
      points: limit.points,
      duration: limit.seconds,
      insuranceLimiter: new RateLimiterMemory({ points: limit.points, duration: limit.seconds }),
    });
    this.limiters.set(limit.name, made);
    return made;
  }
}

/** Too many tries, beside the field of a page's form and with the wait in its header. @throws whatever else went wrong */
export function tooManyTries(error: unknown, reply: Reply, field: string): FieldProblem {
  if (!(error instanceof DomainError) || error.code !== 'too_many_requests') throw error;
  void reply.header('retry-after', String(error.extra['retryAfter']));
  return { field, code: 'too_many_tries', message: '' };
}
