import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, isStaffOf, OFFICE, type StaffActor } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { type Leaf, leafWith, type Turn } from '../shared/leaf';
import type { Language } from '../shared/locale';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { CalendarFeed, FeedEntry, FeedKind, FeedSubject } from './calendar-feed';
import { CalendarFeedsRepository } from './calendar-feeds.repository';
import { CalendarLinks } from './calendar-links';
import { sameRoom } from './clashes';
import { FeedSubjects } from './feed-subjects';

/** The calendars of an organisation with a page of those of its classes. */
export interface FeedPage {
  /** All others, and those of classes that are long over. */
  readonly others: readonly FeedEntry[];
  readonly classes: Leaf<FeedEntry>;
  /** Of how many classes. */
  readonly count: number;
}

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
    const old = await this.old(feeds.filter((feed) => !subjects.some((one) => isOf(feed, one))));
    return [...subjects, ...old].map((one) => this.entry(one, feeds));
  }

  /** The same with a page of the classes, and how many of them there are. @throws ForbiddenError */
  async page(actor: StaffActor, turn: Turn, limit: number): Promise<FeedPage> {
    const { organisationId } = actor;
    assertStaff(actor, { organisationId }, OFFICE, 'calendar');
    const [others, classes, count, feeds] = await Promise.all([
      this.subjects.listOthers(organisationId),
      this.subjects.leafOfClasses(organisationId, turn, limit),
      this.subjects.countClasses(organisationId),
      this.repository.list(organisationId),
    ]);
    const ofClasses = feeds.filter(({ kind }) => kind === 'class').map(({ subject }) => subject);
    const recent = await this.subjects.recentAmong(organisationId, ofClasses);
    const old = await this.old(
      feeds.filter((feed) =>
        feed.kind === 'class' ? !recent.has(feed.subject) : !others.some((one) => isOf(feed, one)),
      ),
    );
    return {
      others: [...others, ...old].map((one) => this.entry(one, feeds)),
      classes: leafWith(classes, (one) => this.entry(one, feeds)),
      count,
    };
  }

  /** The secret of the own calendar of whoever teaches, if it was made. */
  async own({ organisationId, accountId }: StaffActor): Promise<string | undefined> {
    const feed = await this.repository.find(idOf(organisationId, 'instructor', accountId));
    return feed ? this.links.secretOf(feed) : undefined;
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
    const id = idOf(organisationId, kind, subject);
    // What is no longer listed still gets a new address: that is how the old one is ended.
    const { room } = (await this.repository.find(id)) ?? (await this.subjects.get(organisationId, kind, subject));
    const classId = kind === 'class' ? subject : undefined;
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

  /** The feed that a secret opens. @throws NotFoundError for an address that is not there, or not any more, or of one who teaches here no more */
  async open(actor: Actor) {
    const feed = actor.kind === 'holder' ? await this.repository.findBySecretHash(actor.secretHash) : null;
    if (!feed) throw new NotFoundError('calendar');
    const [subject, classes] = await Promise.all([this.subjects.of(feed), this.subjects.classesOf(feed)]);
    if (!subject) throw new NotFoundError('calendar');
    return { title: subject.title, classes };
  }

  /** What addresses are of that nobody would make any more. */
  private old(feeds: readonly CalendarFeed[]): Promise<FeedSubject[]> {
    return Promise.all(
      feeds.map(async (feed) => {
        const { kind, subject } = feed;
        return (await this.subjects.of(feed)) ?? { kind, subject, title: {} };
      }),
    );
  }

  private entry(one: FeedSubject, feeds: readonly CalendarFeed[]): FeedEntry {
    const feed = feeds.find((made) => isOf(made, one));
    if (!feed) return one;
    const address = { secret: this.links.secretOf(feed), madeAt: feed.madeAt, madeBy: feed.madeBy };
    // A room has the key of the day when its address was made, whatever its name is since.
    return { ...one, subject: feed.subject, address };
  }
}

/** Whether the address is of this: a room is known by its place, all else by its id. */
const isOf = (feed: CalendarFeed, { kind, subject, room }: FeedSubject): boolean =>
  feed.kind === kind && (room && feed.room ? sameRoom(feed.room, room) : feed.subject === subject);

const idOf = (organisationId: string, kind: FeedKind, subject: string): string =>
  derivedId(`classes:calendar:${organisationId}`, `${kind}:${subject}`);
