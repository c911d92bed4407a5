import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import { handWritten, type Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { LetterWords } from '../../notifications';
import { Organisations, SettingsPatch } from '../../organisations';
import { fieldsOf } from '../office/refusals';
import { HAND_WRITTEN } from '../planning/fields.presenter';
import { readValues, text } from '../planning/values';
import { LetterPages } from './letters.pages';

type Answer = Promise<Page | Redirect>;

/** The letters that go out by themselves, in the organisation's own words. */
@Controller('office/letters')
@Allow('coordinator', 'manager')
export class LettersController {
  constructor(
    private readonly pages: LetterPages,
    private readonly words: LetterWords,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  list(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.list(actor, language);
  }

  @Post('answers')
  async answers(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Answer {
    const typed = text(readValues(body), 'replyTo');
    const form = SettingsPatch.safeParse({ replyTo: typed === '' ? null : typed });
    if (!form.success) {
      const errors = [{ field: 'replyTo', code: 'not_an_email', message: '' }];
      return this.pages.list(actor, language, { typed, errors });
    }
    await this.organisations.changeSettings(actor, actor.organisationId, form.data);
    return redirect('/office/letters', 'letters.flash.answers');
  }

  @Get(':message')
  edit(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('message') message: string,
    @Query() query: { in?: string },
  ): Promise<Page> {
    return this.pages.edit(actor, language, message, languageIn(query, language));
  }

  @Post(':message')
  async change(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('message') message: string,
    @Query() query: { in?: string },
    @Body() body: unknown,
  ): Answer {
    const of = languageIn(query, language);
    const { do: deed, ...fields } = readValues(body);
    const reset = deed === 'reset';
    const texts = Object.fromEntries(Object.keys(fields).map((key) => [key, reset ? '' : text(fields, key)]));
    if (deed === 'look') return this.pages.edit(actor, language, message, of, { texts, errors: [], status: 200 });
    try {
      await this.words.change(actor, actor.organisationId, message, of, texts);
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.pages.edit(actor, language, message, of, { texts, errors: fieldsOf(error), status: 422 });
    }
    return redirect(`/office/letters/${message}?in=${of}`, reset ? 'letters.flash.reset' : 'letters.flash.saved');
  }
}

const languageIn = (query: { in?: string }, reader: Language): Language =>
  HAND_WRITTEN.find((one) => one === query.in) ?? handWritten(reader);
