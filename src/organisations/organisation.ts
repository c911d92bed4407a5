import type { Language, LocalText, PersonLanguage } from '../shared/locale';
import type { Currency } from '../shared/money';
import type { QuietHours } from '../shared/quiet-hours';

export const ORGANISATION_KINDS = ['association', 'company', 'institution', 'donor'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What an organisation decides for all of its classes; a class may have a value of its own. */
export interface OrganisationSettings {
  /** How long an offer is open; an ISO 8601 duration. */
  readonly offerWindow: string;
  /** How long an unpaid place is held; an ISO 8601 duration. */
  readonly holdWindow: string;
  readonly quietHours: QuietHours | null;
  /** `strict`: the head of the waiting list waits until its party fits; `fit`: the next party that fits goes first. */
  readonly waitlistRule: 'strict' | 'fit';
  /** Most seats that one party may have. */
  readonly maxParty: number;
  /** Most parties that may wait in a class. */
  readonly maxQueue: number;
  /** How long after its last meeting a class that is over closes by itself; an ISO 8601 duration. */
  readonly closeAfter: string;
  /** Where answers to letters go; to nobody when null. */
  readonly replyTo: string | null;
}

export const DEFAULT_SETTINGS: OrganisationSettings = {
  offerWindow: 'PT48H',
  holdWindow: 'P7D',
  quietHours: { from: '21:00', to: '08:00' },
  waitlistRule: 'strict',
  maxParty: 6,
  maxQueue: 2000,
  closeAfter: 'P90D',
  replyTo: null,
};

/** Where people find help in a language of theirs; it stands on every page. */
export interface Help {
  readonly phone?: string;
  readonly hours?: LocalText;
  readonly languages: readonly PersonLanguage[];
  readonly address?: LocalText;
  /** A link to WhatsApp or Viber. */
  readonly messenger?: string;
}

/** Who signs certificates. */
export interface Signatory {
  readonly name: string;
  readonly role: LocalText;
}

/** An association, company, institution or donor. Each owns its data. */
export interface Organisation {
  readonly id: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name: LocalText;
  /** ISO 3166-1 alpha-2; phone numbers without a country code are read as this country's. */
  readonly country: string;
  readonly town: string;
  /** The town's language. */
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly currency: Currency;
  readonly help: Help;
  readonly settings: OrganisationSettings;
  readonly signatory?: Signatory;
  /** Since when nobody works for it any more. */
  readonly closed?: Date;
}

/** What a new organisation is made of; settings not given have their defaults. */
export interface NewOrganisation {
  /** Given by demo data, so that a repeat makes nothing twice. */
  readonly id?: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name: LocalText;
  readonly country: string;
  readonly town: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly help?: Help;
  readonly settings?: Partial<OrganisationSettings>;
  readonly signatory?: Signatory;
}
