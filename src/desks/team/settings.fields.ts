import type { FieldProblem } from '../../shared/domain-error';
import { PERSON_LANGUAGES } from '../../shared/locale';
import { parseForm } from '../../platform/http';
import { type Help, HelpForm, type OrganisationSettings, SettingsPatch } from '../../organisations';
import { text, textsOf, textValues, ticked, type Values } from '../planning/values';
import { durationOf, sameLength, spanOf } from './span';

/** The settings that are lengths of time, in the order of the page. */
export const SPANS = ['offerWindow', 'holdWindow', 'closeAfter'] as const;
/** Those that are numbers. */
export const NUMBERS = ['maxParty', 'maxQueue'] as const;

/** A form as a patch, or what is wrong with it by field. */
type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** The settings as they stand in the form. */
export function settingsValues(settings: OrganisationSettings): Values {
  const spans = SPANS.flatMap((name) => {
    const { n, unit } = spanOf(settings[name]);
    return [
      [name, String(n)],
      [`${name}-unit`, unit],
    ];
  });
  const { quietHours } = settings;
  return {
    ...(Object.fromEntries(spans) as Values),
    quiet: quietHours ? 'yes' : '',
    'quietHours.from': quietHours?.from ?? '21:00',
    'quietHours.to': quietHours?.to ?? '08:00',
    waitlistRule: settings.waitlistRule,
    maxParty: String(settings.maxParty),
    maxQueue: String(settings.maxQueue),
  };
}

/** What the form changes: lengths that stay as long as they are, and what was left as it is, are no change. */
export function settingsIn(values: Values, now: OrganisationSettings): Read<SettingsPatch> {
  const spans = SPANS.map(
    (name) => [name, durationOf(text(values, name), text(values, `${name}-unit`)) ?? ''] as const,
  );
  const numbers = NUMBERS.map((name) => [name, numberIn(text(values, name))] as const);
  const hours = { from: text(values, 'quietHours.from'), to: text(values, 'quietHours.to') };
  const form = parseForm(SettingsPatch, {
    ...Object.fromEntries([...spans, ...numbers]),
    quietHours: text(values, 'quiet') === 'yes' ? hours : null,
    waitlistRule: text(values, 'waitlistRule'),
  });
  if (!form.ok) return { ok: false, errors: form.errors };
  const patch = Object.entries(form.value).filter(([name, value]) => !isSame(now[name as keyof SettingsPatch], value));
  return { ok: true, value: Object.fromEntries(patch) };
}

/** The help as it stands in the form. */
export const helpValues = ({ phone, hours, languages, address, messenger }: Help): Values => ({
  phone,
  messenger,
  languages,
  ...textValues('hours', hours),
  ...textValues('address', address),
});

/** What the form says of where people find help. */
export function helpIn(values: Values): Read<HelpForm> {
  const typed = { phone: text(values, 'phone'), messenger: text(values, 'messenger') };
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const [hours, address] = [textsOf(values, 'hours'), textsOf(values, 'address')];
  const chosen = ticked(values, 'languages');
  const form = parseForm(HelpForm, {
    ...filled,
    ...(hours ? { hours } : {}),
    ...(address ? { address } : {}),
    languages: PERSON_LANGUAGES.filter((code) => chosen.includes(code)),
  });
  return form.ok ? { ok: true, value: form.value } : { ok: false, errors: form.errors };
}

const numberIn = (typed: string): number | string => (/^\d{1,9}$/.test(typed) ? Number(typed) : typed);

function isSame(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string' && /^P/.test(before) && /^P/.test(after))
    return sameLength(before, after);
  return JSON.stringify(before) === JSON.stringify(after);
}
