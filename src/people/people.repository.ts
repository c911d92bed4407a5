import { Injectable } from '@nestjs/common';
import type { ClientSession, Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { DEFAULT_LIMIT, type Keyset } from '../shared/listing';
import { ById, Database, type Write } from '../platform/database';
import { ACCESS_LOG, type AccessRow } from './access-log.schema';
import type { Contact, NewPerson, Person } from './person';
import type { ErasedPerson } from './erasers';
import { PersonSeal } from './person-seal';
import { PHONE_REPLIES, type PhoneReplyRow } from './phone-reply.schema';
import { PERSONS, type PersonRow, SEALED_FIELDS } from './person.schema';

const MOST_FOUND = 200;

/** Every query for persons; sealed texts are opened here and nowhere else. */
@Injectable()
export class PeopleRepository {
  private readonly byId = new ById<PersonRow>(() => this.rows);

  constructor(
    private readonly db: Database,
    private readonly seal: PersonSeal,
  ) {}

  insertion(person: NewPerson, createdAt: Date): Write {
    return { collection: PERSONS, insert: this.seal.row(person, createdAt) };
  }

  /** Takes away everything that says who it was; the row stays, so that counts do. */
  erasure(organisationId: string, id: string, at: Date): Write {
    const gone = [...SEALED_FIELDS, 'phoneIndex', 'emailIndex'];
    return {
      collection: PERSONS,
      filter: { _id: id, organisationId, erased: { $exists: false } },
      update: {
        $unset: Object.fromEntries(gone.map((field) => [field, ''])),
        $set: { identities: [], words: [], erased: at },
      },
      must: true,
    };
  }

  /** @throws NotFoundError */
  async get(organisationId: string, id: string): Promise<Person> {
    const row = await this.byId.find(id);
    if (row?.organisationId !== organisationId) throw new NotFoundError('person');
    return this.seal.person(row);
  }

  async list(organisationId: string, ids: readonly string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    const rows = await this.rows.find({ _id: { $in: [...ids] }, organisationId }).toArray();
    return rows.map((row) => this.seal.person(row));
  }

  /** @throws NotFoundError */
  async listSame(organisationId: string, id: string): Promise<string[]> {
    const row = await this.rows.findOne({ _id: id, organisationId }, { projection: { identities: 1 } });
    if (!row) throw new NotFoundError('person');
    const same = await this.ids({ organisationId, identities: { $in: row.identities } });
    return [...new Set([id, ...same])];
  }

  /** Those of the ids that are not erased, by what they were known by, read in the transaction that will erase them. */
  async listForErasure(
    session: ClientSession,
    organisationId: string,
    ids: readonly string[],
  ): Promise<ErasedPerson[]> {
    const filter = { _id: { $in: [...ids] }, organisationId, erased: { $exists: false } };
    const rows = await this.rows.find(filter, { projection: { identities: 1 }, session }).toArray();
    return rows.map((row) => ({ id: row._id, subjects: [...row.identities, row._id] }));
  }

  async listByContact(organisationId: string, { phone, email }: Contact): Promise<string[]> {
    const ways: Filter<PersonRow>[] = [
      ...(phone ? [{ phoneIndex: this.seal.phoneIndex(phone) }] : []),
      ...(email ? [{ emailIndex: this.seal.emailIndex(email) }] : []),
    ];
    if (ways.length === 0) return [];
    return this.ids({ $or: ways, organisationId });
  }

  /** Who has a phone number, in all organisations, the newest first. */
  async listByPhone(phone: string): Promise<{ id: string; organisationId: string }[]> {
    const rows = await this.rows
      .find({ phoneIndex: this.seal.phoneIndex(phone) }, { projection: { organisationId: 1 } })
      .sort({ _id: -1 })
      .limit(MOST_FOUND)
      .toArray();
    return rows.map(({ _id, organisationId }) => ({ id: _id, organisationId }));
  }

  /** Who is reached by one of these indexes, in all organisations, the newest first. */
  async listByKeys(keys: readonly string[]): Promise<string[]> {
    const among = { $in: [...keys] };
    const rows = await this.rows
      .find({ $or: [{ phoneIndex: among }, { emailIndex: among }] }, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(MOST_FOUND)
      .toArray();
    return rows.map(({ _id }) => _id);
  }

  /** Persons whose names have all these words, the newest first. */
  async search(organisationId: string, text: string, { after, limit = DEFAULT_LIMIT }: Keyset): Promise<Person[]> {
    const words = this.seal.words(organisationId, text);
    if (words.length === 0) return [];
    const rows = await this.rows
      .find({ organisationId, words: { $all: words }, ...(after === undefined ? {} : { _id: { $lt: after } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => this.seal.person(row));
  }

  /** Persons whose phone ends in these digits, four or more of them, the newest first. */
  async searchByPhoneEnd(organisationId: string, digits: string, limit: number): Promise<Person[]> {
    const rows = await this.rows
      .find({ organisationId, words: this.seal.phoneEnd(organisationId, digits) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => this.seal.person(row)).filter(({ phone }) => phone?.endsWith(digits) === true);
  }

  /** What a phone answered last about messages. */
  findReply(phone: string): Promise<PhoneReplyRow | null> {
    return this.db.collection<PhoneReplyRow>(PHONE_REPLIES).findOne({ _id: this.seal.phoneIndex(phone) });
  }

  /** The same of many phones at once: those of them that answered STOP last. */
  async listStopped(phones: readonly string[]): Promise<Set<string>> {
    const byIndex = new Map(phones.map((phone) => [this.seal.phoneIndex(phone), phone]));
    const filter = { _id: { $in: [...byIndex.keys()] }, stopped: true };
    const rows = await this.db.collection<PhoneReplyRow>(PHONE_REPLIES).find(filter).toArray();
    return new Set(rows.flatMap(({ _id }) => byIndex.get(_id) ?? []));
  }

  /** Keeps an answer, unless a later one is kept already: gateways hand them over in any order. */
  replyWrite(phone: string, stopped: boolean, at: Date): Write {
    const later = { $gt: ['$at', at] };
    return {
      collection: PHONE_REPLIES,
      filter: { _id: this.seal.phoneIndex(phone) },
      update: [{ $set: { stopped: { $cond: [later, '$stopped', stopped] }, at: { $cond: [later, '$at', at] } } }],
      upsert: true,
    };
  }

  async addAccess(row: AccessRow): Promise<void> {
    await this.db.collection<AccessRow>(ACCESS_LOG).insertOne(row);
  }

  accessWrites(rows: readonly AccessRow[]): Write[] {
    return rows.map((row) => ({ collection: ACCESS_LOG, insert: row }));
  }

  /** Those of the persons whom the account looked at in this way since then. */
  listLookedAt(
    look: Pick<AccessRow, 'organisationId' | 'accountId' | 'field' | 'reason'>,
    personIds: readonly string[],
    since: Date,
  ): Promise<string[]> {
    const filter = { ...look, personId: { $in: [...personIds] }, at: { $gte: since } };
    return this.db.collection<AccessRow>(ACCESS_LOG).distinct('personId', filter);
  }

  async listAccesses(organisationId: string, personId: string): Promise<AccessRow[]> {
    return this.db
      .collection<AccessRow>(ACCESS_LOG)
      .find({ organisationId, personId })
      .sort({ _id: -1 })
      .limit(MOST_FOUND)
      .toArray();
  }

  private async ids(filter: Filter<PersonRow>): Promise<string[]> {
    const rows = await this.rows
      .find(filter)
      .project<{ _id: string }>({ _id: 1 })
      .sort({ _id: 1 })
      .limit(MOST_FOUND)
      .toArray();
    return rows.map((row) => row._id);
  }

  private get rows() {
    return this.db.collection<PersonRow>(PERSONS);
  }
}
