import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import type { Keyset } from '../shared/listing';
import { Clock } from '../platform/clock';
import type { Write } from '../platform/database';
import { type HistoryEntry, historyActor, type HistoryLine, type HistorySubject } from './history-line';
import { type Affair, HISTORY, type HistoryRow } from './history.schema';
import { HistoryRepository } from './history.repository';

/** The record of what was done, by whom and why. A line is written in the transaction of the deed and never changed. */
@Injectable()
export class History {
  constructor(
    private readonly repository: HistoryRepository,
    private readonly clock: Clock,
  ) {}

  /** The line as a write, for the transaction of what it tells of. */
  writes(actor: Actor, entry: HistoryEntry): Write[] {
    const row: HistoryRow = {
      _id: newId(),
      at: this.clock.now(),
      organisationId: entry.organisationId,
      subject: { kind: entry.subject.kind, id: entry.subject.id },
      ...(entry.classId === undefined ? {} : { classId: entry.classId }),
      verb: entry.verb,
      actor: historyActor(actor),
      ...(entry.facts === undefined ? {} : { facts: { ...entry.facts } }),
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    };
    return [{ collection: HISTORY, insert: row }];
  }

  /** Lines shown on a class's page, the newest first; `after` is the last id of the part before. */
  listForClass(organisationId: string, classId: string, page: Keyset = {}): Promise<HistoryLine[]> {
    return this.repository.listOfClass(organisationId, classId, page);
  }

  /** Lines of one kind in a class since an instant, the newest first. */
  listOfVerb(organisationId: string, classId: string, verb: string, since: Date): Promise<HistoryLine[]> {
    return this.repository.listOfVerb(organisationId, classId, verb, since);
  }

  /** Lines about one thing, the newest first. */
  listFor(organisationId: string, subject: HistorySubject, page: Keyset = {}): Promise<HistoryLine[]> {
    return this.repository.listOfSubject(organisationId, subject, page);
  }

  /** What staff of an organisation did since an instant, the newest first. */
  listByStaff(organisationId: string, since: Date, limit: number): Promise<HistoryLine[]> {
    return this.repository.listByStaff(organisationId, since, limit);
  }

  /** One line. @throws NotFoundError for another organisation's */
  async get(organisationId: string, id: string): Promise<HistoryLine> {
    const line = await this.repository.find(organisationId, id);
    if (!line) throw new NotFoundError('line');
    return line;
  }

  /** Lines about an organisation's own affairs (who works for it, the keys of its programs, its settings), the newest first. */
  listOfAffairs(organisationId: string, kinds: readonly Affair[], page: Keyset = {}): Promise<HistoryLine[]> {
    return this.repository.listOfKinds(organisationId, kinds, page);
  }

  /** All lines of an organisation, the newest first. */
  listAll(organisationId: string, page: Keyset = {}): Promise<HistoryLine[]> {
    return this.repository.listOfOrganisation(organisationId, page);
  }
}
