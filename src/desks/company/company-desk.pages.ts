import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { personView } from '../office/roster.presenter';
import { shown } from '../planning/fields.presenter';
import type { Values } from '../planning/values';
import { CompanyDeskPresenter, languageChoices } from './company-desk.presenter';
import type { NamesTried } from './name-lists';
import { triedView } from './tried.presenter';
import { CompanyDeskReader, type OwnSale } from './company-desk.reader';

/** A form that comes back. */
interface Returned {
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
  readonly tried?: NamesTried;
}

/** Refusals that have words of their own on the page. */
const KNOWN = [
  'class_full',
  'quote_expired',
  'wrong_quote_state',
  'too_late',
  'block_below_named',
  'no_class_yet',
  'more_seats',
];

/** The pages behind a company's secret link. They are not stored, not indexed, and send no referrer. */
@Injectable()
export class CompanyDeskPages {
  constructor(
    private readonly reader: CompanyDeskReader,
    private readonly presenter: CompanyDeskPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** The request, the quote or the booking, as things stand. @throws NotFoundError */
  async show(actor: Actor, language: Language, returned: Returned = { values: {}, problems: [] }): Promise<Page> {
    const sale = await this.reader.own(actor);
    const voice = this.voice(language);
    const { values, problems, tried } = returned;
    const head = this.presenter.head(voice, sale);
    const model = {
      ...head,
      ...this.presenter.parts(voice, sale),
      v: shown(tried ? { ...values, fullName: '', reach: '', list: tried.kept } : values, ...DESK_FIELDS),
      languages: languageChoices(voice),
      tried: tried && triedView(voice, tried),
      errors: inWords(voice, problems, wordsOf),
    };
    return this.page('desk', model, sale, voice, head.title, problems.length > 0 || tried ? 422 : 200);
  }

  /** Another person for somebody. @throws NotFoundError */
  async person(
    actor: Actor,
    language: Language,
    enrolmentId: string,
    { values, problems }: Pick<Returned, 'values' | 'problems'> = { values: {}, problems: [] },
  ): Promise<Page> {
    const { sale, entry } = await this.reader.person(actor, enrolmentId);
    const voice = this.voice(language);
    const person = personView(voice, entry);
    const title = voice.t('company.person.title');
    const model = {
      ...this.presenter.head(voice, sale),
      title,
      person,
      enrolmentId,
      v: shown(values, ...DESK_FIELDS),
      languages: languageChoices(voice),
      errors: inWords(voice, problems, wordsOf),
    };
    return this.page('person', model, sale, voice, title, problems.length > 0 ? 422 : 200);
  }

  /** Asks once more before a booking is called off. @throws NotFoundError */
  async cancellation(actor: Actor, language: Language): Promise<Page> {
    const sale = await this.reader.own(actor);
    const voice = this.voice(language);
    const title = voice.t('company.cancel.title');
    const model = {
      ...this.presenter.head(voice, sale),
      title,
      partner: sale.request.partner !== undefined,
      people: voice.t('company.cancel.people', { count: sale.booking?.named ?? 0 }),
    };
    return this.page('cancel', model, sale, voice, title);
  }

  /** Where the words of a refusal stand. */
  wordsOf(code: string): string {
    return `company.problem.${KNOWN.includes(code) ? code : 'other'}`;
  }

  private page(
    view: string,
    model: object,
    { organisation }: OwnSale,
    voice: Voice,
    title: string,
    status = 200,
  ): Page {
    return page(`company/${view}`, model, {
      title,
      status,
      private: true,
      context: { help: pageHelp(organisation, voice.language, this.formats), bodyClass: 's-staff s-desk' },
    });
  }

  private voice(language: Language): Voice {
    return new Voice(this.texts, this.formats, language);
  }
}

const DESK_FIELDS = ['orderNumber', 'question', 'reason', 'fullName', 'reach', 'language', 'list', 'seats'];

const wordsOf = ({ field, code }: FieldProblem): string => `company.error.${field}.${code}`;
