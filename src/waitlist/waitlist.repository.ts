import { Injectable } from '@nestjs/common';
import { derivedId } from '../shared/ids';
import { ById, Database, type Write } from '../platform/database';
import type { Call, Offer } from './offer';
import { type CallRow, CALLS, KEPT_NUMBERS, type KeptNumberRow, type OfferRow, OFFERS } from './offer.schema';

const toOffer = ({ _id, ...row }: OfferRow): Offer => ({ id: _id, ...row });
const keptNumberId = (courseId: string, subject: string): string => derivedId('kept-number', `${courseId}\n${subject}`);
const toCall = ({ _id, ...row }: CallRow): Call => ({ id: _id, ...row });

/** Every query about offers, the call list, and numbers kept. */
@Injectable()
export class WaitlistRepository {
  private readonly offers = new ById<OfferRow>(() => this.db.collection(OFFERS));
  private readonly keptNumbers = new ById<KeptNumberRow>(() => this.db.collection(KEPT_NUMBERS));

  constructor(private readonly db: Database) {}

  async findOffer(id: string): Promise<Offer | null> {
    const row = await this.offers.find(id);
    return row && toOffer(row);
  }

  async findOfferBySecret(secretHash: string): Promise<Offer | null> {
    const row = await this.db.collection<OfferRow>(OFFERS).findOne({ secretHash });
    return row && toOffer(row);
  }

  /** The newest offer of a party, whatever became of it. */
  async findLatestOffer(enrolmentId: string): Promise<Offer | null> {
    const row = await this.db.collection<OfferRow>(OFFERS).findOne({ enrolmentId }, { sort: { madeAt: -1 } });
    return row && toOffer(row);
  }

  /** The open offers of these parties. */
  async listOpenOffers(enrolmentIds: readonly string[]): Promise<Offer[]> {
    const rows = await this.db
      .collection<OfferRow>(OFFERS)
      .find({ enrolmentId: { $in: [...enrolmentIds] }, state: 'open' })
      .sort({ madeAt: 1 })
      .toArray();
    return rows.map(toOffer);
  }

  /** Whether one of these parties said yes or no since. */
  async hasAnswer(enrolmentIds: readonly string[], since: Date): Promise<boolean> {
    const filter = { enrolmentId: { $in: [...enrolmentIds] }, answeredAt: { $gte: since } };
    const states = { state: { $in: ['accepted' as const, 'declined' as const] } };
    return (await this.db.collection<OfferRow>(OFFERS).findOne({ ...filter, ...states })) !== null;
  }

  /** The open offers of several classes, the first to end in front. */
  async listOpenOffersOfClasses(classIds: readonly string[]): Promise<Offer[]> {
    const rows = await this.db
      .collection<OfferRow>(OFFERS)
      .find({ classId: { $in: [...classIds] }, state: 'open' })
      .sort({ until: 1, _id: 1 })
      .toArray();
    return rows.map(toOffer);
  }

  /** Who is still to be called about several classes, the longest due first. */
  async listCallsOfClasses(classIds: readonly string[]): Promise<Call[]> {
    const rows = await this.db
      .collection<CallRow>(CALLS)
      .find({ classId: { $in: [...classIds] }, doneAt: { $exists: false } })
      .sort({ at: 1, _id: 1 })
      .toArray();
    return rows.map(toCall);
  }

  /** Who is still to be called about a class, the longest due first. */
  async listCalls(classId: string): Promise<Call[]> {
    const rows = await this.db
      .collection<CallRow>(CALLS)
      .find({ classId, doneAt: { $exists: false } })
      .sort({ at: 1 })
      .toArray();
    return rows.map(toCall);
  }

  /** The call to a party, due or done. */
  async findCall(enrolmentId: string): Promise<Call | null> {
    const row = await this.db.collection<CallRow>(CALLS).findOne({ enrolmentId });
    return row && toCall(row);
  }

  /** Whether this person kept a number in the course and has not used it. */
  async findKeptNumber(courseId: string, subject: string): Promise<KeptNumberRow | null> {
    const row = await this.keptNumbers.find(keptNumberId(courseId, subject));
    return row?.usedAt === undefined ? row : null;
  }

  keepNumber(courseId: string, subject: string, at: Date): Write {
    const _id = keptNumberId(courseId, subject);
    const update = { $set: { courseId, subject, at }, $unset: { usedAt: '' } };
    return { collection: KEPT_NUMBERS, filter: { _id }, update, upsert: true };
  }

  forgetNumbers(subjects: readonly string[]): Write {
    return { collection: KEPT_NUMBERS, remove: { subject: { $in: [...subjects] } }, many: true };
  }

  markNumberUsed(id: string, at: Date): Write {
    return { collection: KEPT_NUMBERS, filter: { _id: id }, update: { $set: { usedAt: at } } };
  }

  markCalled(enrolmentId: string, at: Date): Write {
    return { collection: CALLS, filter: { enrolmentId, doneAt: { $exists: false } }, update: { $set: { doneAt: at } } };
  }
}
