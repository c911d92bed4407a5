import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, parseForm } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { DoorFinder, type Found } from './door.finder';
import { FindForm } from './door.forms';
import { acquaintanceView, doorMessages } from './door.presenter';
import type { DoorProblem } from './door.service';

/** The page on which the office looks for a person, and what it found. */
@Injectable()
export class PeoplePages {
  constructor(
    private readonly frame: OfficeFrame,
    private readonly organisations: Organisations,
    private readonly finder: DoorFinder,
  ) {}

  ask(actor: StaffActor, language: Language): Promise<Page> {
    return this.page(actor, language, { q: '' });
  }

  async find(actor: StaffActor, language: Language, sent: Readonly<Record<string, unknown>>): Promise<Page> {
    const q = typeof sent['q'] === 'string' ? sent['q'] : '';
    const form = parseForm(FindForm, { q });
    if (!form.ok) return this.page(actor, language, { q, problems: form.errors });
    return this.page(actor, language, { q, found: await this.finder.find(actor, form.value.q) });
  }

  private async page(
    actor: StaffActor,
    language: Language,
    { q, found, problems = [] }: { q: string; found?: Found; problems?: readonly DoorProblem[] },
  ): Promise<Page> {
    const organisation = await this.organisations.get(actor.organisationId);
    const voice = this.frame.voice(language);
    const people = found?.people.map((one) => acquaintanceView(voice, one)) ?? [];
    const model = {
      q,
      people,
      count: people.length,
      more: found?.more === true,
      nobody: found && people.length === 0 ? voice.t('door.nobody', { typed: isolate(q.trim()) }) : undefined,
      focus: problems.length === 0 && people.length === 0,
      errors: doorMessages(voice, problems),
    };
    return this.frame.page(
      'door/people',
      model,
      { actor, organisation, voice },
      {
        title: voice.t('door.people.title'),
        status: problems.length > 0 ? 422 : 200,
      },
    );
  }
}
