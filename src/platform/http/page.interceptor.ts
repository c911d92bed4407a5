import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { FLASH_COOKIE, Page, Redirect } from './page';
import { PageRenderer } from './page-renderer';
import type { Reply, Request } from './request';

/** Turns what page controllers return into HTML or a redirect. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const reply = http.getResponse<Reply>();
    return next.handle().pipe(
      map((result: unknown) => {
        if (result instanceof Page) return this.renderer.send(request, reply, result);
        if (result instanceof Redirect) return sendRedirect(request, reply, result);
        return result;
      }),
    );
  }
}

function sendRedirect(request: Request, reply: Reply, { path, flash }: Redirect): string {
  if (flash) reply.setCookie(FLASH_COOKIE, flash, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
  const target = path.startsWith('/') && !path.startsWith('/api/') ? `/${request.facts.language}${path}` : path;
  void reply
    .status(303)
    .header('location', target)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8');
  return '';
}
