import { canonicalText } from '../../shared/same';

/** Whether what is kept says the same as what was sent, in all that was sent: a form that came twice, not one that was changed in between. */
export function agrees(sent: object, kept: object): boolean {
  const stored = kept as Readonly<Record<string, unknown>>;
  return Object.entries(JSON.parse(JSON.stringify(sent)) as object).every(
    ([key, value]) => canonicalText(value) === canonicalText(stored[key]),
  );
}
