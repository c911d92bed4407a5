import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { Enrolments, Places } from '../../enrolments';
import {
  Allow,
  type Limit,
  type Page,
  RateLimits,
  redirect,
  type Redirect,
  type Request,
  RequestLanguage,
} from '../../platform/http';
import { PlacePages } from './place.pages';

/** Eight letters can be guessed in time, so tries are few. */
const TRIES: Limit = { name: 'card', points: 20, seconds: 600 };
const LETTERS = /^[A-Z0-9]{8}$/;

/** The way from the letters of a join card to the own page. */
@Controller('card')
export class CardController {
  constructor(
    private readonly places: Places,
    private readonly enrolments: Enrolments,
    private readonly limits: RateLimits,
    private readonly pages: PlacePages,
  ) {}

  @Get()
  @Allow('public')
  show(@RequestLanguage() language: Language): Page {
    return this.pages.card(language);
  }

  @Post()
  @Allow('public')
  async open(
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<Page | Redirect> {
    const value = (body as Record<string, unknown> | null)?.['letters'];
    const typed = typeof value === 'string' ? value.slice(0, 40) : '';
    const letters = typed.toUpperCase().replace(/[\s-]/g, '');
    const wrong = (code: string): Page => this.pages.card(language, typed, [{ field: 'letters', code, message: '' }]);
    if (letters === '') return wrong('no-letters');
    await this.limits.take(TRIES, request.ip);
    const found = LETTERS.test(letters) ? await this.places.findByCard(letters) : null;
    return found ? redirect(`/places/${this.enrolments.secretOf(found)}`) : wrong('wrong-letters');
  }
}
