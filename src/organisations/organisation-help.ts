import { fallbacks, type Language, localText } from '../shared/locale';
import type { Formats } from '../platform/i18n';
import type { Help as PageHelp } from '../platform/views';
import type { Organisation } from './organisation';

/** More offices than this are a directory, not help. */
const MOST_OFFICES = 6;

/** Where people find help, as the block on each page shows it in the reader's language. */
export function pageHelp({ help }: Pick<Organisation, 'help'>, language: Language, formats: Formats): PageHelp {
  const names = help.languages.map((code) => formats.languageName(language, code));
  const shown = [...new Set(names)];
  return {
    ...(help.phone ? { phone: help.phone, phoneHref: `tel:${help.phone.replace(/[^+\d]/g, '')}` } : {}),
    ...(help.hours ? { hours: localText(help.hours, language).text } : {}),
    ...(shown.length > 0 ? { languages: formats.list(language, shown) } : {}),
    ...(help.messenger ? { whatsapp: help.messenger } : {}),
    ...(help.address ? { address: localText(help.address, language).text } : {}),
  };
}

/**
 * Help on pages of several organisations: the associations that speak the reader's language, each with its town, first those of towns that
 * speak it too. Where none does, all of them, for a person may bring somebody who translates. One alone is shown as on its own pages.
 */
export function sharedHelp(
  organisations: readonly Organisation[],
  language: Language,
  formats: Formats,
): PageHelp | undefined {
  const near = fallbacks(language).filter((code) => code === language || code !== 'en');
  const offices = organisations.filter(({ kind, help }) => kind === 'association' && help.phone);
  const speaking = offices.filter(({ help }) => help.languages.some((code) => near.some((own) => own === code)));
  const [first, ...others] = (speaking.length > 0 ? speaking : offices).toSorted(
    (one, other) => Number(near.includes(other.language)) - Number(near.includes(one.language)),
  );
  if (!first || others.length === 0) return first && pageHelp(first, language, formats);
  return {
    offices: [first, ...others].slice(0, MOST_OFFICES).map((one) => {
      const name = localText(one.name, language).text;
      const town = formats.town(language, one.town);
      // Many are called after their town, which is then said already.
      return { ...pageHelp(one, language, formats), name, ...(name.includes(town) ? {} : { town }) };
    }),
  };
}
