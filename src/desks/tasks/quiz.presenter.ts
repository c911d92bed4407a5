import { localText, type LocalText } from '../../shared/locale';
import { type MediaMap, type OpenQuiz, pictureView, type Question, scoreOf, shuffled, soundView } from '../../learning';
import type { Voice } from '../catalogue/voice';
import { ANSWER, partField } from './answer-form';

/** What was sent and comes back. */
export interface Returned {
  readonly typed: Readonly<Record<string, string>>;
}

/** Steps in order and things that belong together are asked alike: each with a choice beside it. */
const VIEWS: Readonly<Record<Question['kind'], string>> = {
  choose: 'tasks/_choose',
  order: 'tasks/_parts',
  match: 'tasks/_parts',
  number: 'tasks/_number',
};

type Choice = { readonly value: string; readonly text: string };

/** The page of one question: its parts by its kind, and how far one has come. */
export function questionView(
  voice: Voice,
  media: MediaMap,
  { quiz }: Pick<OpenQuiz, 'quiz'>,
  question: Question,
  returned?: Returned,
): object {
  const number = quiz.questions.findIndex(({ id }) => id === question.id) + 1;
  const sound = soundView(question.audio, media, voice.language);
  return {
    title: voice.local(quiz.title),
    step: number,
    steps: quiz.questions.length,
    progress: voice.t('tasks.quiz.progress', { step: number, steps: quiz.questions.length }),
    question: voice.local(question.question),
    questionId: question.id,
    picture: pictureView(question.picture, media, voice.language),
    sound: sound && { src: sound.src },
    kind: VIEWS[question.kind],
    ...partsOf(voice, media, question, returned?.typed ?? {}),
  };
}

function partsOf(voice: Voice, media: MediaMap, question: Question, typed: Returned['typed']): object {
  const open: Choice = { value: '', text: voice.t('tasks.quiz.choose') };
  const field = (id: string, label: LocalText, choices: readonly Choice[]) => ({
    ...{
      name: partField(id),
      label: voice.local(label).text,
      choices: [open, ...choices],
      value: typed[partField(id)] ?? '',
    },
  });
  switch (question.kind) {
    case 'choose': {
      const several = question.options.filter(({ right }) => right).length > 1;
      const options = shuffled(question.options).map(({ id, text, picture }) => ({
        ...{ value: id, text: voice.local(text), picture: pictureView(picture, media, voice.language) },
        type: several ? 'checkbox' : 'radio',
      }));
      return { options, tip: several ? voice.t('tasks.quiz.several') : voice.t('tasks.quiz.one') };
    }
    case 'order': {
      const places = question.steps.map((_, at) => ({
        value: String(at + 1),
        text: voice.t('tasks.quiz.place', { n: at + 1 }),
      }));
      const parts = shuffled(question.steps).map(({ id, text, picture }) => ({
        ...{ ...field(id, text, places), picture: pictureView(picture, media, voice.language) },
      }));
      return { parts, tip: voice.t('tasks.quiz.order') };
    }
    case 'match': {
      const rights = shuffled(question.pairs).map(({ id, right }) => ({ value: id, text: voice.local(right).text }));
      const parts = question.pairs.map(({ id, left, picture }) => ({
        ...{ ...field(id, left, rights), picture: pictureView(picture, media, voice.language) },
      }));
      return { parts, tip: voice.t('tasks.quiz.match') };
    }
    case 'number':
      return { name: ANSWER, value: typed[ANSWER] ?? '', unit: question.unit && voice.local(question.unit).text };
  }
}

/** What is right, said after the answer. */
export function feedbackView(voice: Voice, open: OpenQuiz, question: Question, right: boolean): object {
  const { next } = scoreOf(open.quiz, open.latest?.given ?? []);
  return {
    title: voice.local(open.quiz.title),
    question: voice.local(question.question),
    right,
    answers: right ? [] : rightAnswers(voice, question),
    numbered: question.kind === 'order',
    because: question.because && voice.local(question.because),
    more: next !== null,
  };
}

/** What is right, in the reader's words. */
export function rightAnswers(voice: Voice, question: Question): string[] {
  const say = (text: LocalText): string => localText(text, voice.language).text;
  switch (question.kind) {
    case 'choose':
      return question.options.filter(({ right }) => right).map(({ text }) => say(text));
    case 'order':
      return question.steps.map(({ text }) => say(text));
    case 'match':
      return question.pairs.map(({ left, right }) =>
        voice.t('tasks.quiz.pair', { left: say(left), right: say(right) }),
      );
    case 'number': {
      const number = voice.formats.number(voice.language, question.answer);
      return [question.unit ? `${number} ${say(question.unit)}` : number];
    }
  }
}

/** How a try went, and whether there is another. */
export function resultView(voice: Voice, open: OpenQuiz): object {
  const last = open.tries.at(-1);
  const { right, of } = scoreOf(open.quiz, last?.given ?? []);
  const needed = Math.ceil(open.quiz.passShare * of - 1e-9);
  const passed = last?.passed === true;
  return {
    ...{ title: voice.local(open.quiz.title), passed, passedBefore: open.passed && !passed },
    score: voice.t('tasks.quiz.score', { right, of }),
    needed: passed ? undefined : voice.t('tasks.quiz.needed', { needed, of }),
    again: !passed && open.left !== 0,
    left: !passed && open.left !== null ? voice.t('tasks.quiz.left', { left: open.left }) : undefined,
  };
}
