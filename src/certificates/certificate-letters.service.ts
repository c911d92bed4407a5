import { Injectable } from '@nestjs/common';
import { Classes } from '../classes';
import { Enrolments, type LetterSubject, LetterSubjects } from '../enrolments';
import { textLanguage } from '../shared/locale';
import { ClassCertificatesReader, OwnTools } from './class-certificates.service';
import type { NameNeededSubject, NextLevelSubject, ReadySubject } from './emails/certificate-letter';
import { Papers } from './papers.service';

/** Reads fresh what letters about certificates are made of; null when a letter is no longer true. */
@Injectable()
export class CertificateLetters {
  constructor(
    private readonly subjects: LetterSubjects,
    private readonly enrolments: Enrolments,
    private readonly classes: Classes,
    private readonly papers: Papers,
    private readonly reader: ClassCertificatesReader,
    private readonly own: OwnTools,
  ) {}

  async ready(awardId: string): Promise<{ subject: ReadySubject; bytes: Buffer } | null> {
    const { awards, vault } = this.own.tools;
    const award = await awards.find(awardId);
    if (award?.status !== 'issued' || !award.name) return null;
    const [read, bytes] = await Promise.all([this.subjects.read(award.enrolmentId), this.papers.readPdf(award)]);
    if (!read || !bytes) return null;
    const certificateUrl = `${read.url}/certificates/${award.number}`;
    const name = vault.open(award.name);
    return { subject: { ...read, number: award.number, name, certificateUrl, attached: true }, bytes };
  }

  async nameNeeded(enrolmentId: string): Promise<NameNeededSubject | null> {
    const read = await this.subjects.read(enrolmentId);
    if (!read || (await this.reader.namesNeeded(read.enrolment)).length === 0) return null;
    return this.withNameUrl(read);
  }

  async nextLevel(enrolmentId: string, courseId: string): Promise<NextLevelSubject | null> {
    const read = await this.subjects.read(enrolmentId);
    if (!read) return null;
    const awards = await this.own.tools.awards.listOfEnrolment(enrolmentId);
    if (!awards.some(({ status }) => status === 'issued')) return null;
    const { organisationId, subject } = read.enrolment;
    if (await this.enrolments.isIn(organisationId, subject, courseId)) return null;
    const [first] = await this.classes.listUpcomingOf(courseId);
    const next = await this.own.invitations.course(courseId);
    if (!first || !next) return null;
    const begins = { at: first.startsAt, zone: first.timeZone };
    return { ...read, next, begins, nextUrl: this.courseUrl(read, next.slug) };
  }

  withNameUrl(read: LetterSubject): NameNeededSubject {
    return { ...read, nameUrl: `${read.url}/certificate-name` };
  }

  sampleReady(read: LetterSubject): ReadySubject {
    const number = 'LEG-7KQ4M-9XWPT';
    return {
      ...read,
      number,
      name: 'Rana Khoury',
      certificateUrl: `${read.url}/certificates/${number}`,
      attached: true,
    };
  }

  sampleNext(read: LetterSubject): NextLevelSubject {
    const next = { ...read.course, level: 'advanced' as const, slug: 'patterns-and-colours' };
    const begins = { at: read.trainingClass.startsAt, zone: read.trainingClass.timeZone };
    return { ...read, next, begins, nextUrl: this.courseUrl(read, next.slug) };
  }

  private courseUrl({ enrolment, organisation }: LetterSubject, slug: string): string {
    return `${this.own.publicUrl}/${textLanguage(enrolment.language, organisation.language)}/courses/${slug}`;
  }
}
