import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { Views } from '../views';
import { FLASH_COOKIE, type Page } from './page';
import { PageCache } from './page-cache';
import type { Reply, Request } from './request';

/** Renders pages with their layout; also used for error pages. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly views: Views,
    private readonly cache: PageCache,
    private readonly config: Config,
  ) {}

  send(request: Request, reply: Reply, { view, model, options }: Page): string | Buffer {
    const { language, path, actor } = request.facts;
    const flash = options.cached ? undefined : request.cookies[FLASH_COOKIE];
    if (flash) reply.clearCookie(FLASH_COOKIE, { path: '/' });
    // A page says for which organisation somebody works; who it is comes from the sign-in alone.
    const given = options.context?.['account'] as { organisation?: string } | undefined;
    const html = this.views.render(view, model, {
      publicUrl: this.config.publicUrl,
      ...options.context,
      language,
      path,
      layout: options.layout ?? 'main',
      title: options.title,
      description: options.description,
      private: options.private ?? false,
      flash,
      account: !options.cached && actor.kind === 'staff' ? { ...given, name: actor.name } : undefined,
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
