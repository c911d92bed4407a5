import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Config } from '../platform/config';
import { Links } from '../platform/secrets';
import type { CalendarFeed } from './calendar-feed';

const CALENDAR_LINK = 'calendar';

/** The secret addresses of calendars. */
@Injectable()
export class CalendarLinks {
  constructor(
    private readonly links: Links,
    private readonly config: Config,
  ) {}

  secretOf({ id, nonce }: Pick<CalendarFeed, 'id' | 'nonce'>): string {
    return this.links.secret(CALENDAR_LINK, id, nonce);
  }

  /** A new nonce with the keyed hash under which its secret is found. */
  hashesFor(id: string): Pick<CalendarFeed, 'nonce' | 'secretHash'> {
    const nonce = this.links.newNonce();
    return { nonce, secretHash: this.links.hash(this.secretOf({ id, nonce })) };
  }

  /** The full address of a calendar, whose words are in this language. */
  url(language: Language, secret: string): string {
    return `${this.config.publicUrl}/${language}/calendars/${secret}.ics`;
  }
}
