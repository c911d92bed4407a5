import { isLanguage, type Language, languageInfo } from '../../shared/locale';
import type { ClassWords } from '../../enrolments';
import { isPublic } from '../../classes';
import type { Voice } from '../catalogue/voice';
import { smallHead } from '../office/class-head.presenter';
import type { OpenClass } from '../office/reading';
import { addressOf } from './address';

/** More languages than this would be too small to be read from the corridor. */
const MOST_LANGUAGES = 4;

/** The languages of a door: the town's, those of the class, then those in which the organisation helps. Serbian stands in one script. */
export function signLanguages({ organisation, trainingClass }: Pick<OpenClass, 'organisation' | 'trainingClass'>) {
  const wanted = [
    organisation.language,
    ...trainingClass.teachingLanguages,
    ...trainingClass.interpreterLanguages,
    ...organisation.help.languages,
  ].filter(isLanguage);
  const base = (language: Language) => language.split('-')[0];
  return wanted
    .filter((language, at) => wanted.findIndex((other) => base(other) === base(language)) === at)
    .slice(0, MOST_LANGUAGES);
}

/** What stands at the door: course, group, times and room in each language, and the way to the page of the class once it is public. */
export function signView(
  voice: Voice,
  open: OpenClass,
  {
    words,
    speak,
    publicUrl,
  }: { readonly words: ClassWords; readonly speak: (language: Language) => Voice; readonly publicUrl: string },
): object {
  const { trainingClass, course, organisation } = open;
  const languages = signLanguages(open);
  const parts = languages.map((language) => {
    const own = speak(language);
    return {
      language,
      dir: languageInfo(language).dir,
      title: own.local(course.title).text,
      when: words.group(open, language),
      room: own.local(trainingClass.venue).text,
    };
  });
  const [first = organisation.language] = languages;
  return {
    ...smallHead(voice, open),
    name: voice.local(organisation.name),
    motif: course.motif,
    first: parts[0],
    others: parts.slice(1),
    way: isPublic(trainingClass) ? addressOf(publicUrl, trainingClass, first) : undefined,
  };
}
