import { Injectable } from '@nestjs/common';
import { Access } from '../../access';
import { Attendance } from '../../attendance';
import { ClassCertificatesReader } from '../../certificates';
import { isOver } from '../../classes';
import { History } from '../../history';
import { FromTheTeam } from '../../messages';
import { Notifications } from '../../notifications';
import { People, type Person } from '../../people';
import { type ClassRecords, MOST_ROWS, type OpenClass } from './reading';

/** The whole of a history is this long at most; a class has a hundred people, not thousands. */
const WHOLE_HISTORY = 1_000;

/** Reads history, messages, meetings and certificates of a class. */
@Injectable()
export class RecordsReader {
  constructor(
    private readonly history: History,
    private readonly notifications: Notifications,
    private readonly attendance: Attendance,
    private readonly certificates: ClassCertificatesReader,
    private readonly access: Access,
    private readonly people: People,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async read(open: OpenClass, all: string | undefined): Promise<ClassRecords> {
    const { id, organisationId, instructorIds, state } = open.trainingClass;
    const begun = state === 'running' || isOver(open.trainingClass);
    const [lines, deliveries, came, certificates] = await Promise.all([
      this.history.listForClass(organisationId, id, { limit: all === 'history' ? WHOLE_HISTORY : MOST_ROWS + 1 }),
      this.notifications.deliveriesFor(organisationId, { about: id, except: FromTheTeam.name }),
      this.attendance.presentBySession([id]),
      begun ? this.certificates.forClass(open.actor, id) : undefined,
    ]);
    const accounts = lines.flatMap(({ actor, subject }) => [
      ...(actor.kind === 'staff' ? [actor.accountId] : []),
      ...(subject.kind === 'account' ? [subject.id] : []),
    ]);
    const failed = deliveries.flatMap(({ state: how, personId }) =>
      personId !== undefined && (how === 'failed' || how === 'skipped') ? [personId] : [],
    );
    const [staff, unreached] = await Promise.all([
      this.access.names([...accounts, ...instructorIds]),
      failed.length > 0 ? this.people.list(organisationId, [...new Set(failed)]) : new Map<string, Person>(),
    ]);
    const awards = new Map(certificates?.progress?.items.map(({ award }) => [award.id, award.enrolmentId]));
    const told = lines.flatMap(({ subject }) => {
      const enrolmentId = subject.kind === 'enrolment' ? subject.id : awards.get(subject.id);
      return enrolmentId === undefined ? [] : [enrolmentId];
    });
    return { lines, deliveries, unreached, came, certificates, staff, told };
  }
}
