import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Frames } from '../platform/http';
import { Formats } from '../platform/i18n';
import type { Organisation } from './organisation';
import { sharedHelp } from './organisation-help';
import { Organisations } from './organisations.service';

/** Pages that belong to no organisation (a broken link, a lost card) tell whom to call all the same: who is lost needs it most. */
@Injectable()
export class HelpEverywhere implements OnApplicationBootstrap {
  private known: readonly Organisation[] = [];

  constructor(
    private readonly organisations: Organisations,
    private readonly frames: Frames,
    private readonly formats: Formats,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.frames.registerHelp((language) => {
      // An error page is rendered at once: it shows what was known a moment ago.
      this.refresh().catch(() => undefined);
      return sharedHelp(this.known, language, this.formats);
    });
    // A start without the database goes on, and knows no number yet.
    await this.refresh().catch(() => undefined);
  }

  private async refresh(): Promise<void> {
    this.known = (await this.organisations.list()).filter(({ closed }) => !closed);
  }
}
