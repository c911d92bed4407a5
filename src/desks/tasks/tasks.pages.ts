import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { partyNumbers } from '../../enrolments';
import {
  type Answered,
  type Given,
  type OpenHandwork,
  type OpenQuiz,
  type Question,
  type Quiz,
  scoreOf,
  TaskWords,
} from '../../learning';
import { pageHelp } from '../../organisations';
import { fieldMessages, page, type Page, redirect, type Redirect } from '../../platform/http';
import { Formats, Texts } from '../../platform/i18n';
import { Voice } from '../catalogue/voice';
import { handworkView } from './handwork.presenter';
import { feedbackView, questionView, resultView } from './quiz.presenter';
import type { TaskPlace } from './tasks.reader';

/** What is wrong with what was sent, and what was typed. */
export interface Wrong {
  readonly errors: readonly FieldProblem[];
  readonly typed: Readonly<Record<string, string>>;
}

/** The pages of quizzes and handwork, behind the own link: neutral titles, not stored, not indexed, no referrer. */
@Injectable()
export class TasksPages {
  constructor(
    private readonly words: TaskWords,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** Who of the party answers, or shows what was made; who came alone is not asked. */
  who(place: TaskPlace, language: Language, path: string): Page | Redirect {
    const { names, enrolment } = place;
    const [only, ...others] = partyNumbers(enrolment);
    if (others.length === 0) return redirect(`${path}/${only ?? 0}`);
    const voice = this.voice(language);
    const people = partyNumbers(enrolment).map((number) => ({
      path: `${path}/${number}`,
      name:
        (number === 0 ? names.person : names.companions.get(number))?.callName ??
        voice.t('tasks.who.other', { n: number }),
    }));
    return this.page('who', { people, back: this.back(place) }, place, language);
  }

  /** The next question, or how the last try went. */
  quiz(place: TaskPlace, language: Language, open: OpenQuiz, path: string, wrong?: Wrong): Page {
    const question = nextOf(open.quiz, open.running?.given ?? []);
    const over = open.running === undefined && open.tries.length > 0;
    if (!question || (over && !wrong)) return this.result(place, language, open, path);
    return this.question(place, language, open, question, path, wrong);
  }

  /** The first question of another try. */
  again(place: TaskPlace, language: Language, open: OpenQuiz, path: string): Page {
    const question = nextOf(open.quiz, []);
    return question ? this.question(place, language, open, question, path) : this.result(place, language, open, path);
  }

  feedback(
    place: TaskPlace,
    language: Language,
    open: OpenQuiz,
    { question, right }: Pick<Answered, 'question' | 'right'>,
    path: string,
  ): Page {
    const model = { ...feedbackView(this.voice(language), open, question, right), path, back: this.back(place) };
    return this.page('feedback', model, place, language);
  }

  handwork(place: TaskPlace, language: Language, open: OpenHandwork, path: string, wrong?: Wrong): Page {
    const model = handworkView(this.voice(language), place, open, this.words, path);
    return this.page('handwork', { ...model, path, back: this.back(place) }, place, language, wrong);
  }

  private question(
    place: TaskPlace,
    language: Language,
    open: OpenQuiz,
    question: Question,
    path: string,
    wrong?: Wrong,
  ): Page {
    const view = questionView(this.voice(language), place.media, open, question, wrong);
    const tryNumber = open.running?.number ?? open.tries.length + 1;
    return this.page('question', { ...view, tryNumber, path, back: this.back(place) }, place, language, wrong);
  }

  private result(place: TaskPlace, language: Language, open: OpenQuiz, path: string): Page {
    const model = { ...resultView(this.voice(language), open), path, back: this.back(place) };
    return this.page('result', model, place, language);
  }

  private back({ secret }: TaskPlace): string {
    return `/places/${secret}/lessons`;
  }

  private voice(language: Language): Voice {
    return new Voice(this.texts, this.formats, language);
  }

  private page(view: string, model: object, place: TaskPlace, language: Language, wrong?: Wrong): Page {
    const errors = fieldMessages(this.texts, language, wrong?.errors ?? []);
    return page(
      `tasks/${view}`,
      { ...model, errors },
      {
        status: wrong ? 422 : 200,
        title: this.texts.t(language, 'place.page.course'),
        private: true,
        context: { help: pageHelp(place.organisation, language, this.formats), bodyClass: 's-learn' },
      },
    );
  }
}

/** The question that comes next, or none. */
function nextOf(quiz: Quiz, given: readonly Given[]): Question | undefined {
  const { next } = scoreOf(quiz, given);
  return quiz.questions.find(({ id }) => id === next);
}
