import { NotFoundError } from '../shared/domain-error';
import type { LocalText } from '../shared/locale';
import type { ClassPlace } from './class-parts.repository';

/** Of what there are feeds. */
export const FEED_KINDS = ['organisation', 'class', 'room', 'instructor'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** The kind that an address names. @throws NotFoundError */
export function feedKind(text: string): FeedKind {
  const found = FEED_KINDS.find((kind) => kind === text);
  if (!found) throw new NotFoundError('calendar');
  return found;
}

export type Room = Pick<ClassPlace, 'town' | 'venue'>;

/** The secret address of one calendar; a new nonce ends the old address. */
export interface CalendarFeed {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: FeedKind;
  /** The id of the organisation, class or account; of a room a key of its own. */
  readonly subject: string;
  /** A room has no record: this is it. */
  readonly room?: Room;
  readonly nonce: string;
  readonly secretHash: string;
  readonly madeAt: Date;
  /** The account of who made the address. */
  readonly madeBy: string;
}

/** What there is, or can be, a feed of. */
export interface FeedSubject {
  readonly kind: FeedKind;
  readonly subject: string;
  /** The name of the organisation, course or room. */
  readonly title: LocalText;
  /** The letter of the group, the town of the room. */
  readonly group?: string;
  readonly room?: Room;
  readonly classId?: string;
}

/** A feed's subject with its address, if it has one. */
export interface FeedEntry extends FeedSubject {
  readonly address?: { readonly secret: string; readonly madeAt: Date; readonly madeBy: string };
}
