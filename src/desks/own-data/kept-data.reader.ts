import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { Access } from '../../access';
import { Attendance } from '../../attendance';
import { CompanySharings } from '../../bookings';
import { Certificates } from '../../certificates';
import {
  ClassContexts,
  type Enrolment,
  Enrolments,
  PersonRecords,
  RefusalWords,
  type RosterEntry,
} from '../../enrolments';
import { History } from '../../history';
import { Progress } from '../../learning';
import { PhoneReplies } from '../../messages';
import { Notifications } from '../../notifications';
import { People, type Person } from '../../people';
import type { KeptCertificate, KeptData, KeptPart } from './kept-data';

/** Why a manager reads all that is kept, as the log of accesses keeps it. */
const REASON = 'person.kept-data';

/** What was said and written about a part in a class. */
@Injectable()
export class KeptWords {
  constructor(
    readonly refusals: RefusalWords,
    readonly replies: PhoneReplies,
    readonly progress: Progress,
    readonly sharings: CompanySharings,
  ) {}
}

/** Reads the records that one part in a class has left in other domains. */
@Injectable()
export class KeptPartReader {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly attendance: Attendance,
    private readonly certificates: Certificates,
    private readonly history: History,
    private readonly notifications: Notifications,
    private readonly words: KeptWords,
  ) {}

  async read(actor: Actor, entry: RosterEntry): Promise<KeptPart> {
    const { enrolment } = entry;
    const { id, organisationId, classId } = enrolment;
    const [context, marks, certificates, lines, deliveries, replies, lessons, sharing] = await Promise.all([
      this.contexts.fresh(organisationId, classId),
      this.attendance.marksOf(enrolment),
      this.certificatesOf(actor, enrolment),
      this.history.listFor(organisationId, { kind: 'enrolment', id }, { limit: 200 }),
      this.notifications.deliveriesFor(organisationId, { about: id }),
      this.words.replies.listOf(enrolment),
      this.words.progress.of(enrolment),
      this.words.sharings.of(enrolment),
    ]);
    const refusal = this.words.refusals.of(enrolment);
    const companions = new Map([...entry.companions].map(([n, person]) => [n, person.fullName]));
    return {
      enrolment,
      context,
      companions,
      marks,
      lessons,
      certificates,
      lines,
      deliveries,
      refusal,
      replies,
      sharing,
    };
  }

  private async certificatesOf(actor: Actor, { id }: Enrolment): Promise<KeptCertificate[]> {
    const { awards } = await this.certificates.listOf(actor, id);
    return awards.map((award) => {
      const name = this.certificates.nameOf(award);
      return { award, name: name?.name, nameInOtherScript: name?.other };
    });
  }
}

/** Gathers everything that is kept of a person, for the person and for managers. */
@Injectable()
export class KeptDataReader {
  constructor(
    private readonly records: PersonRecords,
    private readonly people: People,
    private readonly enrolments: Enrolments,
    private readonly parts: KeptPartReader,
    private readonly access: Access,
  ) {}

  /** A manager's reading is written down like a look at the phone number. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async of(actor: Actor, personId: string): Promise<KeptData> {
    const { organisationId, personIds, enrolments, leaving } = await this.records.find(actor, personId);
    const own = enrolments.filter((enrolment) => personIds.includes(enrolment.personId));
    const persons = await this.people.list(organisationId, personIds);
    if (actor.kind === 'staff') {
      for (const { id, phone, email } of persons.values()) {
        if (phone !== undefined) await this.people.lookAt(actor, organisationId, id, 'phone', REASON);
        if (email !== undefined) await this.people.lookAt(actor, organisationId, id, 'email', REASON);
      }
    }
    const [stopped, entries, looks] = await Promise.all([
      this.stopped([...persons.values()]),
      this.enrolments.withNames(organisationId, own),
      Promise.all(personIds.map((id) => this.people.accesses(organisationId, id))),
    ]);
    return {
      personId,
      persons: personIds.flatMap((id) => persons.get(id) ?? []),
      stopped,
      parts: await Promise.all(entries.map((entry) => this.parts.read(actor, entry))),
      looks: looks.flat(),
      lookers: await this.access.names(looks.flat().map((look) => look.accountId)),
      leaving,
    };
  }

  private async stopped(persons: readonly Person[]): Promise<Map<string, Date>> {
    const found = await Promise.all(
      persons.map(async ({ id, phone }) => [id, phone && (await this.people.stoppedMessages(phone))] as const),
    );
    return new Map(found.flatMap(([id, since]) => (since ? [[id, since] as const] : [])));
  }
}
