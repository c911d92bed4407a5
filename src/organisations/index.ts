/** Associations, companies, institutions and donors: their record and settings. */
export { HelpForm, NewOrganisationForm, SettingsPatch } from './organisation.forms';
export { OrganisationStates } from './organisation-states.service';
export { assertOperates } from './organisations.policy';
export { Organisations } from './organisations.service';
export { pageHelp, sharedHelp } from './organisation-help';
export { HelpEverywhereModule, OrganisationsModule } from './organisations.module';
export { OrganisationSettingsChanged } from './organisations.facts';
export { DEFAULT_SETTINGS, ORGANISATION_KINDS } from './organisation';
export type {
  Help,
  NewOrganisation,
  Organisation,
  OrganisationKind,
  OrganisationSettings,
  Signatory,
} from './organisation';
