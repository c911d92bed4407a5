import { Injectable } from '@nestjs/common';
import { ClassContexts } from '../enrolments';
import { DocumentError } from '../platform/documents';
import { Logger } from '../platform/logging';
import type { Award } from './award';
import { nameNotPrintable, PaperUnusableError } from './certificates.errors';
import { Papers } from './papers.service';

/** Sets a paper without keeping it, so that a certificate that is out is never given up for one that can't be made. */
@Injectable()
export class PaperTrial {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly papers: Papers,
    private readonly logger: Logger,
  ) {}

  /** @throws FieldErrors on `name`, PaperUnusableError. Where nothing can be set at the moment it is left to the job. */
  async assertPrintable(award: Award): Promise<void> {
    const context = await this.contexts.get(award.classId);
    const signers = await this.papers.signers(context);
    try {
      await this.papers.trial(award, context, signers);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      if (error.code !== 'bad_document') return this.logger.warn('paper not tried', error);
      throw (await this.papers.isNameToBlame(award, context, signers)) ? nameNotPrintable() : new PaperUnusableError();
    }
  }
}
