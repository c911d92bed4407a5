import { fold } from '../platform/i18n';
import type { Session, TrainingClass } from './training-class';

/** What of a class can clash with others. */
export interface ClassPlan {
  /** The class itself, which does not clash with its own meetings. */
  readonly id?: string | undefined;
  readonly town: string;
  readonly venue: TrainingClass['venue'];
  readonly instructorIds: readonly string[];
  readonly sessions: readonly Pick<Session, 'start' | 'end'>[];
}

/** A meeting of another class at the same time, in the same room or with the same teacher. */
export interface Clash {
  /** Which meeting of the plan, from 0. */
  readonly at: number;
  readonly other: TrainingClass;
  readonly session: Session;
  readonly room: boolean;
  /** Those who would teach both. */
  readonly instructorIds: readonly string[];
}

/** A room is the same when the town is, and its name in any of the languages. */
export function sameRoom(one: Pick<ClassPlan, 'town' | 'venue'>, other: Pick<ClassPlan, 'town' | 'venue'>): boolean {
  const names = new Set(Object.values(one.venue).map(fold));
  return fold(one.town) === fold(other.town) && Object.values(other.venue).some((name) => names.has(fold(name)));
}

/** Where the meetings of a plan overlap those of other classes, in the order of the plan. It is a warning: rooms are shared, people swap. */
export function clashesOf(plan: ClassPlan, others: readonly TrainingClass[]): Clash[] {
  const rivals = others
    .filter((other) => other.id !== plan.id)
    .map((other) => ({
      other,
      room: sameRoom(plan, other),
      instructorIds: other.instructorIds.filter((id) => plan.instructorIds.includes(id)),
    }))
    .filter(({ room, instructorIds }) => room || instructorIds.length > 0);
  return plan.sessions.flatMap(({ start, end }, at) =>
    rivals.flatMap((rival) =>
      rival.other.sessions
        .filter((session) => !session.cancelled && session.start < end && start < session.end)
        .map((session) => ({ at, session, ...rival })),
    ),
  );
}
