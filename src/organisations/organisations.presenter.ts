import type { Organisation, OrganisationSettings } from './organisation';

/** What everybody may know of an organisation. */
export interface OrganisationView {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly name: Organisation['name'];
  readonly country: string;
  readonly town: string;
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly help: Organisation['help'];
  /** For its own staff only. */
  readonly settings?: OrganisationSettings;
}

/** The organisation as the API shows it. */
export function organisationView(organisation: Organisation, withSettings: boolean): OrganisationView {
  const { settings, signatory: _, closed: __, ...open } = organisation;
  return { ...open, ...(withSettings ? { settings } : {}) };
}
