import type { Voice } from '../catalogue/voice';
import type { NamesTried } from './name-lists';

/** A list of names that comes back: who has a place now, and why the others have none. */
export const triedView = (voice: Voice, { refused, named }: NamesTried): object => ({
  named: named > 0 ? voice.t('company.names.taken', { count: named }) : undefined,
  level: refused.some(({ code }) => code === 'entry_level_missing'),
  rows: refused.map(({ line, typed, code }) => ({ line, typed, why: voice.t(whyOf(voice, code)) })),
});

/** Why somebody in a list could not be named. */
const whyOf = (voice: Voice, code: string): string => {
  const own = `company.names.why.${code}`;
  return voice.has(own) ? own : voice.has(`errors.field.${code}`) ? `errors.field.${code}` : 'company.names.why.other';
};
