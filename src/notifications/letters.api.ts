import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LANGUAGES, type Language } from '../shared/locale';
import { Allow, CurrentActor, Described } from '../platform/http';
import { type EditedLetter, LetterWords } from './letter-words.service';
import { LetterForm, LetterQuery } from './letters.forms';
import { LETTERS } from './letters.openapi';

/** The letters that go out by themselves, in an organisation's own words, as JSON. */
@Described(LETTERS)
@Controller('api/v1/organisations/:organisation/letters')
@Allow('coordinator', 'manager')
export class LettersApi {
  constructor(private readonly words: LetterWords) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('organisation') organisation: string): Promise<object> {
    return { items: await this.words.list(actor, organisation, LANGUAGES), next: null };
  }

  @Get(':message')
  async show(
    @CurrentActor() actor: Actor,
    @Param('organisation') organisation: string,
    @Param('message') message: string,
    @Query({ schema: LetterQuery }) { language }: LetterQuery,
  ): Promise<object> {
    return answer(message, language, await this.words.look(actor, organisation, message, language));
  }

  @Put(':message')
  async change(
    @CurrentActor() actor: Actor,
    @Param('organisation') organisation: string,
    @Param('message') message: string,
    @Body({ schema: LetterForm }) { language, texts }: LetterForm,
  ): Promise<object> {
    const typed = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text ?? '']));
    await this.words.change(actor, organisation, message, language, typed);
    return answer(message, language, await this.words.look(actor, organisation, message, language));
  }
}

const answer = (message: string, language: Language, { texts, tried }: EditedLetter): object => ({
  message,
  language,
  texts: texts.map(({ key, source, own }) => ({ key, text: source, own: own ?? null })),
  subject: tried.subject,
  sms: tried.sms ?? null,
});
