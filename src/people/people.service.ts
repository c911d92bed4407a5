import { Injectable } from '@nestjs/common';
import { type Actor, isStaffOf, type StaffActor } from '../shared/actor';
import { ForbiddenError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import type { Keyset } from '../shared/listing';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, type Tx, type Write } from '../platform/database';
import type { AccessRow, Look } from './access-log.schema';
import { Erasers, type Eraser } from './erasers';
import { PeopleRepository } from './people.repository';
import type { Contact, NewPerson, Person, PhoneReply } from './person';
import { PersonSeal, PHONE_END } from './person-seal';

/** The persons of an organisation. Names are read wherever they are shown; a phone number or address only by `lookAt`, which is logged. */
@Injectable()
export class People {
  constructor(
    private readonly db: Database,
    private readonly repository: PeopleRepository,
    private readonly seal: PersonSeal,
    private readonly erasers: Erasers,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** A new person as writes, for the transaction of what the person does. */
  newPerson(input: NewPerson): Write[] {
    return [this.repository.insertion(input, this.clock.now())];
  }

  /**
   * What tells one person from another within an organisation: a keyed hash of the name (whatever its case, marks and script) with the
   * phone number, else the address. Who has neither is known by `personId` alone.
   */
  identity(organisationId: string, fullName: string, contact: Contact, personId?: string): string {
    const identity = this.seal.identities(organisationId, fullName, contact)[0] ?? personId;
    if (identity === undefined) throw new Error('Somebody without phone and address is known by the id only.');
    return identity;
  }

  /** @throws NotFoundError also for another organisation's */
  get(organisationId: string, id: string): Promise<Person> {
    return this.repository.get(organisationId, id);
  }

  /** Those of the ids that exist, by id. */
  async list(organisationId: string, ids: readonly string[]): Promise<Map<string, Person>> {
    const persons = await this.repository.list(organisationId, ids);
    return new Map(persons.map((person) => [person.id, person]));
  }

  /** The ids of all who share a phone number or an address, the oldest first. */
  findByContact(organisationId: string, contact: Contact): Promise<string[]> {
    return this.repository.listByContact(organisationId, contact);
  }

  /** The ids of all who have a phone number, in every organisation: an SMS names none. The newest first. */
  findByPhone(phone: string): Promise<string[]> {
    return this.repository.listByPhone(phone).then((persons) => persons.map(({ id }) => id));
  }

  /** Since when no SMS may go to a number, whoever is reached there and for whichever organisation; undefined while they may. */
  async stoppedMessages(phone: string): Promise<Date | undefined> {
    const reply = await this.repository.findReply(phone);
    return reply?.stopped === true ? reply.at : undefined;
  }

  /** Those of these phones to which no SMS goes, since they answered STOP. */
  stoppedAmong(phones: readonly string[]): Promise<Set<string>> {
    return this.repository.listStopped(phones);
  }

  /**
   * Keeps what a phone answered at `at`: STOP or START. It holds for the number, now and later: for all who share the phone, for new
   * records and in every organisation, since the reply names none. Only the phone itself takes it back: anybody can type a number when
   * joining, so joining again lets no messages in. Coming twice or late, a reply does nothing more.
   */
  async setMessages(actor: Actor, phone: string, { stopped, at }: PhoneReply): Promise<void> {
    const [known, persons] = await Promise.all([this.repository.findReply(phone), this.repository.listByPhone(phone)]);
    const isNew = (known?.stopped ?? false) !== stopped && (known === null || known.at < at);
    const verb = stopped ? 'people.messages-stopped' : 'people.messages-started';
    const lines = (isNew ? persons : []).flatMap(({ id, organisationId }) =>
      this.history.writes(actor, { organisationId, subject: { kind: 'person', id }, verb }),
    );
    await this.db.inTransaction((tx) => tx.write(this.repository.replyWrite(phone, stopped, at), ...lines));
  }

  /** Persons whose name has all these whole words; case, marks and script do not matter. */
  search(organisationId: string, text: string, page: Keyset = {}): Promise<Person[]> {
    return this.repository.search(organisationId, text, page);
  }

  /** Persons whose phone ends in these digits; of fewer than four nobody is found. */
  async searchByPhoneEnd(organisationId: string, digits: string, limit: number): Promise<Person[]> {
    return digits.length < PHONE_END ? [] : this.repository.searchByPhoneEnd(organisationId, digits, limit);
  }

  /**
   * Reads a phone number or an address for staff, and writes down who did and why.
   * @param reason a code of what it is for, such as `class.call-list`
   * @throws ForbiddenError when the actor is not staff of the organisation
   */
  async lookAt(
    actor: Actor,
    organisationId: string,
    personId: string,
    field: 'phone' | 'email',
    reason: string,
  ): Promise<string | undefined> {
    const row = this.accessRow(actor, organisationId, { field, reason }, personId);
    const person = await this.repository.get(organisationId, personId);
    await this.repository.addAccess(row);
    return person[field];
  }

  /**
   * Writes down that staff look at the contact of many at once, a row a person, together with `lines` that tell of it. It is done before
   * anything is shown: whoever calls has the persons already.
   * @throws ForbiddenError when the actor is not staff of the organisation
   */
  async lookAtAll(
    actor: Actor,
    organisationId: string,
    personIds: readonly string[],
    look: Look,
    lines: readonly Write[],
  ): Promise<void> {
    const rows = personIds.map((personId) => this.accessRow(actor, organisationId, look, personId));
    await this.db.inTransaction((tx) => tx.write(...this.repository.accessWrites(rows), ...lines));
  }

  /** Those of the persons at whom this account has looked in this way since then. */
  async lookedAt(
    actor: StaffActor,
    organisationId: string,
    personIds: readonly string[],
    look: Look,
    since: Date,
  ): Promise<Set<string>> {
    const { accountId } = actor;
    return new Set(await this.repository.listLookedAt({ ...look, organisationId, accountId }, personIds, since));
  }

  /** Who looked at what of a person, the newest first. */
  accesses(organisationId: string, personId: string): Promise<AccessRow[]> {
    return this.repository.listAccesses(organisationId, personId);
  }

  /** Lets a domain take its part when a person is erased. */
  registerEraser(name: string, eraser: Eraser): void {
    this.erasers.register(name, eraser);
  }

  /** The records of the same name and contact within the organisation, this one among them. @throws NotFoundError */
  sameAs(organisationId: string, id: string): Promise<string[]> {
    return this.repository.listSame(organisationId, id);
  }

  /**
   * Takes away everything personal of these records, here and in every domain, in one transaction. Counts, invoices and hash-only marks
   * stay. Those that were erased before are left as they are, by whoever asked at the same moment too.
   * @returns how many were erased now
   */
  erase(actor: Actor, organisationId: string, ids: readonly string[]): Promise<number> {
    return this.db.inTransaction((tx) => this.eraseWithin(tx, actor, organisationId, ids));
  }

  /** The same in the transaction of what makes these records needless. */
  async eraseWithin(tx: Tx, actor: Actor, organisationId: string, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const persons = await this.repository.listForErasure(tx.session, organisationId, ids);
    if (persons.length === 0) return 0;
    const at = this.clock.now();
    const domains = this.erasers.names().join(' ');
    await tx.write(
      ...persons.flatMap((person) => [
        this.repository.erasure(organisationId, person.id, at),
        ...this.erasers.writes(person),
        ...this.history.writes(actor, {
          organisationId,
          subject: { kind: 'person', id: person.id },
          verb: 'people.erased',
          facts: { domains },
        }),
      ]),
    );
    return persons.length;
  }

  /** By real time: this is evidence. @throws ForbiddenError */
  private accessRow(actor: Actor, organisationId: string, { field, reason }: Look, personId: string): AccessRow {
    if (!isStaffOf(actor, organisationId)) throw new ForbiddenError();
    const { accountId, via } = actor;
    return { _id: newId(), at: this.clock.real(), organisationId, personId, accountId, via, field, reason };
  }
}
