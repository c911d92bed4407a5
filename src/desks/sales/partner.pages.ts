import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import { derivedId, newId } from '../../shared/ids';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { PARTNER_KINDS, PartnerBlockForm, PartnerBlocks } from '../../bookings';
import { Classes, shownAt } from '../../classes';
import { type ClassContext, ClassContexts } from '../../enrolments';
import { smallHead } from '../office/class-head.presenter';
import { OfficeFrame } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { dayView, shown } from '../planning/fields.presenter';
import { monthName } from '../planning/months';
import { dayValues, type Values } from '../planning/values';
import { fieldOfPartner, partnerInput } from './partner-fields';

/** So long before the first meeting the names are there unless the office says otherwise. */
const NAMED_BEFORE = 3 * 24 * 3_600_000;

/** The form by which the office holds seats for a partner. */
@Injectable()
export class PartnerPages {
  constructor(
    private readonly classes: Classes,
    private readonly contexts: ClassContexts,
    private readonly blocks: PartnerBlocks,
    private readonly frame: OfficeFrame,
  ) {}

  /** @throws NotFoundError */
  async blank(actor: StaffActor, language: Language, code: string): Promise<Page> {
    const context = await this.contexts.fresh(actor.organisationId, code);
    const { startsAt, timeZone } = context.trainingClass;
    const { day } = shownAt(new Date(startsAt.getTime() - NAMED_BEFORE), timeZone);
    const until = dayValues('until', day, (month) => monthName(this.frame.voice(language).language, month));
    const values = { token: newId(), kind: 'association', language: context.organisation.language, ...until };
    return this.page(actor, language, context, values);
  }

  /** Holds the seats and goes to the partner's page; a refusal comes back with all that was typed. @throws NotFoundError */
  async hold(actor: StaffActor, language: Language, code: string, values: Values): Promise<Page | Redirect> {
    const { id, timeZone } = await this.classes.getOwn(actor.organisationId, code);
    const again = async (problems: readonly FieldProblem[], status = 422): Promise<Page> =>
      this.page(actor, language, await this.contexts.fresh(actor.organisationId, code), values, { problems, status });
    const form = parseForm(PartnerBlockForm, partnerInput(values, id, timeZone));
    if (!form.ok) return again(form.errors);
    const operation = derivedId('partner-block', JSON.stringify([actor.organisationId, values]));
    try {
      const { request } = await this.blocks.hold(actor, operation, form.value);
      return redirect(`/office/companies/${request.id}`, 'partners.flash');
    } catch (error) {
      if (error instanceof FieldErrors) return again(error.errors);
      if (!(error instanceof DomainError) || !REFUSALS.has(error.code)) throw error;
      return again([{ field: 'seats', code: error.code, message: '' }], error.status);
    }
  }

  private page(
    actor: StaffActor,
    language: Language,
    context: ClassContext,
    values: Values,
    refused?: { readonly problems: readonly FieldProblem[]; readonly status: number },
  ): Page {
    const voice = this.frame.voice(language);
    const { code } = context.trainingClass;
    const title = voice.t('partners.title');
    const problems = (refused?.problems ?? []).map((one) => ({ ...one, field: fieldOfPartner(one.field) }));
    const model = {
      ...smallHead(voice, context),
      title,
      action: `/office/classes/${code}/partners/new`,
      v: shown(values, 'token', 'name', 'kind', 'contact', 'email', 'phone', 'language', 'seats'),
      until: dayView(values, 'until'),
      kinds: PARTNER_KINDS.map((value) => ({ value, text: voice.t(`partners.kind.${value}`) })),
      languages: LANGUAGES.map((value) => ({ value, text: languageInfo(value).name })),
      errors: inWords(voice, problems, ({ field, code: problem }) => `partners.error.${field}.${problem}`),
    };
    const { organisation } = context;
    return this.frame.page(
      'sales/partner',
      model,
      { actor, organisation, voice },
      { title, status: refused?.status ?? 200 },
    );
  }
}

/** What stands beside the number of seats. */
const REFUSALS: ReadonlySet<string> = new Set(['class_full', 'class_closed', 'free_seats_gone']);
