import { Injectable } from '@nestjs/common';
import { type Language, LANGUAGES, localText, type LocalText, type ShownText } from '../shared/locale';
import { Config } from '../platform/config';
import { Formats, stripBidi, Texts } from '../platform/i18n';
import { qrPath } from '../platform/qr';
import type { Block, BlockOf } from './blocks';
import { BlocksPresenter } from './blocks.presenter';
import { type BookletSource, printable, shortMediaPath } from './booklet';
import { BookletQuizPresenter } from './booklet-quiz.presenter';
import { type MediaMap, soundView } from './media.presenter';
import type { MediaRef, PictureRef } from './media-ref';

/** A booklet as the template `booklet` draws it; its shape stands at the head of that file. */
export interface BookletPaper {
  readonly data: object;
  readonly title: string;
  /** The pictures that it shows, as `<id>.jpg`. */
  readonly pictures: readonly string[];
}

/** What a lesson is drawn with. */
interface Drawing {
  readonly language: Language;
  readonly media: MediaMap;
  readonly rubric: BookletSource['content']['rubric'];
  readonly pictures: Set<string>;
}

/** Turns a course into the texts of its booklet, in one reader's language; what was not translated stands in the language it has. */
@Injectable()
export class BookletPresenter {
  constructor(
    private readonly blocks: BlocksPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly config: Config,
  ) {}

