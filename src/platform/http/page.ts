import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Views } from '../views';
import { PageCache } from './page-cache';
import type { Reply, Request } from './request';

/** How a page is framed. */
export interface PageOptions {
  /** 200 unless given. */
  readonly status?: number;
  readonly title?: string;
  readonly description?: string;
  /** `main` unless given. */
  readonly layout?: 'main' | 'staff' | 'plain';
  /** A page of one person or of staff: not stored, not indexed, no referrer. */
  readonly private?: boolean;
  /** The same for everybody: its rendered bytes may be shown again for a second. Never with a name or a secret in it. */
  readonly cached?: boolean;
  /** More for the layout: help, navigation, organisation. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A page to be rendered, as controllers return it. */
export class Page {
  constructor(
    readonly view: string,
    readonly model: object,
    readonly options: PageOptions,
  ) {}
}

/** Where to go next, without the language prefix (it is added) unless it is another kind of address. */
export class Redirect {
  constructor(
    readonly path: string,
    readonly flash?: string,
  ) {}
}

/** A page from a view and its model. */
export const page = (view: string, model: object, options: PageOptions = {}): Page => new Page(view, model, options);

/** Answers 303 to a page of this site; `flash` is a text key shown once there. */
export const redirect = (path: string, flash?: string): Redirect => new Redirect(path, flash);

export const FLASH_COOKIE = 'sofra_flash';

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

/** Renders pages with their layout; also used for error pages. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly views: Views,
    private readonly cache: PageCache,
  ) {}

  send(request: Request, reply: Reply, { view, model, options }: Page): string | Buffer {
    const { language, path, actor } = request.facts;
    const flash = options.cached ? undefined : request.cookies[FLASH_COOKIE];
    if (flash) reply.clearCookie(FLASH_COOKIE, { path: '/' });
    const html = this.views.render(view, model, {
      ...options.context,
      language,
      path,
      layout: options.layout ?? 'main',
      title: options.title,
      description: options.description,
      private: options.private ?? false,
      flash,
      account: !options.cached && actor.kind === 'staff' ? { name: actor.name } : undefined,
    });
    void reply.status(options.status ?? 200).type('text/html; charset=utf-8');
    if (options.private) {
      void reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer');
      return html;
    }
    if (options.cached && (options.status ?? 200) === 200) return this.cache.store(request, reply, html);
    void reply.header('cache-control', 'no-cache');
    return html;
  }
}
