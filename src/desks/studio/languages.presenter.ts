import { type Language, languageInfo } from '../../shared/locale';
import { type DraftLesson, missingIn, type OpenDraft, standing, textsIn, WRITTEN } from '../../learning';
import type { Voice } from '../catalogue/voice';

/** What of a lesson is translated: title, aim and all that stands in its parts. */
export const translated = ({ title, aim, blocks }: DraftLesson): object => ({
  title,
  ...(aim ? { aim } : {}),
  blocks: standing(blocks).map(({ block }) => block),
});

/** The languages other than the first, each with how many texts are missing in these lessons. */
export function languagesView(voice: Voice, { draft, lessons }: OpenDraft, only?: DraftLesson): object[] {
  const texts = textsIn((only ? [only] : standing(lessons)).map(translated));
  return WRITTEN.filter((language) => language !== draft.language).map((language) => {
    const missing = missingIn(texts, language);
    return {
      code: language,
      ...nameOf(language),
      done: missing === 0,
      begun: missing < texts.length,
      missing: voice.t('studio.missing', { count: missing }),
    };
  });
}

export const nameOf = (language: Language): { name: string; lang: Language; dir: string } => {
  const { name, dir } = languageInfo(language);
  return { name, lang: language, dir };
};
