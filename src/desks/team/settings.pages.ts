import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { handWritten, type Language, languageInfo, PERSON_LANGUAGES } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { DEFAULT_SETTINGS } from '../../organisations';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { choices, textsView } from '../planning/fields.presenter';
import { text, type Values } from '../planning/values';
import { AffairsHistory } from './affairs-history';
import { OfficeReaders, type ReaderNow } from './office-readers';
import { helpValues, NUMBERS, settingsValues, SPANS } from './settings.fields';
import { spanOf, UNITS } from './span';
import type { Typed } from './team.pages';

/** Which of the two forms came back. */
export interface TypedSettings extends Typed {
  readonly form: 'settings' | 'help';
}

/** The page of what an organisation decides for all of its classes, and where people find help. */
@Injectable()
export class SettingsPages {
  constructor(
    private readonly readers: OfficeReaders,
    private readonly history: AffairsHistory,
  ) {}

  async show(actor: StaffActor, language: Language, after?: string, typed?: TypedSettings): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice, organisation } = reader;
    const title = voice.t('settings.title');
    const settings = typed?.form === 'settings' ? typed.values : settingsValues(organisation.settings);
    const help = typed?.form === 'help' ? typed.values : helpValues(organisation.help);
    const model = {
      title,
      ...decided(voice, settings),
      ...found(reader, help),
      history: await this.history.view(reader, { path: '/office/settings', kinds: ['organisation'] }, after),
      errors: inWords(voice, (typed?.problems ?? []).map(beside), wordsOfSettings),
    };
    return this.readers.page('team/settings', model, reader, { title, status: typed ? 422 : 200 });
  }
}

/** Each setting with what it does and what it is unless decided. */
function decided(voice: Voice, values: Values): object {
  const units = UNITS.map((unit) => ({ value: unit, text: voice.t(`settings.unit.${unit}`) }));
  const span = (name: (typeof SPANS)[number]) => ({
    name,
    label: voice.t(`settings.name.${name}`),
    tip: tipOf(voice, name, voice.t('settings.span', { ...spanOf(DEFAULT_SETTINGS[name]) })),
    value: text(values, name),
    unit: text(values, `${name}-unit`),
    unitLabel: voice.t('settings.unit'),
    units,
  });
  const number = (name: (typeof NUMBERS)[number]) => ({
    name,
    label: voice.t(`settings.name.${name}`),
    tip: tipOf(voice, name, String(DEFAULT_SETTINGS[name])),
    value: text(values, name),
  });
  const { quietHours } = DEFAULT_SETTINGS;
  const rule = (value: string) => ({ value, text: voice.t(`settings.rule.${value}`) });
  return {
    spans: SPANS.map(span),
    numbers: NUMBERS.map(number),
    quiet: text(values, 'quiet') === 'yes',
    quietTip: tipOf(voice, 'quietHours', `${quietHours?.from ?? ''}–${quietHours?.to ?? ''}`),
    from: text(values, 'quietHours.from'),
    to: text(values, 'quietHours.to'),
    rules: choices(values, 'waitlistRule', [rule('strict'), rule('fit')]),
    rulesTip: tipOf(voice, 'waitlistRule', voice.t(`settings.rule.${DEFAULT_SETTINGS.waitlistRule}`)),
  };
}

/** Where people find help, as the form shows it. */
function found({ organisation }: ReaderNow, values: Values): object {
  const first = handWritten(organisation.language);
  return {
    phone: text(values, 'phone'),
    messenger: text(values, 'messenger'),
    languages: choices(
      values,
      'languages',
      PERSON_LANGUAGES.map((code) => ({ value: code, text: languageInfo(code).name })),
    ),
    hours: textsView(values, 'hours', first),
    address: textsView(values, 'address', first),
  };
}

const tipOf = (voice: Voice, name: string, value: string): string =>
  `${voice.t(`settings.what.${name}`)} ${voice.t('settings.default', { value })}`;

/** The rule of the waiting list and the languages are marked as a whole. */
const beside = ({ field, ...problem }: FieldProblem): FieldProblem => ({
  ...problem,
  field: field.replace(/^languages\..*/, 'languages'),
});

/** Where the words of a problem stand; a text has the same words in each language. */
const wordsOfSettings = ({ field, code }: FieldProblem): string =>
  `settings.error.${field.split('.')[0] ?? ''}.${code}`;
