import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem, LostRaceError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Companions, companionsOf } from '../../enrolments';
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

const Names = z.object({ companions: z.array(z.object({ fullName: personName.optional() })) });

const FIRST = 'companions.0.fullName';

/** Names for those who come along, given and changed. */
@Controller('places/:secret/companions')
export class CompanionsController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly companions: Companions,
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
    const numbers = companionsOf(place.enrolment);
    const typed = namesOf(body, numbers.length);
    const form = parseForm(Names, {
      companions: typed.map((fullName) => ({ fullName: fullName.trim() || undefined })),
    });
    const again = (errors: readonly FieldProblem[]): Page => this.pages.companions(place, language, { errors, typed });
    if (!form.ok) return again(form.errors);
    const names = form.value.companions.map(({ fullName }) => (fullName === undefined ? undefined : { fullName }));
    try {
      await this.companions.name(actor, place.enrolment.id, names);
    } catch (error) {
      if (error instanceof FieldErrors) return again(error.errors);
      if (error instanceof LostRaceError) return again([{ field: FIRST, code: 'lost_race', message: '' }]);
      if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
      return redirect(`/places/${place.secret}`, 'place.problem.companions');
    }
    // A name that was taken out most often means that this person does not come.
    const emptied = numbers.find((number, at) => !names[at] && place.names.companions.has(number));
    if (emptied !== undefined) return redirect(`/places/${place.secret}/companions/${emptied}/give-back`);
    return redirect(`/places/${place.secret}`, 'place.flash.companions');
  }
}

/** The names typed; an empty one is a field that was left, or made, empty. */
function namesOf(body: unknown, most: number): string[] {
  const fields = (body ?? {}) as Record<string, unknown>;
  return Array.from({ length: most }, (_, at) => {
    const value = fields[`companions.${at}.fullName`];
    return typeof value === 'string' ? value : '';
  });
}
