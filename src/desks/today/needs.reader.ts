import { Injectable } from '@nestjs/common';
import { SaleLists } from '../../bookings';
import { HeldCertificates, type HeldOfClass } from '../../certificates';
import { isLive } from '../../classes';
import { type Enrolment, Enrolments, type RosterEntry, sits } from '../../enrolments';
import { type Delivery, Notifications } from '../../notifications';
import { BoardReader } from './board.reader';
import { CallLists } from './call-lists';
import {
  type Board,
  type Group,
  type HeldInGroup,
  isOver,
  isToDecide,
  type Needs,
  runsOut,
  type Somebody,
  uncalledIn,
} from './needs';

/** A message that failed longer ago has become something to ask about, not to repeat. */
const FAILED_SINCE_MILLISECONDS = 14 * 24 * 3_600_000;

/** Reads what needs the office, in a handful of queries. */
@Injectable()
export class NeedsReader {
  constructor(
    private readonly board: BoardReader,
    private readonly lists: CallLists,
    private readonly enrolments: Enrolments,
    private readonly certificates: HeldCertificates,
    private readonly notifications: Notifications,
    private readonly sales: SaleLists,
  ) {}

  async read(board: Board): Promise<Needs> {
    const { actor, now, organisation } = board;
    const live = board.groups.filter(({ trainingClass }) => isLive(trainingClass));
    const ids = await this.board.liveIds(organisation.id);
    const [todo, called, absences, applied, asking, held, failed, companies, unpaid] = await Promise.all([
      this.lists.waitlist.todo(actor, organisation.id, ids),
      this.lists.attendance.called(live.map(({ trainingClass }) => trainingClass.id)),
      this.lists.absences.waiting(organisation.id, ids),
      this.enrolments.listApplied(organisation.id, ids),
      this.enrolments.listAsking(organisation.id),
      this.certificates.list(actor, organisation.id),
      this.notifications.unreached(organisation.id, new Date(now.getTime() - FAILED_SINCE_MILLISECONDS)),
      this.sales.waiting(actor),
      this.sales.unpaid(actor),
    ]);
    const open = todo.offers.filter(({ until }) => until > now);
    const owners = held.flatMap(({ first }) => first);
    const wanted = [...open, ...todo.calls, ...absences, ...owners].map(({ enrolmentId }) => enrolmentId);
    const find = await this.finder(
      board,
      [...wanted, ...failed.flatMap(({ subjectIds }) => subjectIds)],
      [...applied, ...asking],
    );
    const offers = open.flatMap((offer) => find(offer.enrolmentId).map((somebody) => ({ ...somebody, offer })));
    const asked = applied.flatMap((enrolment) => find(enrolment.id));
    return {
      offers: offers.filter(({ offer, entry }) => isReachable(entry) && runsOut(offer, now)),
      calls: todo.calls.flatMap((call) => find(call.enrolmentId).map((somebody) => ({ ...somebody, call }))),
      absences: absences.flatMap((absence) =>
        find(absence.enrolmentId)
          .filter(({ entry }) => sits(entry.enrolment))
          .map((somebody) => ({ ...somebody, absence })),
      ),
      rolls: uncalledIn(live, called, now),
      silent: offers.filter(({ entry }) => !isReachable(entry)),
      decide: live.filter(({ trainingClass }) => isToDecide(trainingClass, now)),
      over: live.filter(({ trainingClass }) => isOver(trainingClass, now)),
      free: asked.filter((one) => !needsApproval(one)),
      applications: asked.filter(needsApproval),
      questions: asking.flatMap(({ id }) => find(id)),
      companies,
      unpaid,
      certificates: held.flatMap((one) => inGroup(one, find)),
      messages: failed.flatMap((delivery) => subjectOf(delivery, find).map((somebody) => ({ ...somebody, delivery }))),
    };
  }

  /** Finds people by their enrolment, with names and class: all of them in a few queries. */
  private async finder(board: Board, ids: readonly string[], known: readonly Enrolment[]): Promise<Find> {
    const { id: organisationId } = board.organisation;
    const found = await this.enrolments.list(organisationId, [...new Set(ids)]);
    const rows = [...found.values(), ...known];
    const groups = new Map(board.groups.map((group) => [group.trainingClass.id, group]));
    const missing = rows.map(({ classId }) => classId).filter((classId) => !groups.has(classId));
    const [others, entries] = await Promise.all([
      missing.length > 0 ? this.board.others(organisationId, missing) : new Map<string, Group>(),
      this.enrolments.withNames(organisationId, rows),
    ]);
    const people = new Map<string, RosterEntry>(entries.map((entry) => [entry.enrolment.id, entry]));
    return (enrolmentId) => {
      const entry = people.get(enrolmentId);
      const classId = entry?.enrolment.classId ?? '';
      const group = groups.get(classId) ?? others.get(classId);
      return entry && group ? [{ entry, group }] : [];
    };
  }
}

/** Nobody, or the one with this enrolment. */
type Find = (enrolmentId: string) => Somebody[];

/** The class of its people; nothing when none of them is there. */
function inGroup(held: HeldOfClass, find: Find): HeldInGroup[] {
  const people = held.first.flatMap(({ enrolmentId, companion }) =>
    find(enrolmentId).map((somebody) => ({ ...somebody, companion })),
  );
  return people.slice(0, 1).map(({ group }) => ({ group, held, people }));
}

/** A letter is about an enrolment and its class. */
const subjectOf = ({ subjectIds }: Delivery, find: Find): Somebody[] => subjectIds.flatMap(find).slice(0, 1);

const isReachable = ({ person }: RosterEntry): boolean => person?.phone !== undefined || person?.email !== undefined;

const needsApproval = ({ group }: Somebody): boolean => group.trainingClass.admission === 'approval';
