import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import {
  type BlocksPresenter,
  type DraftBlock,
  type DraftLesson,
  type MediaMap,
  mediaNeeds,
  type Question,
  standing,
  type Quiz,
  textsIn,
} from '../../learning';
import { inOther, type Voice } from '../catalogue/voice';
import { questionView, rightAnswers } from '../tasks/quiz.presenter';
import { translated } from './languages.presenter';
import type { Studio } from './studio.frame';

/** What shows a lesson that is being written as its readers get it. */
export interface Shown {
  /** The writer, in whose language the strip above speaks. */
  readonly studio: Studio;
  readonly lesson: DraftLesson;
  /** The reader. */
  readonly reader: Voice;
  readonly blocks: BlocksPresenter;
  readonly media: MediaMap;
}

/** Ids of all that is to be seen and heard in a lesson. */
export const mediaOfLesson = ({ blocks }: DraftLesson): string[] =>
  standing(blocks).flatMap(({ block }) => [...mediaNeeds(block).keys()]);

/** The strip of a preview: back to writing, the languages, one thing a page or all; `rest` is the place within the preview. */
export function stripView({ studio, lesson, reader }: Shown, rest: string): object {
  const { voice } = studio;
  const at = addressesOf(studio, lesson);
  return {
    ...{ lang: voice.language, dir: languageInfo(voice.language).dir },
    title: voice.t('studio.preview.title'),
    note: voice.t('studio.preview.note'),
    back: { path: at.write(rest === '' ? '' : `#b-${idAt(lesson, rest)}`), text: voice.t('studio.preview.back') },
    other:
      rest === ''
        ? { path: at.read(reader.language, '/1'), text: voice.t('studio.preview.one') }
        : { path: at.read(reader.language, ''), text: voice.t('studio.preview.all') },
    readers: voice.t('studio.preview.languages'),
    languages: LANGUAGES.map((code) => {
      const count = missingFor(translated(lesson), code).length;
      return {
        ...{ code, name: languageInfo(code).name, dir: languageInfo(code).dir, path: at.read(code, rest) },
        here: code === reader.language,
        missing: count > 0 ? voice.t('studio.missing', { count }) : undefined,
      };
    }),
  };
}

/** One part as a learner gets it, with what of it falls back to another language. */
export function previewPart(shown: Shown, number: number, go?: object): object {
  const { studio, lesson, reader, blocks, media } = shown;
  const live = standing(lesson.blocks);
  const { block } = live[number - 1] as DraftBlock;
  const at = addressesOf(studio, lesson);
  const { language } = reader;
  return {
    ...blocks.view(block, { language, media }),
    label: reader.t('learn.part', { number, count: live.length }),
    open: block.kind === 'quiz' ? at.part(`/${number}/1`) : undefined,
    scale: undefined,
    fell: fellView(shown, block),
    change: {
      ...{ path: at.write(`/${block.id}`), lang: studio.voice.language },
      text: studio.voice.t('studio.block.change', { kind: studio.voice.t(`studio.kind.${block.kind}`) }),
    },
    go,
  };
}

/** The ways on from a part, as learners have them. */
export function waysOn({ studio, lesson, reader }: Shown, number: number): object {
  const at = addressesOf(studio, lesson);
  const last = number === standing(lesson.blocks).length;
  return {
    next: last
      ? { path: at.part(''), text: reader.t('learn.finish') }
      : { path: at.part(`/${number + 1}`), text: reader.t('learn.next') },
    before: number > 1 ? at.part(`/${number - 1}`) : undefined,
  };
}

/** One question as a learner gets it, with what is said after the answer. */
export function previewQuestion(shown: Shown, part: number, quiz: Quiz, number: number): object {
  const { studio, lesson, reader, media } = shown;
  const question = quiz.questions[number - 1] as Question;
  const at = addressesOf(studio, lesson);
  const more = number < quiz.questions.length;
  return {
    ...questionView(reader, media, { quiz }, question),
    errors: [],
    answers: rightAnswers(reader, question),
    because: question.because && reader.local(question.because),
    fell: fellView(shown, question),
    next: {
      path: at.part(more ? `/${part}/${number + 1}` : `/${part}`),
      text: more ? reader.t('tasks.quiz.next') : reader.t('learn.finish'),
    },
  };
}

/** What a reader in this language gets in another one: the names of these texts, in the writer's words. */
function fellView({ studio, lesson, reader }: Shown, value: object): object | undefined {
  const { voice, open } = studio;
  const missing = missingFor(value, reader.language);
  if (missing.length === 0) return undefined;
  const names = missing.map(({ path }) => {
    const key = `studio.label.${path.split('.').at(-1) ?? ''}`;
    return voice.t(voice.has(key) ? key : 'studio.label.title');
  });
  const language = voice.formats.languageName(voice.language, reader.language);
  const translate = reader.language !== open.draft.language && reader.language !== 'sr-Latn';
  return {
    lang: voice.language,
    text: voice.t('studio.preview.fell', {
      ...{ language, count: missing.length, what: voice.list([...new Set(names)]) },
    }),
    translate: translate
      ? {
          path: addressesOf(studio, lesson).write(`/translation/${reader.language}`),
          text: voice.t('studio.translate.title', { language: languageInfo(reader.language).name }),
        }
      : undefined,
  };
}

/** The texts that readers of a language get in another one. */
const missingFor = (value: object, language: Language) => textsIn(value).filter(({ text }) => inOther(text, language));

/** Addresses of both sides: in the language of the writer, and in that of the reader, who keeps the writer's in `from`. */
function addressesOf({ path, voice }: Studio, { slug }: DraftLesson) {
  const from = `?from=${voice.language}`;
  return {
    write: (rest: string) => `/${voice.language}${path}/${slug}${rest}`,
    read: (language: Language, rest: string) => `/${language}${path}/${slug}/preview${rest}${from}`,
    /** In the language of the page. */
    part: (rest: string) => `${path}/${slug}/preview${rest}${from}`,
  };
}

const idAt = ({ blocks }: DraftLesson, rest: string): string =>
  standing(blocks)[Number(rest.split('/')[1]) - 1]?.block.id ?? '';
