import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { FieldErrors } from '../../shared/domain-error';
import { namesForm } from './accept';
import type { Request } from './request';

type Parameters = Readonly<Record<string, { readonly data?: unknown; readonly schema?: unknown }>>;

/**
 * Refuses what a reading call of the API does not know among its query parameters: a filter with a letter missing would answer with the
 * whole list. Which ones a route knows stands in its `@Query({ schema })`, from which the description is made as well. Files are let
 * through: people open them by links, to which mail programs and networks add parameters of their own.
 */
@Injectable()
export class QueryInterceptor implements NestInterceptor {
  private readonly known = new Map<unknown, ReadonlySet<string>>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const names = Object.keys(request.query ?? {});
    if (names.length > 0 && reads(request)) {
      const known = this.knownBy(context);
      const unknown = names.filter((name) => !known.has(name));
      if (unknown.length > 0) {
        throw new FieldErrors(unknown.map((field) => ({ field, code: 'unknown_field', message: '' })));
      }
    }
    return next.handle();
  }

  private knownBy(context: ExecutionContext): ReadonlySet<string> {
    const handler = context.getHandler();
    let known = this.known.get(handler);
    if (!known) this.known.set(handler, (known = parametersOf(context.getClass(), handler.name)));
    return known;
  }
}

function reads({ method, url }: Request): boolean {
  const [path = ''] = url.split('?');
  return (method === 'GET' || method === 'HEAD') && path.startsWith('/api/v1/') && !namesForm(path);
}

function parametersOf(controller: object, handler: string): ReadonlySet<string> {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Parameters;
  const queries = Object.entries(all).filter(([kind]) => kind.startsWith(`${RouteParamtypes.QUERY}:`));
  return new Set(
    queries.flatMap(([, { data, schema }]) => {
      if (typeof data === 'string') return [data];
      return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    }),
  );
}
