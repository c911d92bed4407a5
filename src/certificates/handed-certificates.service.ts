import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { type Award, publicStatus } from './award';
import { IssuingTools } from './issuing-tools';
import { Papers } from './papers.service';

/** Certificates as higher domains hand them on, with the consent of those whose they are. Who may is asked by the caller. */
@Injectable()
export class HandedCertificates {
  constructor(
    private readonly papers: Papers,
    private readonly tools: IssuingTools,
  ) {}

  /** Those of these enrolments that hold now and whose paper is made; one that was taken back is not among them. */
  async list(enrolmentIds: readonly string[]): Promise<Award[]> {
    const now = this.tools.clock.now();
    const awards = await this.tools.awards.listOfEnrolments(enrolmentIds);
    return awards.filter((award) => award.pdf !== undefined && publicStatus(award, now) === 'valid');
  }

  /** @throws NotFoundError while the paper is not made */
  async paper(award: Award): Promise<Buffer> {
    const bytes = await this.papers.readPdf(award);
    if (!bytes) throw new NotFoundError('certificate');
    return bytes;
  }
}
