import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem, LostRaceError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Places } from '../../enrolments';
import { personName } from '../../people';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { PlacePages } from './place.pages';
import { PlaceReader } from './place.reader';

const Names = z.object({ companions: z.array(z.object({ fullName: personName })) });

const FIRST = 'companions.0.fullName';

/** Names for those who come along, given and changed. */
@Controller('places/:secret/companions')
export class CompanionsController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly places: Places,
    private readonly pages: PlacePages,
  ) {}

  @Get()
  @Allow('secret')
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.companions(await this.reader.own(actor), language);
  }

  @Post()
  @Allow('secret')
  async save(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const typed = namesOf(body, place.enrolment.seats - 1);
    const form = parseForm(Names, { companions: typed.map((fullName) => ({ fullName })) });
    const again = (errors: readonly FieldProblem[]): Page => this.pages.companions(place, language, { errors, typed });
    if (!form.ok) return again(form.errors);
    try {
      await this.places.setCompanions(actor, place.enrolment.id, form.value.companions);
    } catch (error) {
      if (error instanceof FieldErrors) return again(error.errors);
      if (error instanceof LostRaceError) return again([{ field: FIRST, code: 'lost_race', message: '' }]);
      if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
      return redirect(`/places/${place.secret}`, 'place.problem.companions');
    }
    return redirect(`/places/${place.secret}`, 'place.flash.companions');
  }
}

/** The names typed, without empty ones at the end. */
function namesOf(body: unknown, most: number): string[] {
  const fields = (body ?? {}) as Record<string, unknown>;
  const names = Array.from({ length: most }, (_, at) => {
    const value = fields[`companions.${at}.fullName`];
    return typeof value === 'string' ? value : '';
  });
  while (names.at(-1)?.trim() === '') names.pop();
  return names;
}
