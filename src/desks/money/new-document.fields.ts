import { FieldErrors } from '../../shared/domain-error';
import { isLanguage, type Language, localText, textLanguage } from '../../shared/locale';
import { type Currency, decimal } from '../../shared/money';
import { FreeInvoiceForm, type Invoice } from '../../billing';
import { parseBody } from '../../platform/http';
import { dayIn, text, type Values } from '../planning/values';
import { fieldOfLine, lineFields, LINES, linesTyped } from '../sales/line-fields';

/** Of the buyer, in the order of the form. */
export const BUYER_FIELDS = [
  'name',
  'street',
  'postCode',
  'town',
  'country',
  'taxNumber',
  'vatNumber',
  'registrationNumber',
] as const;

/** What stands in the form at first; of a document that was taken back, what it said. */
export function firstDocument(country: string, language: Language, before?: Invoice): Values {
  if (!before) return { kind: 'invoice', 'buyer.kind': 'company', 'buyer.country': country, language };
  const { buyer } = before;
  const written = textLanguage(before.language, language);
  const lines = before.lines.slice(0, LINES).flatMap((line, at) => {
    const values = [
      localText(line.text, written).text,
      String(line.quantity / 1000),
      decimal(line.unitPrice),
      line.vat,
    ];
    return lineFields(at).map((name, nth) => [name, values[nth] ?? ''] as const);
  });
  return {
    ...{ kind: 'invoice', insteadOf: before.number, language: written, orderNumber: before.orderNumber ?? '' },
    'buyer.kind': buyer.kind,
    ...Object.fromEntries(BUYER_FIELDS.map((field) => [`buyer.${field}`, buyer[field] ?? ''])),
    ...Object.fromEntries(lines),
  };
}

/** The form as the API takes it. @throws FieldErrors, beside the form's own fields */
export function documentIn(values: Values, currency: Currency): FreeInvoiceForm {
  const given = (name: string) => text(values, name) || undefined;
  const typed = text(values, 'language');
  const language = isLanguage(typed) ? typed : 'en';
  const { lines, problems } = linesTyped(values, { language, currency, unitOf: () => 'piece' });
  const suppliedOn = dayIn(values, 'supplied');
  if (suppliedOn === null)
    throw new FieldErrors([...problems, { field: 'supplied-d', code: 'not_a_day', message: '' }]);
  if (problems.length > 0) throw new FieldErrors(problems);
  const days = given('dueDays');
  const contact = { fullName: given('contact.fullName'), email: given('contact.email') };
  const form = {
    ...{ kind: given('kind'), insteadOf: given('insteadOf'), language, lines, suppliedOn },
    ...{
      orderNumber: given('orderNumber'),
      remark: given('remark'),
      dueDays: days === undefined ? undefined : Number(days),
    },
    buyer: {
      kind: given('buyer.kind'),
      ...Object.fromEntries(BUYER_FIELDS.map((field) => [field, given(`buyer.${field}`)])),
    },
    ...((contact.fullName ?? contact.email) ? { contact } : {}),
  };
  return parseBody(FreeInvoiceForm, JSON.parse(JSON.stringify(form)));
}

/** Problems of the API beside the form's own fields. */
export const besideFields = (error: FieldErrors): FieldErrors =>
  new FieldErrors(error.errors.map((problem) => ({ ...problem, field: fieldOfLine(problem.field) })));
