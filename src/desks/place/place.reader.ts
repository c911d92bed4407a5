import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { type ClassMessage, ClassMessages } from '../../messages';
import {
  type ClassContext,
  ClassContexts,
  type Enrolment,
  Enrolments,
  type MovedAhead,
  type PlaceNow,
  Places,
  RefusalWords,
  type RosterEntry,
} from '../../enrolments';
import { CitizenPapers, CompanySharings, type OwnSharing } from '../../bookings';
import { DocumentLinks } from '../../billing';
import { Materials } from '../../learning';
import { People } from '../../people';
import { type Offer, Offers } from '../../waitlist';
import { hasLessons } from '../lessons/lessons.reader';

/** An offer, and the end that it can still be given. */
export interface OwnOffer extends Pick<Offer, 'state' | 'answeredAt' | 'prolongedAt'> {
  readonly moreUntil: Date | null;
}

/** Somebody's part in a class with everything that the own page shows of it. */
export interface OwnPlace extends PlaceNow, ClassContext {
  readonly names: RosterEntry;
  /** What opens the page. */
  readonly secret: string;
  /** The newest offer, while the party waits or has one. */
  readonly offer: OwnOffer | null;
  /** What the team wrote to the party, the newest first. */
  readonly messages: readonly ClassMessage[];
  /** The page that says how to pay, while the place is not paid; null where the office says so in its own way. */
  readonly bill: string | null;
  /** What staff wrote, where an application was refused. */
  readonly refusal: ReturnType<RefusalWords['of']>;
  /** Since when no SMS goes to the number; undefined while they do. */
  readonly stopped: Date | undefined;
  /** Whether lessons are published for the course and the person has a place, so that they can be read. */
  readonly lessons: boolean;
  /** Who was moved ahead of the party while it waits; null once it doesn't. */
  readonly moved: MovedAhead | null;
  /** What the company may see that sent the person; null for whom none did. */
  readonly sharing: OwnSharing | null;
}

/** What an own page shows that other domains know. */
@Injectable()
export class PlaceSources {
  constructor(
    readonly offers: Offers,
    readonly people: People,
    readonly messages: ClassMessages,
    readonly papers: CitizenPapers,
    readonly documents: DocumentLinks,
    readonly refusals: RefusalWords,
  ) {}
}

/** Reads the place behind a secret link. */
@Injectable()
export class PlaceReader {
  constructor(
    private readonly places: Places,
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
    private readonly materials: Materials,
    private readonly from: PlaceSources,
    private readonly sharings: CompanySharings,
  ) {}

  /** @throws NotFoundError for a wrong secret */
  async own(actor: Actor): Promise<OwnPlace> {
    const now = await this.places.own(actor);
    const { enrolment } = now;
    const [context, [names], offer, messages, lessons, sharing, moved] = await Promise.all([
      this.contexts.fresh(enrolment.organisationId, enrolment.classId),
      this.enrolments.withNames(enrolment.organisationId, [enrolment]),
      this.offerOf(enrolment),
      this.from.messages.listOf(enrolment),
      hasLessons(enrolment) && this.materials.isPublished(enrolment.courseId),
      this.sharings.of(enrolment),
      enrolment.status === 'waiting' ? this.places.movedAhead(enrolment) : null,
    ]);
    const phone = names!.person?.phone;
    const bill = enrolment.status === 'reserved' ? await this.from.papers.openPaper(enrolment) : null;
    const stopped = phone === undefined ? undefined : await this.from.people.stoppedMessages(phone);
    return {
      ...{ ...now, ...context, names: names!, secret: this.enrolments.secretOf(enrolment), offer, messages, stopped },
      ...{ bill: bill && this.from.documents.url(bill), lessons, sharing, moved },
      refusal: this.from.refusals.of(enrolment),
    };
  }

  /** Where the page of this place is now: what is kept of one who was erased, or the place in the group to which the person was moved. */
  async elsewhere({ enrolment, secret }: OwnPlace): Promise<string | undefined> {
    const { organisationId, transferredTo, erasedAt } = enrolment;
    if (erasedAt) return `/places/${secret}/data`;
    if (transferredTo === undefined) return undefined;
    const there = (await this.enrolments.list(organisationId, [transferredTo])).get(transferredTo);
    return there && `/places/${this.enrolments.secretOf(there)}`;
  }

  private async offerOf({ id, status }: Enrolment): Promise<OwnOffer | null> {
    const offer = status === 'waiting' || status === 'offered' ? await this.from.offers.latestOf(id) : null;
    return offer && { ...offer, moreUntil: await this.from.offers.moreTime(offer) };
  }
}
