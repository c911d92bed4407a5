import { Injectable } from '@nestjs/common';
import { Classes, type TrainingClass } from '../classes';
import { People, type Person } from '../people';
import type { Actor } from '../shared/actor';
import { newId } from '../shared/ids';
import { listed, type Listed } from '../shared/listing';
import { Clock } from '../platform/clock';
import type { Write } from '../platform/database';
import { ApplicationsRepository } from './applications.repository';
import { type CertificateName, type Enrolment, type EnrolmentStatus, personIdOf, SEATED } from './enrolment';
import { companionWrite } from './companion-writes';
import { EnrolmentLinks } from './enrolment-links';
import type { RosterQuery } from './enrolments.forms';
import { assertCanRead } from './enrolments.policy';
import { EnrolmentsRepository } from './enrolments.repository';

/** One of a class's roster, with the names that go with it. */
export interface RosterEntry {
  readonly enrolment: Enrolment;
  readonly person: Person | undefined;
  /** By companion number. */
  readonly companions: ReadonlyMap<number, Person>;
}

/** A name as writes, and whose it is. */
export interface NamedWrites {
  readonly personId: string;
  readonly writes: readonly Write[];
}

/** What other domains ask and tell about enrolments. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly applications: ApplicationsRepository,
    private readonly people: People,
    private readonly classes: Classes,
    private readonly links: EnrolmentLinks,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  get(id: string): Promise<Enrolment> {
    return this.repository.get(id);
  }

  find(id: string): Promise<Enrolment | null> {
    return this.repository.find(id);
  }

  findBySecretHash(hash: string): Promise<Enrolment | null> {
    return this.repository.findBySecretHash(hash);
  }

  /** Those of the ids that exist in the organisation, by id. */
  list(organisationId: string, ids: readonly string[]): Promise<Map<string, Enrolment>> {
    return this.repository.list(organisationId, ids);
  }

  /** Everything that somebody is in, newest first. */
  listOfPerson(personId: string): Promise<Enrolment[]> {
    return this.repository.listOfPerson(personId);
  }

  /** The same of several persons of one organisation. */
  listOfPeople(organisationId: string, personIds: readonly string[]): Promise<Enrolment[]> {
    return this.repository.listOfPeople(organisationId, personIds);
  }

  /** Those of several classes who have asked to be let in, the longest waiting first; at most 1,000. */
  listApplied(organisationId: string, classIds: readonly string[]): Promise<Enrolment[]> {
    return this.repository.listOfClasses(organisationId, classIds, 'applied', 1_000);
  }

  /** Those who were refused and ask why, the longest waiting first; at most 200. */
  listAsking(organisationId: string): Promise<Enrolment[]> {
    return this.applications.listAsking(organisationId, 200);
  }

  /** Whether the same name and contact has a part in some class of a course, or had it to the end. */
  isIn(organisationId: string, subject: string, courseId: string): Promise<boolean> {
    return this.repository.isIn(organisationId, subject, courseId);
  }

  /** Those of these subjects (name and contact) that have a part in a class, or had it to the end. */
  activeAmong(classId: string, subjects: readonly string[]): Promise<Set<string>> {
    return this.repository.activeAmong(classId, subjects);
  }

  /** All of a class in these states (who sits in it unless given). At most 10,000 come, as many as a class may have places. */
  listOfClass(
    organisationId: string,
    classId: string,
    statuses: readonly EnrolmentStatus[] = SEATED,
  ): Promise<Enrolment[]> {
    return this.repository.listOfClass(organisationId, classId, statuses, { limit: 10_000 });
  }

  /** The same with others of the organisation, whatever their state and class, by id; in no order. */
  async mapOfClass(
    { id, organisationId }: Pick<TrainingClass, 'id' | 'organisationId'>,
    statuses: readonly EnrolmentStatus[],
    also: readonly string[],
  ): Promise<Map<string, Enrolment>> {
    const rows = await this.repository.listOfClass(organisationId, id, statuses, { limit: 10_000, also });
    return new Map(rows.map((row) => [row.id, row]));
  }

  countByStatus(organisationId: string, classId: string): Promise<Partial<Record<EnrolmentStatus, number>>> {
    return this.repository.countByStatus(organisationId, classId);
  }

  /** A part of the list of those who sit in a class, or of one state. @throws NotFoundError, ForbiddenError */
  async roster(
    actor: Actor,
    classIdOrCode: string,
    { after, limit, status }: RosterQuery,
  ): Promise<Listed<RosterEntry>> {
    const trainingClass = await this.classes.get(classIdOrCode);
    const { id: classId, organisationId } = trainingClass;
    assertCanRead(actor, trainingClass);
    const statuses = status ? [status] : SEATED;
    const rows = await this.repository.listOfClass(organisationId, classId, statuses, { after, limit: limit + 1 });
    const names = await this.namesOf(organisationId, rows.slice(0, limit));
    return listed(
      rows,
      limit,
      (row) => row.id,
      (row) => entryOf(row, names),
    );
  }

  /** Names for enrolments, those of companions with them. */
  async withNames(organisationId: string, enrolments: readonly Enrolment[]): Promise<RosterEntry[]> {
    const names = await this.namesOf(organisationId, enrolments);
    return enrolments.map((enrolment) => entryOf(enrolment, names));
  }

  /** The result of a course in its enrolment, as a write; once more changes nothing. It ends the transaction of one who has left. */
  resultWrite(enrolmentId: string, result: 'completed' | 'not_completed'): Write {
    return this.repository.move(enrolmentId, SEATED, result, this.clock.now());
  }

  /**
   * The confirmed name for the certificate of one of the party (0 is the person), as writes. A companion without a record gets one: what
   * is kept of somebody belongs to a record, or nobody could ever delete it.
   */
  certificateNameWrites(enrolment: Enrolment, n: number, name: CertificateName, fullName: string): NamedWrites {
    const { id, organisationId, language } = enrolment;
    const known = personIdOf(enrolment, n);
    const personId = known ?? newId();
    const named = known
      ? []
      : [
          ...this.people.newPerson({ id: personId, organisationId, fullName, language }),
          companionWrite(id, { n, personId }),
        ];
    return { personId, writes: [...named, this.repository.certificateNameWrite(id, { n, personId }, name)] };
  }

  secretOf(enrolment: Pick<Enrolment, 'id' | 'nonce'>): string {
    return this.links.secretOf(enrolment);
  }

  /** The full address of the own page. */
  placeUrl(enrolment: Pick<Enrolment, 'id' | 'nonce' | 'language'>): string {
    return this.links.placeUrl(enrolment);
  }

  private namesOf(organisationId: string, rows: readonly Enrolment[]): Promise<Map<string, Person>> {
    const ids = rows.flatMap((row) => [row.personId, ...row.companions.map((companion) => companion.personId)]);
    return ids.length === 0 ? Promise.resolve(new Map<string, Person>()) : this.people.list(organisationId, ids);
  }
}

function entryOf(enrolment: Enrolment, names: ReadonlyMap<string, Person>): RosterEntry {
  const companions = enrolment.companions.flatMap(({ n, personId }) => {
    const person = names.get(personId);
    return person ? [[n, person] as const] : [];
  });
  return { enrolment, person: names.get(enrolment.personId), companions: new Map(companions) };
}
