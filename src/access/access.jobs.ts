import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { SendPasswordLink } from './access.messages';
import { PasswordLinks } from './password-links.service';

/** Binds the jobs of accounts. */
@Injectable()
export class AccessJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly links: PasswordLinks,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SendPasswordLink, ({ emailIndex, language, at }) =>
      this.links.send(emailIndex, language, new Date(at)),
    );
  }
}
