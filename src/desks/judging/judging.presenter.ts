import { type HandworkPiece, type Judged, pictureView, proseView, type TaskWords, VERDICTS } from '../../learning';
import type { Voice } from '../catalogue/voice';
import type { Group } from '../today/needs';
import type { ClassHandwork, PieceRow, WaitingIn } from './judging.reader';

const TAGS = { open: 's-tag-plain', sent: 'tag-wait', again: 'tag-wait', done: 'tag-open' } as const;

const titleOf = (voice: Voice, { course, trainingClass }: Pick<Group, 'course' | 'trainingClass'>): string =>
  voice.t('office.class-title', { title: voice.local(course.title).text, group: trainingClass.group });

const pathOf = ({ enrolment, task, companion }: PieceRow): string =>
  `/teach/handwork/${enrolment.id}/${task.id}/${companion}`;

function rowView(voice: Voice, row: PieceRow, zone: string): object {
  const { companion, name, task, state, piece } = row;
  return {
    name: name ?? voice.t('tasks.who.other', { n: companion }),
    title: voice.local(task.title),
    path: pathOf(row),
    ...{ tag: TAGS[state], state: voice.t(`judging.state.${state}`), waits: state === 'sent' },
    since: piece?.waitsSince && voice.moment(piece.waitsSince, zone, 'day'),
    brought: state === 'sent' && piece?.rounds.at(-1)?.brought === true && piece.rounds.at(-1)?.photos.length === 0,
  };
}

/** What waits, class by class, and the way to the handwork of each class. */
export function waitingView(voice: Voice, waiting: readonly WaitingIn[], classes: readonly Group[]): object {
  return {
    groups: waiting.map(({ group, rows }) => ({
      title: titleOf(voice, group),
      rows: rows.map((row) => rowView(voice, row, group.trainingClass.timeZone)),
    })),
    classes: classes.map((group) => ({
      title: titleOf(voice, group),
      path: `/teach/classes/${group.trainingClass.code}/handwork`,
    })),
  };
}

/** Everybody of a class with every piece. */
export function classView(voice: Voice, one: ClassHandwork): object {
  const { trainingClass, tasks, rows } = one;
  return {
    title: titleOf(voice, one),
    classPath: `/office/classes/${trainingClass.code}`,
    tasks: tasks.map((task) => {
      const own = rows.filter((row) => row.task.id === task.id);
      return {
        ...{ id: task.id, title: voice.local(task.title) },
        count: voice.t('judging.count', { done: own.filter(({ state }) => state === 'done').length, of: own.length }),
        rows: own.map((row) => rowView(voice, row, trainingClass.timeZone)),
      };
    }),
  };
}

/** What was chosen and typed, when it comes back. */
export type Typed = Readonly<Record<string, string>>;

/** The page on which a piece is judged. */
export function judgeView(
  voice: Voice,
  { own, task, criteria, piece }: Judged,
  { name, words, media, typed }: JudgeParts,
): object {
  const { trainingClass, version, enrolment } = own;
  const last = piece?.rounds.at(-1);
  return {
    ...{ name, title: voice.local(task.title), task: proseView(voice.local(task.task)) },
    picture: pictureView(task.picture, media, voice.language),
    seen: piece?.changedAt.toISOString(),
    back: `/teach/classes/${trainingClass.code}/handwork`,
    rounds: (piece?.rounds ?? []).map((round) => ({
      when: voice.moment(round.sentAt, trainingClass.timeZone, 'day'),
      brought: round.brought,
      words: words.open(round.words) ?? undefined,
      photos: photosOf(voice, piece, round.photos),
    })),
    criteria: criteria.map((id) => {
      const criterion = version.rubric.find((each) => each.id === id);
      const field = `verdicts.${id}`;
      const chosen = typed?.[field] ?? last?.judgement?.verdicts.find(({ criterionId }) => criterionId === id)?.verdict;
      return {
        ...{ field, title: criterion ? voice.local(criterion.title).text : voice.t('tasks.piece.whole') },
        good: criterion?.good && voice.local(criterion.good),
        choices: VERDICTS.map((verdict) => ({
          ...{
            verdict,
            text: voice.t(`tasks.verdict.${verdict}`),
            checked: verdict === chosen,
            yes: verdict !== 'not_yet',
          },
        })),
      };
    }),
    remark: typed?.['remark'] ?? words.open(last?.judgement?.remark) ?? '',
    judged: last?.judgement && voice.moment(last.judgement.judgedAt, trainingClass.timeZone, 'day'),
    language: enrolment.language,
    speaks: voice.formats.languageName(voice.language, enrolment.language),
  };
}

/** What the page of a piece needs besides the piece. */
export interface JudgeParts {
  readonly name: string;
  readonly words: TaskWords;
  readonly media: Parameters<typeof pictureView>[1];
  readonly typed?: Typed | undefined;
}

function photosOf(voice: Voice, piece: HandworkPiece | null, photos: readonly string[]): object[] {
  return photos.map((hash, at) => ({
    src: `/teach/handwork/photos/${piece?.id ?? ''}/${hash}`,
    alt: voice.t('tasks.piece.photo', { n: at + 1 }),
  }));
}
