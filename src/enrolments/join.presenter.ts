import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../shared/domain-error';
import {
  languageInfo,
  type Language,
  localText,
  type PersonLanguage,
  PERSON_LANGUAGES,
  textLanguage,
} from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import { meantPhones } from '../platform/phone';
import { fieldMessages } from '../platform/http';
import { SeatDesk } from '../seating';
import type { ClassContext } from './class-contexts';
import { ClassWords, type Fact } from './class-words';
import { type JoinAnswers, HELPS, NAMED, type Question, STEP_COUNT, type StepName, stepNumber } from './join-steps';
import type { JoinContext } from './join-flow.service';
import { hasRoom, OtherGroups } from './other-groups';
import { priceOf } from './way-in';

/** A step that comes back: what was wrong, and what was typed. */
export interface Returned {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The name of a language as its speakers say it; of one that has no texts, with the language in which we write instead. */
function writtenIn(code: PersonLanguage, fallback: Language): string {
  const written = textLanguage(code, fallback);
  const { name } = languageInfo(code);
  return written === code ? name : `${name} → ${languageInfo(written).name}`;
}

/** What counts when the office chooses, to be ticked where it is true. */
const criteriaView = ({ criteria = [] }: ClassContext['trainingClass'], language: Language, answers: JoinAnswers) =>
  criteria.map(({ id, text: words, points }) => ({
    id,
    text: localText(words, language),
    points,
    checked: answers.criteria?.includes(id) === true,
  }));

/** The level below, for who has not completed it. */
const belowView = ({ lower }: JoinContext, language: Language) =>
  lower && { path: `/courses/${lower.slug}`, title: localText(lower.title, language) };

/** View models of the steps of joining. */
@Injectable()
export class JoinPresenter {
  constructor(
    private readonly words: ClassWords,
    private readonly groups: OtherGroups,
    private readonly desk: SeatDesk,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** What all pages of joining have: the way back, the step, what was wrong, and the class beside it. */
  frame(context: ClassContext, language: Language, step: StepName, errors: readonly FieldProblem[] = []) {
    const { code } = context.trainingClass;
    const before: Record<StepName, string> = {
      name: `/courses/${context.course.slug}#groups`,
      phone: `/classes/${code}/join/name`,
      help: `/classes/${code}/join/phone`,
      check: `/classes/${code}/join/help`,
    };
    return {
      code,
      back: { path: before[step], text: this.texts.t(language, `join.back.${step}`) },
      step: stepNumber(step),
      steps: STEP_COUNT,
      errors: this.messages(language, errors),
      aside: this.aside(context, language),
    };
  }

  /** The class beside a page. */
  aside(context: ClassContext, language: Language) {
    return { ...this.words.head(context, language), facts: this.words.facts(context, language) };
  }

  /** The question of one step with what was answered or typed. */
  question(context: JoinContext, language: Language, step: Question, answers: JoinAnswers, returned?: Returned) {
    const typed = returned?.input;
    const value = (name: string, kept: unknown) => text(typed ? typed[name] : kept);
    const whose = value('whose', answers.whose) || 'mine';
    const frame = this.frame(context, language, step, returned?.errors);
    const helps = typed ? HELPS.filter((help) => typed[help] === 'yes') : (answers.helps ?? []);
    const spoken = value('language', answers.language ?? language);
    return {
      ...frame,
      below: belowView(context, language),
      fullName: value('fullName', answers.fullName),
      phone: value('phone', answers.phone),
      email: value('email', answers.email),
      meant: returned ? this.meant(context, language, returned) : [],
      chosenWhose: whose,
      whose: (['mine', 'family', 'helper'] as const).map((one) => ({ one, checked: one === whose })),
      callName: value('callName', answers.callName),
      language: spoken,
      languages: PERSON_LANGUAGES.map((code) => ({
        value: code,
        text: writtenIn(code, context.organisation.language),
      })),
      helps: HELPS.map((help) => ({ help, checked: helps.includes(help) })),
      other: value('other', answers.other),
      companions: Array.from({ length: NAMED }, (_, at) => ({
        name: `companion${at + 1}`,
        label: this.texts.t(language, 'join.help.companion', { n: at + 1 }),
        value: value(`companion${at + 1}`, answers.companions?.[at]),
      })),
    };
  }

  /** All answers with the one binding button. */
  async check(context: ClassContext, language: Language, answers: JoinAnswers, errors: readonly FieldProblem[] = []) {
    const t = (key: string, values: Record<string, unknown> = {}) => this.texts.t(language, key, values);
    const { trainingClass, course } = context;
    const ledger = await this.desk.read(trainingClass.id);
    const counts = (await this.desk.counts([trainingClass.id])).get(trainingClass.id);
    const room = counts === undefined || hasRoom(counts);
    const { group } = trainingClass;
    const position = (counts?.waiting ?? 0) + 1;
    const price = priceOf(course);
    const used = (ledger?.holders ?? []).filter((holder) => holder.free).reduce((sum, { seats }) => sum + seats, 0);
    const quota = trainingClass.freePlaces;
    const approval = trainingClass.admission === 'approval';
    const button = approval
      ? t('join.check.apply')
      : room
        ? t('join.join-group', { group })
        : t('join.wait-button', { position });
    return {
      ...this.frame(context, language, 'check', errors),
      answers: this.answered(context, language, answers),
      free:
        price && quota !== 0
          ? {
              checked: answers.freePlace === true,
              left: typeof quota === 'number' ? t('join.free.left', { count: Math.max(0, quota - used) }) : '',
              ask: quota === 'ask',
              without: t('join.free.without', { price: this.formats.money(language, price), days: 7 }),
            }
          : null,
      criteria: approval ? criteriaView(trainingClass, language, answers) : [],
      ifFull: room ? 'refuse' : 'wait',
      waits: room || approval ? '' : t('join.check.waits', { position }),
      button,
      binding: approval ? t('join.check.applying') : room ? t('join.check.binding') : t('join.check.binding-wait'),
    };
  }

  /** What was answered, with the way to change each. */
  answered(
    context: ClassContext,
    language: Language,
    answers: JoinAnswers,
  ): (Fact & { change: string; what: string })[] {
    const t = (key: string, values: Record<string, unknown> = {}) => this.texts.t(language, key, values);
    const to = (step: string) => `/classes/${context.trainingClass.code}/join/${step}`;
    const line = (key: string, step: string, value: Partial<Fact>) => ({
      label: t(`join.answer.${key}`),
      ...value,
      change: to(step),
      what: t(`join.change.${key}`),
    });
    const { phone, email, whose = 'mine', helps = [], other, companions = [], callName } = answers;
    // Of a language without texts, the one in which messages really come.
    const written = textLanguage(answers.language ?? language, context.organisation.language);
    const spoken = this.formats.languageName(language, written);
    const helping = [...helps.map((help) => t(`join.help.${help}`)), ...(other === undefined ? [] : [other])];
    return [
      line('group', 'group', { text: this.words.group(context, language) }),
      line('name', 'name', { person: answers.fullName ?? '' }),
      phone === undefined
        ? line('email', 'phone', { ltr: email ?? '' })
        : line('phone', 'phone', {
            ltr: phone,
            more: t('join.answer.phone-whose', { whose: t(`join.whose.${whose}-short`) }),
          }),
      line('messages', 'help', {
        text: t(phone === undefined ? 'join.messages.email' : 'join.messages.sms', { language: spoken }),
      }),
      ...(callName === undefined ? [] : [line('call-name', 'help', { person: callName })]),
      line('help', 'help', helping.length > 0 ? { person: helping.join('. ') } : { text: t('join.answer.nothing') }),
      line(
        'with',
        'help',
        companions.length > 0 ? { person: companions.join(', ') } : { text: t('join.answer.nobody') },
      ),
    ];
  }

  /** Where a refusal leads: the number one would get, the kept answers, other groups. */
  async refused(context: JoinContext, language: Language, answers: JoinAnswers, position = 1) {
    const price = priceOf(context.course);
    return {
      ...this.frame(context, language, 'name'),
      position,
      below: belowView(context, language),
      free: answers.freePlace === true,
      kept: this.answered(context, language, answers).slice(1),
      hasAnswers: answers.fullName !== undefined,
      price: price ? this.formats.money(language, price) : '',
      groups: await this.groups.list(context, language),
      slug: context.course.slug,
    };
  }

  /** What a phone number may be that nobody can call here: one of a neighbouring country, to choose by one tap. */
  private meant({ organisation }: ClassContext, language: Language, { errors, input }: Returned) {
    if (!errors.some(({ field, code }) => field === 'phone' && code === 'not_a_phone')) return [];
    return meantPhones(text(input['phone']), organisation.country).map(({ e164, shown, country }) => ({
      e164,
      number: shown,
      country: this.formats.country(language, country),
    }));
  }

  private messages(language: Language, errors: readonly FieldProblem[]): FieldProblem[] {
    return fieldMessages(
      this.texts,
      language,
      errors.map((problem) => {
        const key = `join.error.${problem.field.replace(/\d+$/, '')}.${problem.code}`;
        return this.texts.has(key) ? { ...problem, message: this.texts.t(language, key) } : problem;
      }),
    );
  }
}
