import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import type { Reply, Request } from '../platform/http';
import { DRAFT_SECONDS } from './join-drafts.service';

const NAME = 'sofra_join';

/** The cookie that finds a browser's unfinished answers; it says nothing else. */
@Injectable()
export class JoinCookie {
  constructor(private readonly config: Config) {}

  of(request: Request): string | undefined {
    const value = request.cookies[NAME];
    return value && value.length <= 64 ? value : undefined;
  }

  set(reply: Reply, key: string): void {
    void reply.setCookie(NAME, key, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.publicUrl.startsWith('https:'),
      maxAge: DRAFT_SECONDS,
    });
  }
}
