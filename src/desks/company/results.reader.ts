import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import type { ZipFile } from '../../platform/archives';
import { Attendance, minutesOf } from '../../attendance';
import {
  type Booking,
  Bookings,
  CompanySharings,
  Naming,
  NOTHING_SHARED,
  type Shown,
  shownOf,
  WrongBookingStateError,
} from '../../bookings';
import { type Award, HandedCertificates } from '../../certificates';
import type { TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import { LinkLooks, People } from '../../people';

/** How much one of a company's people was there. */
export interface SharedAttendance {
  readonly entry: RosterEntry;
  /** 0 to 1. */
  readonly share: number;
  readonly minutes: number;
}

/** A certificate that one of a company's people shows it. */
export interface SharedCertificate {
  readonly entry: RosterEntry;
  readonly award: Award;
}

/** What a company sees of its people once the class is over. */
export interface SharedResults {
  readonly booking: Booking;
  /** How long all meetings were that took place. */
  readonly planned: number;
  readonly attendance: Shown<SharedAttendance>;
  readonly certificates: Shown<SharedCertificate>;
}

/** What people's consent is read with. */
@Injectable()
export class ResultSources {
  constructor(
    readonly naming: Naming,
    readonly sharings: CompanySharings,
    readonly attendance: Attendance,
    readonly certificates: HandedCertificates,
  ) {}
}

/** Reads what people let their company see. Each reading is written down first, a row for each person that is shown. */
@Injectable()
export class ResultsReader {
  constructor(
    private readonly bookings: Bookings,
    private readonly from: ResultSources,
    private readonly people: People,
    private readonly links: LinkLooks,
  ) {}

  /** @throws NotFoundError, ForbiddenError, WrongBookingStateError before the class is over */
  async of(actor: Actor, bookingId: string): Promise<SharedResults> {
    const results = await this.read(actor, bookingId);
    await this.log(actor, results.booking, results.attendance.items, 'attendance');
    await this.log(actor, results.booking, results.certificates.items, 'certificate');
    return results;
  }

  /** The paper of one of them. @throws the same; NotFoundError for a certificate that is not shared */
  async paper(actor: Actor, bookingId: string, number: string): Promise<{ award: Award; bytes: Buffer }> {
    const { booking, certificates } = await this.read(actor, bookingId);
    const one = certificates.items.find(({ award }) => award.number === number.toUpperCase());
    if (!one) throw new NotFoundError('certificate');
    await this.log(actor, booking, [one], 'certificate');
    return { award: one.award, bytes: await this.from.certificates.paper(one.award) };
  }

  /** The papers of all of them, one after the other. @throws the same; NotFoundError where there is none */
  async papers(actor: Actor, bookingId: string): Promise<AsyncGenerator<ZipFile>> {
    const { booking, certificates } = await this.read(actor, bookingId);
    if (certificates.items.length === 0) throw new NotFoundError('certificate');
    await this.log(actor, booking, certificates.items, 'certificate');
    return this.filesOf(certificates.items);
  }

  private async *filesOf(items: readonly SharedCertificate[]): AsyncGenerator<ZipFile> {
    for (const { award } of items)
      yield {
        name: `${award.number}.pdf`,
        at: award.issuedOn ?? award.earnedAt,
        bytes: await this.from.certificates.paper(award),
      };
  }

  private async read(actor: Actor, bookingId: string): Promise<SharedResults> {
    const { booking, trainingClass } = await this.bookings.get(actor, bookingId);
    if (booking.status !== 'held' || !trainingClass) throw new WrongBookingStateError(booking.status);
    const [people, agreed, shareOf] = await Promise.all([
      this.from.naming.people(booking),
      this.from.sharings.ofBooking(bookingId),
      this.from.attendance.shares(trainingClass),
    ]);
    const said = ({ enrolment }: RosterEntry) => agreed.get(enrolment.id) ?? NOTHING_SHARED;
    const shows = people.filter((entry) => said(entry).certificate).map(({ enrolment }) => enrolment.id);
    const awards = new Map((await this.from.certificates.list(shows)).map((award) => [award.enrolmentId, award]));
    const planned = plannedMinutes(trainingClass);
    return {
      booking,
      planned,
      attendance: shownOf(people, (entry) => {
        if (!said(entry).attendance) return undefined;
        const share = shareOf(entry.enrolment.id, 0);
        return { entry, share, minutes: Math.round(share * planned) };
      }),
      certificates: shownOf(people, (entry) => {
        const award = awards.get(entry.enrolment.id);
        return award && { entry, award };
      }),
    };
  }

  private async log(
    actor: Actor,
    { id, organisationId, company }: Booking,
    items: readonly { readonly entry: RosterEntry }[],
    field: 'attendance' | 'certificate',
  ): Promise<void> {
    const look = { field, reason: `company.${field}` };
    const ids = items.map(({ entry }) => entry.enrolment.personId);
    if (ids.length === 0) return;
    if (actor.kind === 'staff') await this.people.lookAtAll(actor, organisationId, ids, look, []);
    else await this.links.write({ link: id, company: company.name, organisationId }, ids, look);
  }
}

const plannedMinutes = ({ sessions }: TrainingClass): number =>
  sessions.filter(({ cancelled }) => !cancelled).reduce((sum, session) => sum + minutesOf(session), 0);
