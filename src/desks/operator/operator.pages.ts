import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, languageInfo, localText } from '../../shared/locale';
import { CURRENCIES } from '../../shared/money';
import type { Page } from '../../platform/http';
import { type Organisation, ORGANISATION_KINDS, Organisations } from '../../organisations';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { HAND_WRITTEN, shown, textsView } from '../planning/fields.presenter';
import type { Values } from '../planning/values';
import { OfficeReaders } from '../team/office-readers';
import type { Typed } from '../team/team.pages';

const FIELDS = ['slug', 'kind', 'country', 'town', 'language', 'timeZone', 'currency'] as const;
const MANAGER = ['manager.name', 'manager.email', 'manager.language'] as const;
const EMPTY: Values = { kind: 'association', timeZone: 'Europe/Skopje', currency: 'EUR', language: 'en' };

/** The pages of whoever runs the installation: which organisations there are, and nothing of the people in them. */
@Injectable()
export class OperatorPages {
  constructor(
    private readonly organisations: Organisations,
    private readonly readers: OfficeReaders,
  ) {}

  /** All organisations, and the form for another. */
  async show(actor: StaffActor, language: Language, typed?: Typed): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice } = reader;
    const all = await this.organisations.list();
    const values = typed?.values ?? EMPTY;
    const title = voice.t('operator.title');
    const model = {
      title,
      organisations: all.map((one) => ({ ...rowOf(voice, one), own: one.id === actor.organisationId })),
      v: shown(values, ...FIELDS),
      manager: Object.fromEntries(MANAGER.map((name) => [name.slice(8), shown(values, name)[name]])),
      names: textsView(values, 'name', 'en'),
      kinds: ORGANISATION_KINDS.map((kind) => ({ value: kind, text: voice.t(`operator.kind.${kind}`) })),
      languages: HAND_WRITTEN.map((code) => ({ value: code, text: languageInfo(code).name })),
      currencies: CURRENCIES.map((code) => ({ value: code, text: code })),
      errors: inWords(voice, beside(typed?.problems ?? []), ({ field, code }) => `operator.error.${field}.${code}`),
    };
    return this.readers.page('operator/operator', model, reader, { title, status: typed ? 422 : 200 });
  }

  /** Says what closing means, and asks. @throws NotFoundError */
  async askClose(actor: StaffActor, language: Language, slug: string): Promise<Page> {
    const reader = await this.readers.of(actor, language);
    const { voice } = reader;
    const { name } = await this.organisations.get(slug);
    return this.readers.ask(reader, {
      title: voice.t('operator.close.title', { name: localText(name, voice.language).text }),
      lead: [
        voice.t('operator.close.when'),
        voice.t('operator.close.team'),
        voice.t('operator.close.people'),
        voice.t('operator.close.again'),
      ],
      action: `/operator/${slug}/closing`,
      button: voice.t('operator.close.button'),
      back: '/operator',
      backText: voice.t('team.end.back'),
    });
  }
}

/** The first problem of each field; that no name was written stands beside the first of them. */
const beside = (problems: readonly FieldProblem[]): FieldProblem[] =>
  problems
    .filter(({ field }, at) => problems.findIndex((one) => one.field === field) === at)
    .map((problem) => (problem.field === 'name' ? { ...problem, field: 'name.en' } : problem));

const rowOf = (voice: Voice, { name, slug, kind, town, country, closed, timeZone }: Organisation): object => ({
  name: localText(name, voice.language),
  slug,
  what: [voice.t(`operator.kind.${kind}`), voice.town(town), country].join(', '),
  closed:
    closed && voice.t('operator.closed', { when: voice.formats.date(voice.language, closed, timeZone, 'day-year') }),
});
