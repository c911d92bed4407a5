import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import { type Language, languageInfo, type LocalText } from '../../shared/locale';
import { Config } from '../../platform/config';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { nextMeeting } from '../../classes';
import { AUDIENCES, canWriteTo, ClassMessages, type MessageForm } from '../../messages';
import { smallHead } from '../office/class-head.presenter';
import { OfficeFrame } from '../office/office.frame';
import { inWords as wordsOfProblems } from '../office/refusals';
import { personView } from '../office/roster.presenter';
import { dayView, HAND_WRITTEN, shown, textsView } from '../planning/fields.presenter';
import { inWords, type Refusal } from '../planning/refusal';
import { text, type Values } from '../planning/values';
import { firstLanguages, messageValues, readersOf } from './writing.fields';
import { repliesView } from './replies.presenter';
import { textView } from './text-view';
import { previewView, sentView } from './writing.presenter';
import { stateWords } from './written.presenter';
import { type WritableClass, WritingReader } from './writing.reader';

/** Texts to begin with; those of a meeting need one that is to come. */
const TEMPLATES = ['off', 'bring', 'early', 'room', 'missed', 'thanks'] as const;
const OF_A_MEETING: readonly string[] = ['off', 'bring', 'early', 'room', 'missed'];

type Answer = Promise<Page | Redirect>;

/** A reply that came back, with what was typed. */
interface ReturnedReply {
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
}

/** The pages on which staff write to the people of a class: the form, what they will read, who got it. */
@Injectable()
export class WritingPages {
  constructor(
    private readonly reader: WritingReader,
    private readonly messages: ClassMessages,
    private readonly frame: OfficeFrame,
    private readonly config: Config,
  ) {}

  /** An empty form. @throws NotFoundError, ForbiddenError */
  async begin(actor: Actor, language: Language, code: string, to?: string): Answer {
    const open = await this.reader.open(actor, code);
    const known = AUDIENCES.find((one) => one === to) ?? 'seated';
    return this.form(open, language, messageValues(known, newId()));
  }

  /** The form with a ready text in each empty field that is shown first; what was typed stays. */
  async ready(open: WritableClass, language: Language, values: Values, template: string): Answer {
    const wanted = await this.wanted(open, language);
    const texts = this.templates(open).includes(template) ? this.template(open, template) : {};
    const fresh = [...wanted].filter((one) => text(values, `text.${one}`) === '');
    return this.form(open, language, {
      ...values,
      ...Object.fromEntries(fresh.map((one) => [`text.${one}`, texts[one] ?? ''])),
    });
  }

  /** The form as it was typed. Back to the class when nobody can be written to any more. */
  async form(open: WritableClass, language: Language, values: Values, refusal?: Refusal): Answer {
    const { trainingClass, organisation } = open;
    const path = `/office/classes/${trainingClass.code}`;
    if (!canWriteTo(trainingClass)) return redirect(path, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const groups = await this.reader.groups(open);
    const to = text(values, 'to');
    const wanted = firstLanguages(Object.values(groups).flat(), open, voice.language);
    const counts = readersOf(Object.values(groups).flat(), organisation.language);
    const typedTexts = textsView(values, 'text', organisation.language) as { language: Language; label: string }[];
    const fields = typedTexts.map((field) => {
      const count = counts.get(field.language) ?? 0;
      return { ...field, note: count > 0 ? voice.t('write.readers', { count }) : undefined };
    });
    const title = voice.t('write.title');
    const model = {
      ...smallHead(voice, open),
      title,
      action: `${path}/messages`,
      audiences: AUDIENCES.map((value) => ({
        value,
        text: voice.t(`write.to.${value}`),
        count: voice.t('write.count', { count: groups[value].length }),
        checked: value === to,
      })),
      templates: this.templates(open).map((name) => ({ name, text: voice.t(`write.begin.${name}`) })),
      texts: fields.filter((field) => wanted.has(field.language)),
      others: fields.filter((field) => !wanted.has(field.language)),
      othersOpen: refusal?.problems.some(({ field }) => field.startsWith('text.')) === true,
      at: dayView(values, 'at'),
      v: shown(values, 'time', 'token'),
      errors: inWords(voice, refusal?.problems ?? []),
    };
    return this.frame.page('writing/form', model, { ...open, voice }, { title, status: refusal?.status ?? 200 });
  }

  /** What each group of readers gets, before it goes. */
  async preview(open: WritableClass, language: Language, values: Values, form: MessageForm): Promise<Page> {
    const { trainingClass } = open;
    const voice = this.frame.voice(language);
    const addressees = await this.reader.addressees(open, form.audience);
    const title = voice.t('write.preview.title');
    const speak = (other: Language) => this.frame.speak(other);
    const at = form.at === undefined ? undefined : new Date(form.at);
    const model = {
      ...smallHead(voice, open),
      title,
      action: `/office/classes/${trainingClass.code}/messages`,
      to: voice.t('write.sent.to', { audience: voice.t(`write.to.${form.audience}`) }),
      groups: previewView(voice, form, open, addressees, { speak, host: hostOf(this.config.publicUrl) }),
      unreached: addressees.filter(({ reached }) => !reached).map(({ entry }) => personView(voice, entry)),
      kept: Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'do' ? [{ name, value }] : [],
      ),
      canSend: at !== undefined || addressees.length > 0,
      note: voice.t(at ? 'write.then' : addressees.length > 0 ? 'write.now-in' : 'write.nobody'),
      send: at
        ? voice.t('write.send-at', { when: voice.formats.dateTime(voice.language, at, trainingClass.timeZone) })
        : voice.t('write.send', { count: addressees.length }),
    };
    return this.frame.page('writing/preview', model, { ...open, voice }, { title });
  }

