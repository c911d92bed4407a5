import { type NewOrganisation, type Organisation, Organisations } from '../../src/organisations';
import { systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';

/** A valid association in Skopje, or what the overrides make of it. Tests run at any hour: there are no quiet hours unless asked for. */
export function makeOrganisation(app: TestApp, overrides: Partial<NewOrganisation> = {}): Promise<Organisation> {
  const id = newId();
  return app.get(Organisations).create(systemActor('tests'), {
    id,
    slug: `o-${id}`,
    kind: 'association',
    name: { en: 'Legis' },
    country: 'MK',
    town: 'Skopje',
    language: 'mk',
    timeZone: 'Europe/Skopje',
    currency: 'MKD',
    help: { phone: '+38920000000', languages: ['en', 'mk', 'ar'] },
    ...overrides,
    settings: { quietHours: null, ...overrides.settings },
  });
}
