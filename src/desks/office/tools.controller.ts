import { Controller, Get } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame } from './office.frame';

/** What the office needs now and then: where it stands, and the key of the texts that name it. */
const TOOLS = [
  { path: '/office/people', key: 'people' },
  { path: '/office/letters', key: 'letters' },
  { path: '/office/import', key: 'import' },
  { path: '/office/solidarity', key: 'solidarity' },
  { path: '/office/calendars', key: 'calendars' },
  { path: '/office/embed', key: 'embed' },
  { path: '/certificates', key: 'check' },
] as const;

/** The ways to what is needed now and then, on one page. */
@Controller('office/tools')
@Allow('coordinator', 'manager')
export class ToolsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  @Get()
  async show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    const organisation = await this.organisations.get(actor.organisationId);
    const voice = this.frame.voice(language);
    const title = voice.t('office.tools.title');
    const tools = TOOLS.map(({ path, key }) => ({
      path,
      name: voice.t(`office.tools.${key}`),
      what: voice.t(`office.tools.${key}-what`),
    }));
    return this.frame.page('office/tools', { title, tools }, { actor, organisation, voice }, { title });
  }
}