  paper(source: BookletSource, language: Language, media: MediaMap): BookletPaper {
    const { content, credit, number, at, timeZone } = source;
    const drawing: Drawing = { language, media, rubric: content.rubric, pictures: new Set() };
    const t = (key: string, values = {}): string => this.texts.t(language, `learn.${key}`, values);
    const local = (text: LocalText): ShownText => localText(text, language);
    const date = this.formats.date(language, at, timeZone, 'day-year');
    const quizzes = content.lessons.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'quiz'));
    const course = local(source.course);
    const data = {
      language,
      words: this.words(language),
      cover: {
        kind: t('booklet.kind'),
        organisation: local(source.organisation),
        course,
        level: this.texts.t(language, `common.level.${source.level}`),
        motif: source.motif,
        edition: number === undefined ? t('booklet.draft', { date }) : t('booklet.version', { number, date }),
        credit: credit && t('credit', { organisation: credit.organisation, course: credit.course }),
        licence: credit?.licence,
      },
      lessons: content.lessons.map((lesson, nth) => ({
        number: t('booklet.lesson', { number: nth + 1 }),
        title: local(lesson.title),
        aim: lesson.aim && local(lesson.aim),
        time: lesson.minutes && t('takes', { time: this.blocks.duration(language, lesson.minutes) }),
        parts: this.parts(lesson.blocks, drawing),
      })),
      answers: quizzes.map((quiz) => ({
        title: local(quiz.title),
        questions: new BookletQuizPresenter(this.texts, this.formats, language).answers(quiz),
      })),
    };
    return {
      data: withPlainTexts(data),
      title: printable(stripBidi(`${t('booklet.kind')}: ${course.text}`)),
      pictures: [...drawing.pictures],
    };
  }

  /** Steps that follow one another stand together, so that their cards fill the page. */
  private parts(blocks: readonly Block[], drawing: Drawing): object[] {
    const parts: { kind: string; cards?: object[] }[] = [];
    let number = 0;
    for (const block of blocks) {
      const part = this.part(block, drawing);
      const last = parts.at(-1);
      if (block.kind !== 'step') parts.push({ kind: block.kind, ...part });
      else {
        const card = { number: (number += 1), ...part };
        if (last?.cards) last.cards.push(card);
        else parts.push({ kind: 'steps', cards: [card] });
      }
    }
    return parts;
  }

  private part(block: Block, drawing: Drawing): object {
    const { language, media } = drawing;
    const view = this.blocks.view(block, { language, media: new Map() });
    const picture = 'picture' in block ? this.picture(block.picture, drawing) : undefined;
    switch (block.kind) {
      case 'step':
        return {
          ...view,
          picture,
          film: this.away(block.video?.media, drawing),
          sound: this.heard(block.audio, drawing),
        };
      case 'pattern': {
        const { chart } = view as unknown as { chart: ChartView };
        return { ...view, chart: { svg: chartSvg(chart), alt: chart.label, wide: chart.width / chart.height } };
      }
      case 'audio': {
        const found = soundView(block.files, media, language);
        const files = found && block.files[found.language];
        return { ...view, address: this.away(files?.media, drawing) };
      }
      case 'video':
      case 'file':
        return { ...view, address: this.away(block.file, drawing) };
      case 'link':
        return { ...view, address: this.address(block.url, block.url, language) };
      case 'words':
        return this.wordTable(block, language);
      case 'quiz': {
        const papers = new BookletQuizPresenter(this.texts, this.formats, language);
        return { ...view, questions: papers.questions(block, (one) => this.picture(one.picture, drawing)) };
      }
      case 'handwork':
        return {
          ...{ ...view, picture },
          criteria: drawing.rubric.map(({ title, good }) => ({
            title: localText(title, language),
            good: good && localText(good, language),
          })),
        };
      default:
        return { ...view, picture };
    }
  }

  /** A row a word, a column a language in which somebody wrote one. */
  private wordTable({ words }: BlockOf<'words'>, language: Language): object {
    const own = language.startsWith('sr') ? language : undefined;
    const columns = LANGUAGES.filter(
      (code) => code !== language && !(own && code.startsWith('sr')) && words.some(({ word }) => word[code]),
    );
    const empty = (code: Language): ShownText => ({ text: '', language: code });
    return {
      head: [language, ...columns].map((code) => ({ text: this.formats.languageName(language, code), column: code })),
      rows: words.map(({ word }) => [
        localText(word, language),
        ...columns.map((code) => (word[code] ? { text: word[code], language: code } : empty(code))),
      ]),
    };
  }

  private picture(ref: PictureRef | undefined, { media, language, pictures }: Drawing): object | undefined {
    if (!ref || media.get(ref.media)?.kind !== 'picture') return undefined;
    pictures.add(ref.media);
    return { file: `${ref.media}.jpg`, alt: localText(ref.alt, language).text || '–' };
  }

  private heard(files: Partial<Record<Language, MediaRef>> | undefined, drawing: Drawing): object | undefined {
    const found = soundView(files, drawing.media, drawing.language);
    return this.away(found && files?.[found.language]?.media, drawing);
  }

  /** Where something lies that paper can't show. */
  private away(id: string | undefined, { media, language }: Drawing): object | undefined {
    if (id === undefined || !media.has(id)) return undefined;
    const url = `${this.config.publicUrl}${shortMediaPath(id)}`;
    return this.address(url, url.replace(/^https?:\/\//, ''), language);
  }

  private address(url: string, text: string, language: Language): object {
    const alt = this.texts.t(language, 'learn.booklet.code', { address: text });
    return { url, text, alt, qr: qrPath(url, 'M') };
  }

  private words(language: Language): object {
    const t = (key: string, values = {}): string => this.texts.t(language, `learn.${key}`, values);
    return {
      page: t('booklet.page', { page: '{page}', pages: '{pages}' }),
      contents: t('booklet.contents'),
      belongs: t('booklet.belongs'),
      answers: t('booklet.answers'),
      atEnd: t('booklet.at-end'),
      criteria: t('booklet.criteria'),
      listen: t('booklet.listen'),
      watch: t('booklet.watch'),
      file: t('booklet.file'),
      visit: t('booklet.visit'),
      find: t('booklet.find'),
      words: t('booklet.words'),
      safety: t('safety'),
      make: t('handwork.make'),
      recipe: t('recipe.sheet'),
      what: t('recipe.what'),
      amount: t('recipe.how-much'),
      together: t('recipe.together'),
      how: t('recipe.how'),
      ask: t('recipe.ask'),
      cost: t('recipe.cost'),
      total: t('recipe.total'),
      piece: t('recipe.piece'),
      sell: t('recipe.sell'),
      partial: t('recipe.partial'),
      pattern: t('pattern.sheet'),
      begin: t('pattern.begin'),
      thread: t('pattern.thread'),
      stitches: t('pattern.stitches'),
      length: t('pattern.length'),
      rows: t('pattern.rows'),
      fromLeft: t('pattern.from-left'),
    };
  }
}

interface ChartView {
  readonly label: string;
  readonly box: string;
  readonly width: number;
  readonly height: number;
  readonly grid: string;
  readonly tens: string;
  readonly middle: string;
  readonly layers: readonly { tint: string; fill: string; stroke: string; squares: string; signs: string }[];
}

/** The chart as a picture of its own, as `learning/_chart` draws it. */
function chartSvg({ box, layers, grid, tens, middle }: ChartView): string {
  const colours = layers.map(
    ({ tint, fill, stroke, squares, signs }) =>
      `<path fill="${tint}" d="${squares}"/><path fill="${fill}" stroke="${stroke}" stroke-width="3" d="${signs}"/>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${colours.join('')}` +
    `<path fill="none" stroke="#d6c6a9" d="${grid}"/><path fill="none" stroke="#221a1e" stroke-width="1.5" d="${tens}"/>` +
    `<path fill="#9e1b32" d="${middle}"/></svg>`
  );
}

/** All texts without direction marks and without signs that can't be printed; what is undefined is left out. */
const withPlainTexts = (data: object): object =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) =>
      typeof value === 'string' && key !== 'svg' && key !== 'path' ? printable(stripBidi(value)) : value,
    ),
  ) as object;
