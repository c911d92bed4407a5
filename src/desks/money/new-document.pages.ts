import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors, type FieldProblem } from '../../shared/domain-error';
import { derivedId, newId } from '../../shared/ids';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import { BillingSettingsService, FreeInvoices, InvoicesService, VAT_CODES, vatRateOf } from '../../billing';
import { type Page, redirect, type Redirect } from '../../platform/http';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { dayView } from '../planning/fields.presenter';
import { text, type Values } from '../planning/values';
import { lineViews } from '../sales/line-fields';
import { documentPath, done, MoneyFrame } from './money.frame';
import { besideFields, BUYER_FIELDS, documentIn, firstDocument } from './new-document.fields';

const NEEDED: ReadonlySet<string> = new Set(['name', 'country']);
const KINDS = ['invoice', 'pro_forma', 'advance_invoice'] as const;

/** The form for a document that no booking asks for, or for one in the place of an invoice that was taken back. */
@Injectable()
export class NewDocumentPages {
  constructor(
    private readonly settings: BillingSettingsService,
    private readonly invoices: InvoicesService,
    private readonly free: FreeInvoices,
    private readonly frame: MoneyFrame,
  ) {}

  /** @throws NotFoundError for a number that there is not */
  async show(
    actor: StaffActor,
    language: Language,
    {
      instead,
      values,
      errors = [],
    }: { instead?: string | undefined; values?: Values; errors?: readonly FieldProblem[] },
  ): Promise<Page | Redirect> {
    const reader = await this.frame.reader(actor, language);
    const { voice, organisation } = reader;
    const settings = await this.settings.read(organisation.id);
    if (!settings) return redirect('/money/settings', 'money.problem.unset');
    const before = instead === undefined ? undefined : await this.invoices.getOwn(actor, instead);
    const shown = values ?? firstDocument(organisation.country, organisation.language, before);
    const vats = VAT_CODES.filter((code) => vatRateOf(settings, code) !== null);
    const replaced = text(shown, 'insteadOf');
    const title = replaced === '' ? voice.t('money.new.title') : voice.t('money.new.instead', { number: replaced });
    const field = (name: string, more: object = {}) => fieldOf(voice, shown, name, more);
    const model = {
      ...{ title, operation: text(shown, 'operation') || newId(), insteadOf: replaced },
      kind: field('kind', { choices: KINDS.map((one) => ({ value: one, text: voice.t(`billing.kind.${one}`) })) }),
      who: field('buyer.kind', {
        choices: ['company', 'person'].map((one) => ({ value: one, text: voice.t(`money.new.${one}`) })),
      }),
      buyer: BUYER_FIELDS.map((one) => field(`buyer.${one}`, { optional: !NEEDED.has(one), width: 's-w6' })),
      contact: ['contact.fullName', 'contact.email'].map((one) => field(one, { optional: true, width: 's-w6' })),
      language: field('language', { choices: LANGUAGES.map((of) => ({ value: of, text: languageInfo(of).name })) }),
      ...lineViews(shown),
      vats: vats.map((code) => ({ value: code, text: voice.t(`sales.vat.${code}`) })),
      currency: settings.currency,
      supplied: dayView(shown, 'supplied'),
      rest: ['dueDays', 'orderNumber'].map((one) => field(one, { optional: true, width: 's-w4' })),
      remark: field('remark', { optional: true, rows: 2, maxlength: 500 }),
      errors: inWords(voice, errors),
    };
    return this.frame.page('money/new', model, reader, { title, status: errors.length > 0 ? 422 : 200 });
  }

  /** Issues it, once however often the form is sent, and shows it. */
  async write(actor: StaffActor, language: Language, values: Values): Promise<Page | Redirect> {
    const settings = await this.settings.read(actor.organisationId);
    if (!settings) return redirect('/money/settings', 'money.problem.unset');
    const operationId = derivedId(`money:new:${actor.organisationId}`, text(values, 'operation'));
    try {
      let number = '';
      const answer = await done('/money', 'new', async () => {
        ({ number } = await this.free.write(actor, operationId, documentIn(values, settings.currency)));
      });
      return number === '' ? answer : redirect(documentPath(number), 'money.flash.new');
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.show(actor, language, { values, errors: besideFields(error).errors });
    }
  }
}

/** `buyer.name` is labelled as in the settings where there is such a field, others by their own words. */
function fieldOf(voice: Voice, values: Values, name: string, more: object): object {
  const inSettings = `money.settings.field.${name.replace('buyer.', 'seller.')}`;
  const label = voice.t(voice.has(inSettings) ? inSettings : `money.new.field.${name}`);
  return { name, label, value: text(values, name), optional: false, ...more };
}
