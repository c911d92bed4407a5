import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../../shared/domain-error';
import type { StaffActor } from '../../shared/actor';
import { handWritten, type Language, languageInfo } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { FRAME, LetterWords, type TypedWords } from '../../notifications';
import { Organisations } from '../../organisations';
import type { Voice } from '../catalogue/voice';
import { OfficeFrame } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { HAND_WRITTEN } from '../planning/fields.presenter';

/** A form that came back, or that was sent to be looked at. */
export interface Typed {
  readonly texts: TypedWords;
  readonly errors: readonly FieldProblem[];
  readonly status: number;
}

/** The pages on which an organisation says its letters in own words. */
@Injectable()
export class LetterPages {
  constructor(
    private readonly words: LetterWords,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  /** Every letter that goes out by itself, and where answers go. @throws ForbiddenError */
  async list(
    actor: StaffActor,
    language: Language,
    answers?: { readonly typed: string; readonly errors: readonly FieldProblem[] },
  ): Promise<Page> {
    const voice = this.frame.voice(language);
    const organisation = await this.organisations.get(actor.organisationId);
    const letters = await this.words.list(actor, organisation.id, HAND_WRITTEN);
    const title = voice.t('letters.title');
    const model = {
      title,
      letters: letters.map(({ message, own }) => ({
        path: pathOf(message, handWritten(voice.language)),
        name: nameOf(voice, message),
        own: own.length > 0 ? voice.t('letters.own', { languages: voice.list(own.map(nameIn(voice))) }) : undefined,
      })),
      replyTo: answers?.typed ?? organisation.settings.replyTo ?? '',
      errors: inWords(voice, answers?.errors ?? [], wordsOfLetters),
    };
    return this.frame.page(
      'letters/list',
      model,
      { actor, organisation, voice },
      { title, status: answers ? 422 : 200 },
    );
  }

  /** One letter in one language, with how it reads. @throws NotFoundError, ForbiddenError */
  async edit(actor: StaffActor, language: Language, message: string, of: Language, typed?: Typed): Promise<Page> {
    const voice = this.frame.voice(language);
    const organisation = await this.organisations.get(actor.organisationId);
    const letter = await this.words.look(actor, organisation.id, message, of, typed?.texts);
    const title = nameOf(voice, message);
    const { dir } = languageInfo(of);
    const model = {
      title,
      action: pathOf(message, of),
      languages: HAND_WRITTEN.map((one) => ({
        path: pathOf(message, one),
        text: languageInfo(one).name,
        lang: one,
        here: one === of,
      })),
      texts: letter.texts.map(({ key, source, own }) => ({
        field: key,
        label: voice.t(`letters.part.${partOf(key)}`),
        source,
        value: typed?.texts[key] ?? own ?? (isPlain(source) ? source : ''),
        lang: of,
        dir,
      })),
      subject: letter.tried.subject,
      lines: letter.tried.text.split('\n').filter((line) => line.trim() !== ''),
      sms: letter.tried.sms,
      lang: of,
      dir,
      gaps: gapsIn(letter.texts.map(({ source }) => source).join(' ')).join(' '),
      errors: inWords(
        voice,
        namedGaps(voice, typed, new Map(letter.texts.map((one) => [one.key, one.source]))),
        wordsOfLetters,
      ),
    };
    const status = typed?.status ?? 200;
    return this.frame.page('letters/edit', model, { actor, organisation, voice }, { title, status });
  }
}

const pathOf = (message: string, language: Language): string => `/office/letters/${message}?in=${language}`;

const nameIn =
  (voice: Voice) =>
  (language: Language): string =>
    voice.formats.languageName(voice.language, language);

function nameOf(voice: Voice, message: string): string {
  if (message === FRAME) return voice.t('letters.frame');
  const key = `office.message.${message}`;
  return voice.has(key) ? voice.t(key) : message;
}

/** Whether a text can be changed as it stands: own words have neither marks nor forms for numbers. */
const isPlain = (source: string): boolean => !/<|\{\s*\w+\s*,/.test(source);

/** The gaps of a text that are filled in, as they are written: {url}. */
const gapsIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])];

/** Which gaps are missing is said by their names. */
const namedGaps = (voice: Voice, typed: Typed | undefined, sources: ReadonlyMap<string, string>): FieldProblem[] =>
  (typed?.errors ?? []).map((error) => {
    const kept = gapsIn(typed?.texts[error.field] ?? '');
    const missing = gapsIn(sources.get(error.field) ?? '').filter((gap) => !kept.includes(gap));
    if (error.code !== 'gap_missing' || missing.length === 0) return error;
    return { ...error, message: voice.t('letters.error.gap_named', { gaps: missing.join(' ') }) };
  });

/** What a text is in its letter. */
function partOf(key: string): string {
  if (key.includes('.sms.')) return 'sms';
  const last = key.slice(key.lastIndexOf('.') + 1);
  return ['subject', 'title', 'sender', 'from'].includes(last) ? last : 'sentence';
}

/** The fields are texts: what is wrong with one is said in the same words for each. */
const wordsOfLetters = ({ code }: FieldProblem): string => `letters.error.${code}`;
