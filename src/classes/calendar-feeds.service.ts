import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, isStaffOf, OFFICE, type StaffActor } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import type { Language } from '../shared/locale';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { FeedEntry, FeedKind } from './calendar-feed';
import { CalendarFeedsRepository } from './calendar-feeds.repository';
import { CalendarLinks } from './calendar-links';
import { FeedSubjects } from './feed-subjects';

/** The calendars of an organisation behind secret addresses: whoever has an address reads it, until a new one is made. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly db: Database,
    private readonly repository: CalendarFeedsRepository,
    private readonly subjects: FeedSubjects,
    private readonly links: CalendarLinks,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** All of which there is a feed or can be one, for the office. @throws ForbiddenError */
  async list(actor: StaffActor): Promise<FeedEntry[]> {
    const { organisationId } = actor;
    assertStaff(actor, { organisationId }, OFFICE, 'calendar');
    const [subjects, feeds] = await Promise.all([
      this.subjects.list(organisationId),
      this.repository.list(organisationId),
    ]);
    const made = new Map(feeds.map((feed) => [feed.id, feed]));
    return subjects.map((one): FeedEntry => {
      const feed = made.get(idOf(organisationId, one.kind, one.subject));
      if (!feed) return one;
      return { ...one, address: { secret: this.links.secretOf(feed), madeAt: feed.madeAt, madeBy: feed.madeBy } };
    });
  }

  /** The secret of the own calendar of whoever teaches, if it was made. */
  async own({ organisationId, accountId }: StaffActor): Promise<string | undefined> {
    const id = idOf(organisationId, 'instructor', accountId);
    const feed = (await this.repository.list(organisationId)).find((one) => one.id === id);
    return feed && this.links.secretOf(feed);
  }

  /**
   * Makes the address; an old one opens nothing any more. The office makes every one, who teaches the own.
   * @returns its secret
   * @throws NotFoundError, ForbiddenError
   */
  async renew(actor: StaffActor, kind: FeedKind, subject: string): Promise<string> {
    const { organisationId, accountId } = actor;
    const own = kind === 'instructor' && subject === accountId && isStaffOf(actor, organisationId, 'instructor');
    if (!own && !isStaffOf(actor, organisationId, ...OFFICE)) throw new ForbiddenError();
    const { room, classId } = await this.subjects.get(organisationId, kind, subject);
    const id = idOf(organisationId, kind, subject);
    const hashes = this.links.hashesFor(id);
    const made = { madeAt: this.clock.now(), madeBy: accountId };
    const feed = { id, organisationId, kind, subject, ...(room ? { room } : {}), ...hashes, ...made };
    const about = kind === 'class' ? 'class' : kind === 'instructor' ? 'account' : 'organisation';
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.address(feed),
        ...this.history.writes(actor, {
          organisationId,
          classId,
          subject: { kind: about, id: kind === 'room' ? organisationId : subject },
          verb: 'classes.calendar-address',
          facts: { kind },
        }),
      ),
    );
    return this.links.secretOf(feed);
  }

  /** The full address behind a secret. */
  url(language: Language, secret: string): string {
    return this.links.url(language, secret);
  }

  /** The feed that a secret opens. @throws NotFoundError for an address that is not there, or not any more */
  async open(actor: Actor) {
    const feed = actor.kind === 'holder' ? await this.repository.findBySecretHash(actor.secretHash) : null;
    if (!feed) throw new NotFoundError('calendar');
    const [subject, classes] = await Promise.all([
      this.subjects.find(feed.organisationId, feed.kind, feed.subject),
      this.subjects.classesOf(feed),
    ]);
    return { title: subject?.title ?? {}, classes };
  }
}

const idOf = (organisationId: string, kind: FeedKind, subject: string): string =>
  derivedId(`classes:calendar:${organisationId}`, `${kind}:${subject}`);
