import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { shownLanguage, Views, type ViewContext } from '../views';
import { Texts } from '../i18n';
import { Frames } from './frames';
import { FLASH_COOKIE, type Page, type PageOptions } from './page';
import { PageCache } from './page-cache';
import { allowFrames } from './security-headers';
import type { Reply, Request } from './request';

/** Renders pages with their layout; also used for error pages. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly views: Views,
    private readonly frames: Frames,
    private readonly cache: PageCache,
    private readonly texts: Texts,
    private readonly config: Config,
  ) {}

  send(request: Request, reply: Reply, { view, model, options }: Page): string | Buffer {
    const { language, path } = request.facts;
    const flash = options.cached ? undefined : request.cookies[FLASH_COOKIE];
    if (flash) reply.clearCookie(FLASH_COOKIE, { path: '/' });
    const html = this.views.render(view, model, {
      publicUrl: this.config.publicUrl,
      ...options.context,
      help: options.context?.help ?? this.frames.helpIn(language),
      ...this.frame(request, options),
      language,
      path,
      layout: options.layout ?? 'main',
      everyLanguage: options.everyLanguage ?? false,
      title: options.title,
      description: options.description,
      private: options.private ?? false,
      flash,
    });
    void reply.status(options.status ?? 200).type('text/html; charset=utf-8');
    if (options.frameable) allowFrames(reply);
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

  /** Who is signed in comes from the sign-in alone, and stands on staff pages only. */
  private frame({ facts }: Request, options: PageOptions): Partial<ViewContext> {
    const { actor, language } = facts;
    if (actor.kind !== 'staff' || options.layout !== 'staff') return {};
    return this.frames.of(actor, facts, shownLanguage({ ...options, language }, this.texts), options.todo);
  }
}
