import { isolate } from '../../platform/i18n';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import type { ClassWords } from '../../enrolments';
import { pageHelp } from '../../organisations';
import { languagesText, lengthText, levelView, priceView } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import type { OpenClass } from '../office/reading';
import { addressOf } from './address';

/** A poster of a class that takes learners, in one language: what everybody may know, and how to join. */
export function posterView(
  voice: Voice,
  { trainingClass, course, organisation }: OpenClass,
  { words, publicUrl }: { readonly words: ClassWords; readonly publicUrl: string },
): { readonly title: string } {
  const { t, language } = voice;
  const context = { trainingClass, course, organisation };
  const title = voice.local(course.title);
  return {
    title: title.text,
    ...{
      course: title,
      summary: voice.local(course.summary),
      level: levelView(voice, course.level),
      motif: course.motif,
      name: voice.local(organisation.name),
      facts: [
        { label: t('classes.price'), ...priceView(voice, course.prices, trainingClass.freePlaces) },
        { label: t('classes.when'), text: words.meetingTimes(context, language) },
        { label: t('classes.starts'), ...words.starts(context, language) },
        { label: t('classes.length'), text: lengthText(voice, trainingClass) },
        {
          label: t('classes.where'),
          local: voice.local(trainingClass.venue),
          more: t('classes.in-town', { town: isolate(voice.town(trainingClass.town)) }),
        },
        { label: t('classes.taught-in'), text: languagesText(voice, trainingClass) },
        ...(trainingClass.children
          ? [{ label: t('classes.children'), local: voice.local(trainingClass.children) }]
          : []),
      ],
      ...addressOf(publicUrl, trainingClass, language),
      phone: pageHelp(organisation, language, voice.formats).phone,
      code: trainingClass.code,
      group: t('join.group', { group: trainingClass.group }),
      languages: LANGUAGES.map((one) => languageLink(one, language, trainingClass.code)),
    },
  };
}

const languageLink = (one: Language, here: Language, code: string): object => ({
  ...languageInfo(one),
  path: `/${one}/office/classes/${code}/lists/poster`,
  current: one === here,
});
