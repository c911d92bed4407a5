import { z } from 'zod';
import { LANGUAGES } from '../shared/locale';
import { type ApiArea, listOf } from '../platform/http';

const letter = z
  .object({
    message: z.string(),
    language: z.enum(LANGUAGES),
    texts: z.array(
      z.object({
        key: z.string(),
        text: z.string().meta({ description: 'As the product says it; what stands in braces is filled in.' }),
        own: z.string().nullable(),
      }),
    ),
    subject: z.string().meta({ description: 'Of an invented letter in these words.' }),
    sms: z.string().nullable(),
  })
  .meta({ id: 'LetterWords' });

/** The letters in an organisation's own words, as the API's description tells them. */
export const LETTERS = {
  tag: 'organisations',
  path: {
    organisation: 'The id or the slug.',
    message: 'The name of the letter, as the list has it; `frame` is around all.',
  },
  routes: {
    list: {
      summary: 'The letters that go out by themselves',
      description: '`own`: the languages in which some of it is said in own words.',
      answers: { 200: listOf(z.object({ message: z.string(), own: z.array(z.enum(LANGUAGES)) })) },
    },
    show: { summary: 'One letter in one language', answers: { 200: letter } },
    change: {
      summary: 'Say a letter in own words',
      description:
        'By key; null gives the text of the product back, a key that is left out stays. What stands in braces has to stay. ' +
        'An SMS takes two parts at most, and what protects people (nobody asks for money or a code) is not changed.',
      answers: { 200: letter },
      example: { language: 'en', texts: { 'enrolments.mail.joined.title': 'You have a place at our table' } },
    },
  },
} satisfies ApiArea;
