import { Controller, Get } from '@nestjs/common';
import { isStaffOf, type StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { Organisations } from '../../organisations';
import { OfficeFrame } from './office.frame';

/** What the office needs now and then: where it stands, and the key of the texts that name it. */
const TOOLS = [
  { path: '/office/people', key: 'people' },
  { path: '/office/letters', key: 'letters' },
  { path: '/office/settings', key: 'settings' },
  { path: '/office/import', key: 'import' },
  { path: '/office/solidarity', key: 'solidarity' },
  { path: '/office/calendars', key: 'calendars' },
  { path: '/office/embed', key: 'embed' },
  { path: '/certificates', key: 'check' },
] as const;

/** What managers alone do. */
const OF_MANAGERS = [
  { path: '/office/team', key: 'team' },
  { path: '/office/tokens', key: 'keys' },
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
    const own = TOOLS.map(({ path, key }) => ({
      path,
      name: voice.t(`office.tools.${key}`),
      what: voice.t(`office.tools.${key}-what`),
    }));
    const managed = OF_MANAGERS.map(({ path, key }) => ({
      path,
      name: voice.t(`team.tool.${key}`),
      what: voice.t(`team.tool.${key}-what`),
    }));
    const tools = isStaffOf(actor, organisation.id, 'manager') ? [...own, ...managed] : own;
    return this.frame.page('office/tools', { title, tools }, { actor, organisation, voice }, { title });
  }
}
