import { Controller, Get, Header, Param } from '@nestjs/common';
import { Allow } from '../platform/http';
import { Issuers } from './issuers.service';

/** What anybody needs to check a badge without asking us about it: keys, and the list of what was revoked. */
@Controller('issuers/:slug')
export class IssuersController {
  constructor(private readonly issuers: Issuers) {}

  @Get('did.json')
  @Allow('public')
  @Header('content-type', 'application/did+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Header('access-control-allow-origin', '*')
  async did(@Param('slug') slug: string): Promise<string> {
    return JSON.stringify(await this.issuers.document(slug));
  }

  /** A reader sees a revocation after five minutes at most. */
  @Get('status/:list')
  @Allow('public')
  @Header('content-type', 'application/vc+ld+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @Header('access-control-allow-origin', '*')
  async status(@Param('slug') slug: string, @Param('list') list: string): Promise<string> {
    return JSON.stringify(await this.issuers.statusList(slug, Number(list)));
  }
}
