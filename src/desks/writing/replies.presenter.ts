import type { RosterEntry } from '../../enrolments';
import type { PhoneReply } from '../../messages';
import { newId } from '../../shared/ids';
import type { Voice } from '../catalogue/voice';
import { personView } from '../office/roster.presenter';
import { shown } from '../planning/fields.presenter';
import type { Values } from '../planning/values';

/** Who phoned back, what they said and who took the call; and the form for the next one. */
export function repliesView(
  voice: Voice,
  { replies, people, staff, zone }: Replies,
  values: Values,
): object | undefined {
  if (people.length === 0) return undefined;
  const byId = new Map(people.map((entry) => [entry.enrolment.id, entry]));
  const named = (entry: RosterEntry) => personView(voice, entry);
  return {
    token: newId(),
    rows: replies.map(({ enrolmentId, text, at, by }) => {
      const entry = byId.get(enrolmentId);
      return {
        name: entry ? named(entry).name : '',
        lang: entry?.enrolment.language,
        lines: text.split('\n'),
        at: voice.moment(at, zone, 'day'),
        by: voice.t('replies.by', { name: staff.get(by) ?? voice.t('history.who.staff') }),
      };
    }),
    choices: [
      { value: '', text: voice.t('replies.choose') },
      ...people
        .filter(({ enrolment }) => enrolment.erasedAt === undefined)
        .map((entry) => ({ value: entry.enrolment.id, text: named(entry).fullName ?? named(entry).name })),
    ],
    v: shown(values, 'enrolmentId', 'text'),
  };
}

/** What the part of a message's page shows. */
interface Replies {
  readonly replies: readonly PhoneReply[];
  /** To whom the message went. */
  readonly people: readonly RosterEntry[];
  /** Names of staff by account. */
  readonly staff: ReadonlyMap<string, string>;
  readonly zone: string;
}
