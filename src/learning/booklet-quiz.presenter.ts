import { type Language, localText, type LocalText, type ShownText } from '../shared/locale';
import type { Formats, Texts } from '../platform/i18n';
import { shuffled } from './grading';
import type { Question, Quiz } from './tasks';

/** The answer to a question, for the last pages. */
interface PaperAnswer {
  readonly lines: readonly (readonly ShownText[])[];
  readonly because: ShownText | undefined;
}

/** Questions to answer with a pen, and their answers apart from them, in one reader's language. */
export class BookletQuizPresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly language: Language,
  ) {}

  questions({ questions }: Quiz, picture: (one: Question) => object | undefined): object[] {
    return questions.map((question) => ({
      text: this.local(question.question),
      how: this.texts.t(this.language, `learn.booklet.how.${howOf(question)}`),
      picture: picture(question),
      ...this.space(question),
    }));
  }

  answers({ questions }: Quiz): PaperAnswer[] {
    return questions.map((question) => ({
      lines: this.right(question),
      because: question.because && this.local(question.because),
    }));
  }

  /** What is marked, ordered or filled in. */
  private space(question: Question): object {
    switch (question.kind) {
      case 'choose':
        return { boxes: question.options.map(({ text }) => this.local(text)) };
      case 'order':
        return { boxes: shuffled(question.steps).map(({ text }) => this.local(text)) };
      case 'match':
        return {
          numbered: question.pairs.map(({ left }) => this.local(left)),
          boxes: shuffled(question.pairs).map(({ right }) => this.local(right)),
        };
      case 'number':
        return { unit: question.unit ? this.local(question.unit) : { text: '', language: this.language } };
    }
  }

  private right(question: Question): ShownText[][] {
    switch (question.kind) {
      case 'choose':
        return question.options.filter(({ right }) => right).map(({ text }) => [this.local(text)]);
      case 'order':
        return question.steps.map(({ text }) => [this.local(text)]);
      case 'match':
        return question.pairs.map(({ left, right }) => [this.local(left), this.local(right)]);
      case 'number': {
        const { answer, within, unit } = question;
        const number = (value: number): string => this.formats.number(this.language, value);
        const text = within ? `${number(answer)} ± ${number(within)}` : number(answer);
        return [[{ text, language: this.language }, ...(unit ? [this.local(unit)] : [])]];
      }
    }
  }

  private local(text: LocalText): ShownText {
    return localText(text, this.language);
  }
}

/** How it is answered on paper. */
const howOf = (question: Question): string =>
  question.kind === 'choose' && question.options.filter(({ right }) => right).length > 1 ? 'choose-all' : question.kind;
