import { type MediaMap, type OpenHandwork, pictureView, proseView, type Round, type TaskWords } from '../../learning';
import type { Voice } from '../catalogue/voice';
import type { TaskPlace } from './tasks.reader';

/** The page of a piece: what is asked for, what was sent, and what the teacher says. */
export function handworkView(
  voice: Voice,
  place: TaskPlace,
  { task, piece, state }: OpenHandwork,
  words: TaskWords,
  base: string,
): object {
  const media: MediaMap = place.media;
  const zone = place.organisation.timeZone;
  const rounds = piece?.rounds ?? [];
  const open = rounds.at(-1)?.judgement === undefined ? rounds.at(-1) : undefined;
  const shots = (round: Round | undefined) =>
    (round?.photos ?? []).map((hash, at) => ({
      ...{ src: `${base}/photos/${hash}`, alt: voice.t('tasks.piece.photo', { n: at + 1 }), hash },
    }));
  return {
    ...{ title: voice.local(task.title), task: proseView(voice.local(task.task)) },
    picture: pictureView(task.picture, media, voice.language),
    state: voice.t(`tasks.piece.state.${state}`),
    tag: { open: 's-tag-plain', sent: 'tag-wait', again: 'tag-wait', done: 'tag-open' }[state],
    criteria: place.version.rubric.map(({ title, good }) => ({
      title: voice.local(title),
      good: good && voice.local(good),
    })),
    said: rounds.flatMap(({ judgement, photos, ...round }) =>
      judgement
        ? [
            {
              when: voice.moment(judgement.judgedAt, zone, 'day'),
              verdicts: verdictsOf(voice, place, judgement.verdicts),
              remark: words.open(judgement.remark) ?? undefined,
              photos: shots({ ...round, photos }),
            },
          ]
        : [],
    ),
    sent: shots(open),
    canSend: state !== 'done',
    more: state !== 'done' && (open?.photos.length ?? 0) < task.photos,
    photoTip: voice.t('tasks.piece.tip', { count: task.photos }),
    brought: open?.brought ?? false,
    words: words.open(open?.words) ?? '',
    ...{ done: state === 'done', shown: piece?.shown ?? false },
  };
}

function verdictsOf(
  voice: Voice,
  { version }: TaskPlace,
  verdicts: NonNullable<Round['judgement']>['verdicts'],
): { title: string; verdict: string }[] {
  return verdicts.map(({ criterionId, verdict }) => {
    const criterion = version.rubric.find(({ id }) => id === criterionId);
    return {
      title: criterion ? voice.local(criterion.title).text : voice.t('tasks.piece.whole'),
      verdict: voice.t(`tasks.verdict.${verdict}`),
    };
  });
}