  /** A message with who got it. @throws NotFoundError, ForbiddenError */
  async sent(actor: Actor, language: Language, code: string, id: string, returned?: ReturnedReply): Promise<Page> {
    const { open, message } = await this.reader.message(actor, code, id);
    const voice = this.frame.voice(language);
    const zone = open.trainingClass.timeZone;
    const people = await this.reader.sentTo(message);
    const { rows, failed } = sentView(voice, open, message, people);
    const title = voice.t('write.sent.title', {
      when: voice.formats.dateTime(voice.language, message.writtenAt, zone, 'day'),
    });
    const model = {
      ...smallHead(voice, open),
      title,
      to: voice.t('write.sent.to', { audience: voice.t(`write.to.${message.audience}`) }),
      state: stateWords(voice, message, zone),
      texts: HAND_WRITTEN.filter((one) => message.texts[one] !== undefined).map((one) => ({
        name: languageInfo(one).name,
        ...textView(message.texts, one),
      })),
      rows,
      none: message.state === 'planned',
      failed: failed > 0 ? voice.t('write.sent.call', { count: failed }) : undefined,
      stop: message.state === 'planned' ? `/office/classes/${code}/messages/${id}/withdrawal` : undefined,
      replies: repliesView(
        voice,
        { ...(await this.reader.replies(actor, id)), people: people.map(({ entry }) => entry), zone },
        returned?.values ?? {},
      ),
      repliesPath: `/office/classes/${code}/messages/${id}/replies`,
      errors: wordsOfProblems(
        voice,
        returned?.problems ?? [],
        ({ field, code: why }) => `replies.error.${field}.${why}`,
      ),
      back: `/office/classes/${code}`,
    };
    const status = returned ? 422 : 200;
    return this.frame.page('writing/sent', model, { ...open, voice }, { title, status });
  }

  /** Stops a message of this class. @throws NotFoundError, ForbiddenError, MessageGoneError */
  async withdraw(actor: Actor, code: string, id: string): Promise<void> {
    await this.reader.message(actor, code, id);
    await this.messages.withdraw(actor, id);
  }

  private async wanted(open: WritableClass, language: Language): Promise<Set<Language>> {
    const groups = await this.reader.groups(open);
    return firstLanguages(Object.values(groups).flat(), open, this.frame.voice(language).language);
  }

  private templates(open: WritableClass): string[] {
    return TEMPLATES.filter(
      (name) => !OF_A_MEETING.includes(name) || nextMeeting(open.trainingClass, open.now) !== undefined,
    );
  }

  private template(open: WritableClass, name: string): LocalText {
    const { timeZone } = open.trainingClass;
    const next = nextMeeting(open.trainingClass, open.now)?.start;
    return Object.fromEntries(
      HAND_WRITTEN.map((language) => {
        const { t, formats } = this.frame.speak(language);
        const when = next === undefined ? '' : formats.dateTime(language, next, timeZone);
        return [language, t(`messages.template.${name}`, { when })];
      }),
    );
  }
}

const hostOf = (url: string): string => url.replace(/^https?:\/\//, '');
