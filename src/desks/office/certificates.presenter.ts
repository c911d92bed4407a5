import type { ClassCertificate } from '../../certificates';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { type ClassReading, MOST_ROWS } from './reading';
import { ERASED } from './somebody';

/** Problems that the people themselves can do nothing about. */
const NOT_THEIRS: ReadonlySet<string> = new Set(['template_unusable', 'not_made']);

/** Whether a name helps: none is there, or the one that is cannot be printed. */
const isNameless = ({ status, problem }: ClassCertificate): boolean =>
  problem === 'name_not_printable' || (status === 'awaiting_name' && problem === null);

interface Line {
  readonly name: string;
  readonly fullName: string | undefined;
  readonly lang: string | undefined;
}

/** The certificates of a class: before they are asked for who meets the rule, afterwards how far they are. */
export function certificatesView(voice: Voice, reading: ClassReading): object | undefined {
  const { certificates, course, office, trainingClass, all } = reading;
  if (!certificates) return undefined;
  const { finished, progress, people } = certificates;
  const of = (...statuses: ClassCertificate['status'][]) => people.filter(({ status }) => statuses.includes(status));
  const lacking = people.filter(({ status, missing }) => status === null && missing.length > 0);
  const ready = people.filter(({ status, missing }) => status === null && missing.length === 0);
  const out = of('issued', 'revoked');
  const shown = all === 'certificates' ? out : out.slice(0, MOST_ROWS);
  const problems = people.filter(({ status, problem }) => status === 'awaiting_name' || problem !== null);
  const retryable = problems.filter(({ problem }) => problem !== 'person_erased').length;
  const blocked = problems.filter(({ problem }) => problem !== null && NOT_THEIRS.has(problem)).length;
  const waiting = of('waiting').length;
  const vouch = vouchFor(voice, course, lacking);
  return {
    code: trainingClass.code,
    finished,
    office,
    asked: progress && {
      stitches: {
        taken: out.length,
        failed: of('failed').length,
        half: of('awaiting_name').length + waiting,
      },
      begun: voice.t('office.certificates.begun', {
        when: voice.formats.dateTime(voice.language, progress.batch.begunAt, trainingClass.timeZone, 'short'),
      }),
      counts: { out: out.length, failed: of('failed').length, names: of('awaiting_name').length, waiting },
    },
    rule: ruleOf(voice, course),
    ready: ready.length,
    lacking: lacking.map((one) => ({ ...lineOf(voice, reading, one), why: whyOf(voice, one) })),
    problems: problems.map((one) => ({
      ...lineOf(voice, reading, one),
      why: voice.t(one.problem === null ? 'office.certificates.no-name' : `certificates.problem.${one.problem}`),
      write:
        office && isNameless(one)
          ? `/office/classes/${trainingClass.code}/people/${one.enrolmentId}/certificate-names/${one.companion}`
          : undefined,
    })),
    rows: shown.map((one) => ({
      ...lineOf(voice, reading, one),
      number: one.number,
      revoked: one.status === 'revoked',
      code: trainingClass.code,
      office,
    })),
    more: out.length > shown.length ? out.length : undefined,
    vouch,
    // Once they were asked for, asking again helps only where something may have changed.
    make: office && finished && (progress === null || ready.length + retryable > 0 || vouch.length > 1),
    again: progress !== null,
    blocked: blocked > 0 ? blockedText(voice, blocked) : undefined,
    main: progress === null || blocked > 0,
  };
}

const blockedText = (voice: Voice, count: number): string =>
  voice.t('office.certificates.blocked', { count, again: voice.t('office.certificates.again') });

/** The ticks by which staff vouch: names as they were typed, and what is not judged in the programme. */
function vouchFor(voice: Voice, { completion }: Course, lacking: readonly ClassCertificate[]): object[] {
  const lacks = (code: 'handwork' | 'quiz') =>
    completion[code] && lacking.some(({ missing }) => missing.includes(code));
  return [
    { name: 'names', label: voice.t('office.certificates.vouch.names') },
    ...(lacks('handwork') ? [{ name: 'handwork', label: voice.t('office.certificates.vouch.handwork') }] : []),
    ...(lacks('quiz') ? [{ name: 'quiz', label: voice.t('office.certificates.vouch.quiz') }] : []),
  ];
}

function ruleOf(voice: Voice, { completion }: Course): string {
  const percent = Math.round(completion.attendance * 100);
  const { handwork, quiz } = completion;
  return voice.t('office.certificates.rule', { percent, handwork: String(handwork), quiz: String(quiz) });
}

function lineOf(voice: Voice, { people }: ClassReading, one: ClassCertificate): Line {
  const owner = people.get(one.enrolmentId);
  const fallback = voice.t('office.with', { name: owner?.person?.callName ?? ERASED, number: one.companion });
  const name = one.callName || (one.companion > 0 ? fallback : ERASED);
  return {
    name,
    fullName: one.fullName && one.fullName !== name ? one.fullName : undefined,
    lang: owner?.enrolment.language,
  };
}

function whyOf(voice: Voice, { missing, share }: ClassCertificate): string {
  const percent = Math.round(share * 100);
  return voice.list(missing.map((code) => voice.t(`office.certificates.missing.${code}`, { percent })));
}
