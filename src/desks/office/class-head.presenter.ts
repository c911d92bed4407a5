import { isolate } from '../../platform/i18n';
import type { ClassState } from '../../classes';
import type { ClassContext, ClassWords } from '../../enrolments';
import { isLive, isOver, meetingsAround, type TrainingClass } from '../../classes';
import { levelView, languagesText } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import type { ClassReading, OpenClass } from './reading';

/** The colours of states: green is sure, saffron is open, red is off, grey is not in use. */
const TAGS: Readonly<Record<ClassState, string>> = {
  draft: 's-tag-plain',
  published: 'tag-wait',
  confirmed: 's-tag-done',
  running: 's-tag-done',
  finished: 's-tag-plain',
  closed: 's-tag-plain',
  cancelled: 'tag-off',
};

/** The state as a tag: its word and its colour. */
export const stateTag = (voice: Voice, { state }: Pick<TrainingClass, 'state'>): { kind: string; text: string } => ({
  kind: TAGS[state],
  text: voice.t(`office.state.${state}`),
});

/** Title and group: First stitches, group A. */
export function classTitle(voice: Voice, { course, trainingClass }: ClassContext): string {
  return voice.t('office.class-title', { title: voice.local(course.title).text, group: trainingClass.group });
}

/** What every page about one class begins with. */
export function smallHead(voice: Voice, context: ClassContext): object {
  const { trainingClass, course } = context;
  return {
    ...levelView(voice, course.level),
    tag: stateTag(voice, trainingClass),
    className: classTitle(voice, context),
    code: trainingClass.code,
  };
}

/** The head of a class's own page: what, when, where, in which languages, who teaches, and the buttons. */
export function classHead(voice: Voice, reading: ClassReading, words: ClassWords): object {
  const { trainingClass, course, staff } = reading;
  const { current, next } = meetingsAround(trainingClass, reading.now);
  const teachers = trainingClass.instructorIds.flatMap((id) => staff.get(id) ?? []);
  const dates = voice.formats.dateRange(
    voice.language,
    trainingClass.startsAt,
    trainingClass.endsAt,
    trainingClass.timeZone,
    'day-year',
  );
  return {
    ...smallHead(voice, reading),
    title: voice.local(course.title),
    group: trainingClass.group,
    facts: [
      words.meetingTimes(reading, voice.language),
      dates,
      words.where(reading, voice.language),
      languagesText(voice, trainingClass),
      ...(teachers.length > 0
        ? [voice.t('office.teaches', { names: voice.list(teachers.map(isolate)), count: teachers.length })]
        : []),
    ],
    reason: trainingClass.state === 'cancelled' ? trainingClass.reason : undefined,
    canEnrol: reading.office && isLive(trainingClass),
    main: mainDeed(reading),
    roll: current && `/office/meetings/${current.id}/roll`,
    nextRoll: next && {
      path: `/office/meetings/${next.id}/roll`,
      when: voice.formats.dateTime(voice.language, next.start, trainingClass.timeZone),
    },
    office: reading.office,
    people: reading.seated.count > 0,
  };
}

/** The most urgent thing, which gets the one red button. */
export function mainDeed({
  office,
  trainingClass,
  certificates,
  now,
}: OpenClass & Pick<ClassReading, 'certificates'>): string {
  if (!office) return 'none';
  const { state } = trainingClass;
  if (state === 'draft') return 'publish';
  if (isOver(trainingClass) && certificates && !certificates.progress) return 'make';
  if ((state === 'confirmed' || state === 'running') && trainingClass.endsAt <= now) return 'finish';
  return isLive(trainingClass) ? 'enrol' : 'none';
}

/** The parts of the page, with how much is in each. */
export function tabs(voice: Voice, { trainingClass, ledger, deliveries, certificates }: ClassReading): object[] {
  const waiting = ledger.queue.length + ledger.holders.filter((holder) => holder.offer !== undefined).length;
  return [
    { to: 'roster', text: voice.t('office.roster.tab'), count: undefined },
    { to: 'lists', text: voice.t('lists.title'), count: undefined },
    { to: 'waiting', text: voice.t('office.waiting.title'), count: waiting },
    {
      to: 'meetings',
      text: voice.t('office.meetings.title'),
      count: trainingClass.sessions.filter(({ cancelled }) => !cancelled).length,
    },
    { to: 'messages', text: voice.t('office.messages.title'), count: deliveries.length > 0 ? undefined : 0 },
    ...(certificates ? [{ to: 'certificates', text: voice.t('office.certificates.title'), count: undefined }] : []),
    { to: 'history', text: voice.t('office.history.title'), count: undefined },
  ];
}
