import { Injectable } from '@nestjs/common';
import { LostRaceError } from '../shared/domain-error';
import { systemActor } from '../shared/actor';
import { ClassContexts } from '../enrolments';
import { Notifications } from '../notifications';
import { DocumentError } from '../platform/documents';
import type { Write } from '../platform/database';
import { GiveUpError, Outbox } from '../platform/outbox';
import type { Award } from './award';
import { AwardRecords } from './award-records';
import { CertificateIssued } from './certificates.facts';
import { CertificateReady } from './certificates.messages';
import { Invitations } from './invitations.service';
import { IssuingTools } from './issuing-tools';
import { type CertificateFiles, Papers } from './papers.service';

const MAKER = systemActor('certificates');

interface Made {
  readonly award: Award;
  readonly files: CertificateFiles;
}

/** What leaves with an issued certificate: the message to its owner and the fact for others. */
@Injectable()
export class Announcements {
  constructor(
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
  ) {}

  writes({ id }: Award): Write[] {
    return [
      ...this.notifications.writes(CertificateReady, { awardId: id }, { key: `certificates.ready:${id}` }),
      ...this.outbox.factWrites(CertificateIssued, { awardId: id }),
    ];
  }
}

/**
 * Makes certificates. Everything is read fresh, and the mark that one is issued is written together with its message: a worker that is
 * killed before has made nothing that counts, one that is killed after has nothing left to do.
 */
@Injectable()
export class Making {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly papers: Papers,
    private readonly records: AwardRecords,
    private readonly invitations: Invitations,
    private readonly announcements: Announcements,
    private readonly tools: IssuingTools,
  ) {}

  /**
   * Makes those that are not made yet. What stops one is written down for the staff; what a change must mend is not tried again by itself.
   * @throws Error what stopped one of them, once the others are done: the queue tries again
   */
  async make(awardIds: readonly string[]): Promise<void> {
    const awards = (await this.tools.awards.listByIds(awardIds)).filter(
      (award) => award.status === 'name_confirmed' && award.failure === undefined,
    );
    const classes = [...new Set(awards.map((award) => award.classId))];
    const problems: unknown[] = [];
    for (const classId of classes) {
      const own = awards.filter((award) => award.classId === classId);
      try {
        problems.push(...(await this.makeOfClass(classId, own)));
      } catch (error) {
        await this.delay(own);
        problems.push(error);
      }
    }
    // Given up only when nothing is left that trying again may help.
    if (problems.length > 0) throw problems.find((problem) => !(problem instanceof GiveUpError)) ?? problems[0];
  }

  private async makeOfClass(classId: string, awards: readonly Award[]): Promise<unknown[]> {
    const context = await this.contexts.get(classId);
    const signers = await this.papers.signers(context);
    const results = await Promise.allSettled(
      awards.map(async (award): Promise<Made> => ({ award, files: await this.papers.make(award, context, signers) })),
    );
    await this.issue(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
    const problems: unknown[] = [];
    for (const [at, result] of results.entries()) {
      const award = awards[at];
      if (result.status === 'fulfilled' || !award) continue;
      const isNameToBlame = () => this.papers.isNameToBlame(award, context, signers);
      problems.push(...(await this.failed(award, result.reason, isNameToBlame)));
    }
    return problems;
  }

  /** All together, or one by one when another worker was first with one of them. */
  private async issue(made: readonly Made[]): Promise<void> {
    if (made.length === 0) return;
    const writes = await Promise.all(made.map((one) => this.writes(one)));
    try {
      await this.tools.db.inTransaction((tx) => tx.write(...writes.flat()));
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      // Another worker was first, or the name was changed meanwhile, for which there is a job of its own.
      if (made.length > 1) for (const one of made) await this.issue([one]);
    }
  }

  private async writes({ award, files }: Made): Promise<Write[]> {
    return [
      this.tools.awards.issue(award, files),
      ...this.announcements.writes(award),
      ...(await this.invitations.writes(award)),
      ...this.records.line(MAKER, award, 'certificates.issued'),
    ];
  }

  /** @returns the problem when trying again may help, or when those who run the installation should see it */
  private async failed(award: Award, reason: unknown, isNameToBlame: () => Promise<boolean>): Promise<unknown[]> {
    if (award.name === undefined) {
      await this.tools.awards.fail(award, 'not_made');
      return [];
    }
    if (!(reason instanceof DocumentError) || reason.code !== 'bad_document') {
      await this.delay([award]);
      return [reason];
    }
    const ofName = await isNameToBlame();
    await this.tools.awards.fail(award, ofName ? 'name_not_printable' : 'template_unusable');
    return ofName ? [] : [new GiveUpError('bad_document')];
  }

  private delay(awards: readonly Award[]): Promise<void> {
    return this.tools.awards.delay(
      awards.map((award) => award.id),
      'not_made',
    );
  }
}
