/** Associations, companies, institutions and donors: their record and settings. */
export { SettingsPatch } from './organisation.forms';
export { Organisations } from './organisations.service';
export { pageHelp, sharedHelp } from './organisation-help';
export { HelpEverywhereModule, OrganisationsModule } from './organisations.module';
export { OrganisationSettingsChanged } from './organisations.facts';
export { DEFAULT_SETTINGS } from './organisation';
export type {
  Help,
  NewOrganisation,
  Organisation,
  OrganisationKind,
  OrganisationSettings,
  Signatory,
} from './organisation';
