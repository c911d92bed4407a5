import { Injectable } from '@nestjs/common';
import { type Language, languageInfo, LANGUAGES, localText, type LocalText, type ShownText } from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import type { Block, BlockOf } from './blocks';
import { type MediaMap, pictureView, proseView, soundView, type SoundView } from './media.presenter';
import { mediaPath } from './media';
import { PatternPresenter } from './pattern.presenter';
import { RecipePresenter } from './recipe.presenter';

/** For whom a block is shown. */
export interface BlockReader {
  readonly language: Language;
  /** Pictures, sounds and files by id; what is not there is left out. */
  readonly media: MediaMap;
  /** For how many pieces a recipe is made, unless for its own number. */
  readonly pieces?: number;
}

/** A block as `learning/_block` shows it: the rest of the fields are those of the view of its kind. */
export interface BlockView {
  readonly id: string;
  readonly kind: Block['kind'];
  /** The view of its kind. */
  readonly view: string;
  /** A sheet of paper by itself, which prints alone. */
  readonly sheet: boolean;
  /** A text of it that is not in the reader's language, so that the page can say so. */
  readonly foreign: ShownText | undefined;
  readonly [field: string]: unknown;
}

/** View models of all kinds of blocks in one reader's language, for learners and for previews. */
@Injectable()
export class BlocksPresenter {
  private readonly recipes: RecipePresenter;
  private readonly patterns: PatternPresenter;

  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {
    this.recipes = new RecipePresenter(texts, formats);
    this.patterns = new PatternPresenter(texts, formats);
  }

  view(block: Block, reader: BlockReader): BlockView {
    const { id, kind } = block;
    return {
      ...{ id, kind },
      view: `learning/_${kind}`,
      sheet: kind === 'recipe' || kind === 'pattern',
      foreign: this.foreignOf(leadOf(block), reader.language),
      ...this.fields(block, reader),
    };
  }

  /** What a block is called in a list of parts: its title, or its first sentence. */
  title(block: Block, language: Language): ShownText {
    const { text, language: spoken } = localText(leadOf(block), language);
    const [line = ''] = text.split('\n');
    const [sentence] = new Intl.Segmenter(spoken, { granularity: 'sentence' }).segment(line);
    return { text: sentence?.segment.trim() ?? line, language: spoken };
  }

  /** 1 hour and 30 minutes. */
  duration(language: Language, minutes: number): string {
    return this.recipes.duration(language, minutes);
  }

  /** 240 kB; 1.4 MB. */
  size(language: Language, bytes: number): string {
    const kilobytes = Math.max(1, Math.round(bytes / 1_000));
    if (kilobytes < 1_000)
      return this.say(language, 'file.kilobytes', { size: this.formats.number(language, kilobytes) });
    return this.say(language, 'file.megabytes', {
      size: this.formats.number(language, Math.round(kilobytes / 100) / 10),
    });
  }

  private fields(block: Block, reader: BlockReader): object {
    const { language, media } = reader;
    const local = (text: LocalText): ShownText => localText(text, language);
    const picture = 'picture' in block ? pictureView(block.picture, media, language) : undefined;
    switch (block.kind) {
      case 'text':
        return { picture, prose: proseView(local(block.text)) };
      case 'step':
        return this.step(block, reader, picture);
      case 'recipe':
        return this.recipes.view(block, language, media, reader.pieces);
      case 'pattern':
        return this.patterns.view(block, language);
      case 'audio':
        return {
          title: local(block.title),
          sound: this.heard(soundView(block.files, media, language), language),
          transcript: proseView(local(block.transcript)),
        };
      case 'video': {
        const film = media.get(block.file);
        const transcript = proseView(local(block.transcript));
        return { title: local(block.title), src: film && mediaPath(film), transcript };
      }
      case 'file': {
        const file = media.get(block.file);
        return {
          title: local(block.title),
          src: file && mediaPath(file),
          size: file && this.size(language, file.files[0]?.bytes ?? 0),
        };
      }
      case 'link':
        return { title: local(block.title), href: block.url, host: new URL(block.url).host };
      case 'words':
        return { words: block.words.map((each) => this.word(each, reader)) };
      case 'safety':
        return { text: local(block.text) };
      case 'quiz':
        return {
          title: local(block.title),
          count: this.say(language, 'quiz.count', { count: block.questions.length }),
        };
      case 'handwork':
        return { title: local(block.title), picture, task: proseView(local(block.task)) };
    }
  }

  private step(block: BlockOf<'step'>, { language, media }: BlockReader, picture: object | undefined): object {
    const film = block.video && media.get(block.video.media);
    const shape = block.picture && media.get(block.picture.media)?.files.at(-1);
    return {
      sentence: localText(block.sentence, language),
      picture: film ? undefined : picture,
      film: film && { src: mediaPath(film), width: shape?.width, height: shape?.height },
      sound: this.heard(soundView(block.audio, media, language), language),
      look: block.look && localText(block.look, language),
    };
  }

  /** What stands beside the player: how long it lasts, and in which language it is when that is another. */
  private heard(sound: SoundView | undefined, language: Language): object | undefined {
    if (!sound) return undefined;
    const { seconds } = sound;
    const spoken = { language: this.formats.languageName(language, sound.language) };
    return {
      src: sound.src,
      about: [
        ...(near(sound.language, language) ? [] : [this.say(language, 'sound.language', spoken)]),
        ...(seconds === undefined ? [] : [this.say(language, 'sound.seconds', { seconds })]),
      ].join(' '),
    };
  }

  /** A word in the reader's language, and the same in the others in which somebody wrote it. */
  private word({ word, picture }: BlockOf<'words'>['words'][number], { language, media }: BlockReader): object {
    const own = localText(word, language);
    const others = LANGUAGES.filter((code) => word[code] !== undefined && !near(code, own.language));
    return {
      word: own,
      picture: pictureView(picture, media, language),
      others: others.map((code) => ({
        language: this.formats.languageName(language, code),
        lang: code,
        dir: languageInfo(code).dir,
        text: word[code],
      })),
    };
  }

  private foreignOf(text: LocalText, language: Language): ShownText | undefined {
    const shown = localText(text, language);
    return shown.text === '' || near(shown.language, language) ? undefined : shown;
  }

  private say(language: Language, key: string, values = {}): string {
    return this.texts.t(language, `learn.${key}`, values);
  }
}

/** Whether both are one language: the two Serbian scripts are. */
const near = (one: Language, other: Language): boolean =>
  one === other || (one.startsWith('sr') && other.startsWith('sr'));

/** The text of a block that is read first. */
function leadOf(block: Block): LocalText {
  switch (block.kind) {
    case 'text':
    case 'safety':
      return block.text;
    case 'step':
      return block.sentence;
    case 'words':
      return block.words[0]?.word ?? {};
    default:
      return block.title;
  }
}
