import { Injectable } from '@nestjs/common';
import { assertCanChange, type Enrolment, Enrolments } from '../enrolments';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { BookingsRepository } from './bookings.repository';
import { SaleTools } from './sale-tools';
import { NOTHING_SHARED, type SharedParts } from './sharing';
import { SharingsRepository } from './sharings.repository';

/** What somebody lets see, and whom. */
export interface OwnSharing {
  readonly company: string;
  readonly sharing: SharedParts;
}

/** A person's consent to show attendance and certificate to the company that sent them: asked of each alone, open to change for ever. */
@Injectable()
export class CompanySharings {
  constructor(
    private readonly repository: SharingsRepository,
    private readonly bookings: BookingsRepository,
    private readonly enrolments: Enrolments,
    private readonly tools: SaleTools,
  ) {}

  /** What stands for a person now; null for whom no company sent. The caller has asked who may. */
  async of(enrolment: Enrolment): Promise<OwnSharing | null> {
    if (enrolment.bookingId === undefined || !hasSeat(enrolment)) return null;
    const [booking, said] = await Promise.all([
      this.bookings.get(enrolment.bookingId),
      this.repository.find(enrolment.id),
    ]);
    return { company: booking.company.name, sharing: said ? partsOf(said) : NOTHING_SHARED };
  }

  /** The same for the holder of the secret and the office. @throws NotFoundError also for whom no company sent, ForbiddenError */
  async own(actor: Actor, enrolmentId: string): Promise<OwnSharing> {
    return (await this.open(actor, enrolmentId)).own;
  }

  /** Keeps the person's word, by the person or by the office for somebody. Said again it changes nothing. @throws the same */
  async say(actor: Actor, enrolmentId: string, said: SharedParts): Promise<OwnSharing> {
    const { enrolment, own } = await this.open(actor, enrolmentId);
    const parts = partsOf(said);
    const { sharing } = own;
    if (parts.attendance === sharing.attendance && parts.certificate === sharing.certificate) return own;
    const { id, organisationId, classId, personId } = enrolment;
    const row = { enrolmentId: id, bookingId: enrolment.bookingId ?? '', organisationId, personId };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.keep({ ...row, ...parts, changedAt: this.tools.clock.now() }),
        ...this.tools.history.writes(actor, {
          organisationId,
          classId,
          subject: { kind: 'enrolment', id },
          verb: 'bookings.shared',
          facts: { attendance: yesOrNo(parts.attendance), certificate: yesOrNo(parts.certificate) },
        }),
      ),
    );
    return { ...own, sharing: parts };
  }

  /** What the people of a booking let see, by enrolment; who said nothing is not in it. The caller has asked who may. */
  async ofBooking(bookingId: string): Promise<ReadonlyMap<string, SharedParts>> {
    const all = await this.repository.listOfBooking(bookingId);
    return new Map(all.map((one) => [one.enrolmentId, partsOf(one)]));
  }

  private async open(actor: Actor, id: string): Promise<{ readonly enrolment: Enrolment; readonly own: OwnSharing }> {
    const enrolment = await this.enrolments.get(id);
    assertCanChange(actor, enrolment);
    const own = await this.of(enrolment);
    if (!own) throw new NotFoundError('company');
    return { enrolment, own };
  }
}

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
const partsOf = ({ attendance, certificate }: SharedParts): SharedParts => ({ attendance, certificate });

/** Those who are the company's people: a name that was taken off has its record still. */
export const hasSeat = ({ status }: Pick<Enrolment, 'status'>): boolean =>
  status === 'enrolled' || status === 'completed' || status === 'not_completed';
