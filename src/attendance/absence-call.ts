import { derivedId } from '../shared/ids';
import { ABSENCES_WORTH_A_CALL, absencesInRow } from './absences';
import { byPerson, type Mark, personKey } from './attendance';

/** Somebody was absent so often in a row that a person of the office calls; one entry for a row of absences. */
export interface AbsenceCall {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly enrolmentId: string;
  readonly companion: number;
  /** How many meetings were missed in a row, and the start of the last of them. */
  readonly absences: number;
  readonly lastAt: Date;
  /** `gone` where a mark was corrected, so that there is nothing to ask. */
  readonly state: 'open' | 'gone' | 'called';
}

type Held = Pick<AbsenceCall, 'organisationId'> & {
  readonly id: string;
  readonly sessions: readonly { readonly id: string; readonly start: Date; readonly cancelled?: boolean }[];
};

/** Everybody of a class who is to be called, as its marks say it now. */
export function callsOf({ id: classId, organisationId, sessions }: Held, marks: readonly Mark[]): AbsenceCall[] {
  const held = sessions.filter(({ cancelled }) => !cancelled);
  return [...byPerson(marks).values()].flatMap((own): AbsenceCall[] => {
    const [{ enrolmentId, companion } = { enrolmentId: '', companion: 0 }] = own;
    const row = absencesInRow(held, own);
    if (!row || row.length < ABSENCES_WORTH_A_CALL) return [];
    const lastAt = held.findLast(({ id }) => own.some(({ sessionId }) => sessionId === id))?.start ?? new Date(0);
    const key = `${personKey({ enrolmentId, companion })}\n${row.firstSessionId}`;
    const who = { organisationId, classId, enrolmentId, companion };
    return [{ id: derivedId('absence-call', key), ...who, absences: row.length, lastAt, state: 'open' }];
  });
}
