import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { Allow, RequestLanguage } from '../../platform/http';
import { Discovery } from './discovery.service';

/** Caches on the way may keep them for a quarter of an hour. */
const KEPT = 'public, max-age=900';

/** Files for search engines and feed readers. */
@Controller()
export class DiscoveryController {
  constructor(private readonly discovery: Discovery) {}

  @Get('robots.txt')
  @Allow('public')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', KEPT)
  robots(): string {
    return this.discovery.robots();
  }

  @Get('sitemap.xml')
  @Allow('public')
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', KEPT)
  sitemap(): Promise<string> {
    return this.discovery.sitemap();
  }

  @Get('classes.xml')
  @Allow('public')
  @Header('content-type', 'application/rss+xml; charset=utf-8')
  // Without a language in its address it is in the reader's.
  @Header('vary', 'accept-language')
  @Header('cache-control', KEPT)
  feed(
    @RequestLanguage() language: Language,
    @Query('organisation') organisation: string | undefined,
  ): Promise<string> {
    return this.discovery.feed(language, typeof organisation === 'string' ? organisation : undefined);
  }
}
