import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { LostLinks } from '../../enrolments';
import { Allow, type Page, type Reply, type Request, RequestLanguage, tooManyTries } from '../../platform/http';
import { PlacePages } from './place.pages';

/** For whoever has lost the link to the own page: it goes again to the phone or address that was given. */
@Controller('lost-link')
export class LostLinkController {
  constructor(
    private readonly links: LostLinks,
    private readonly pages: PlacePages,
  ) {}

  @Get()
  @Allow('public')
  ask(@RequestLanguage() language: Language): Page {
    return this.pages.lostLink(language);
  }

  /** The answer is the same whether somebody is reached there or not. */
  @Post()
  @Allow('public')
  async send(
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page> {
    const value = (body as Record<string, unknown> | null)?.['contact'];
    const typed = typeof value === 'string' ? value.slice(0, 254) : '';
    const wrong = (errors: readonly FieldProblem[], status: number): Page =>
      this.pages.lostLink(language, typed, errors, status);
    try {
      await this.links.ask(typed, request.ip);
    } catch (error) {
      if (error instanceof FieldErrors) return wrong(error.errors, 422);
      return wrong([tooManyTries(error, reply, 'contact')], 429);
    }
    return this.pages.lostLinkSent(language, typed.trim());
  }
}
