import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Remembers which addresses exist, to tell 405 (another method) from 404. */
@Injectable()
export class MethodTable {
  private readonly patterns: RegExp[] = [];

  /** Listens to the routes as they are added, so it is called before them. */
  attach(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url }) => {
      if (!url.includes('*')) this.patterns.push(toPattern(url));
    });
  }

  /** Whether some method is served at the request's address. */
  knows(request: FastifyRequest): boolean {
    const path = request.url.split('?')[0] ?? '/';
    return this.patterns.some((pattern) => pattern.test(path));
  }
}

function toPattern(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}/?$`);
}
