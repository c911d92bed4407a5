import { type Language, localText } from '../shared/locale';
import type { Formats } from '../platform/i18n';
import type { Help as PageHelp } from '../platform/views';
import type { Organisation } from './organisation';

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
