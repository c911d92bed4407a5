import type { ClassCertificate } from '../../certificates';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { type ClassReading, MOST_ROWS } from './reading';
import { ERASED } from './somebody';

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
  const problems = of('failed', 'awaiting_name');
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
        half: problems.length - of('failed').length + waiting,
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
      why: voice.t(problemKey(one)),
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
    make: office && finished && (progress === null || ready.length + problems.length > 0 || vouch.length > 1),
    again: progress !== null,
    main: progress === null,
  };
}

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

function problemKey({ status, failure }: ClassCertificate): string {
  if (status === 'awaiting_name') return 'office.certificates.no-name';
  return failure === 'name_not_printable' ? 'office.certificates.not-printable' : 'office.certificates.not-made';
}
