import { type Language, languageInfo, localText, type LocalText } from '../../shared/locale';
import { stripBidi } from '../../platform/i18n';

/** A text as a page shows it, line by line, marked with its language. */
export interface TextView {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly lines: readonly string[];
}

export function textView(texts: LocalText, language: Language): TextView {
  const shown = localText(texts, language);
  const lines = stripBidi(shown.text).split(/\n+/);
  return { lang: shown.language, dir: languageInfo(shown.language).dir, lines };
}
