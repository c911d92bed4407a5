import { Injectable } from '@nestjs/common';
import { type Course, levelBelow, Tracks } from '../tracks';
import { EntryLevelMissingError } from './enrolments.errors';
import { EnrolmentsRepository } from './enrolments.repository';

/** `other_name`: it would open the course to whoever is named on it. */
export type CertificateProof = 'holds' | 'other_name' | 'unknown';

/** Says whether a certificate's number is valid, of one of these courses, and this person's. The domain of certificates, which is above, provides it. */
export type CertificateChecker = (
  number: string,
  courseIds: readonly string[],
  fullName: string,
) => Promise<CertificateProof>;

/** What somebody brings to a course that goes on from the level below. */
export interface EntryProof {
  /** The same name and contact. */
  readonly subject: string;
  /** A number as it was typed, and the name in which the certificate must be. */
  readonly certificate?: { readonly number: string; readonly fullName: string } | undefined;
  /** Staff's reason for letting somebody in without. */
  readonly recognised?: string | undefined;
}

/** Checks the entry rule of a course: the level below was completed, or somebody vouches for the skill. */
@Injectable()
export class Entry {
  private checker: CertificateChecker | undefined;

  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly tracks: Tracks,
  ) {}

  /** Lets the domain of certificates answer for numbers. */
  registerCertificateChecker(checker: CertificateChecker): void {
    this.checker = checker;
  }

  /** @throws EntryLevelMissingError */
  async check(course: Course, proof: EntryProof): Promise<void> {
    if (course.entry.rule === 'none' || proof.recognised !== undefined) return;
    const below = levelBelow(course.level);
    const courses = (await this.tracks.coursesOfTrack(course.trackId)).filter((other) => other.level === below);
    const ids = courses.map((other) => other.id);
    if (ids.length === 0) return;
    if (await this.repository.hasCompleted(course.organisationId, proof.subject, ids)) return;
    const { certificate } = proof;
    const shown = certificate && (await this.checker?.(certificate.number, ids, certificate.fullName));
    if (shown !== 'holds') throw new EntryLevelMissingError(shown === 'other_name' ? shown : undefined);
  }
}
