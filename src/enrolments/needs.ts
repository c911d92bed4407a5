import { type Language, LANGUAGES } from '../shared/locale';
import type { Texts } from '../platform/i18n';
import { HELPS } from './join-steps';

/**
 * What helps somebody, for this reader: what was ticked while joining stands in the language of the office, and is said in the reader's;
 * own words stay as they were written.
 */
export function needsIn(texts: Texts, language: Language, needs: string): string {
  const ticked = (part: string) =>
    HELPS.find((help) => LANGUAGES.some((one) => texts.t(one, `join.help.${help}`) === part));
  return needs
    .split('. ')
    .map((part) => {
      const help = ticked(part);
      return help ? texts.t(language, `join.help.${help}`) : part;
    })
    .join('. ');
}
