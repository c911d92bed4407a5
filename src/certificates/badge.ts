import type { Organisation } from '../organisations';
import { type Credential, statusEntry } from '../platform/credentials';
import { type LocalText, localText } from '../shared/locale';
import { type Course, levelNumber } from '../tracks';
import type { Award } from './award';

/** What a badge says, all of it text already. */
export interface BadgeFacts {
  readonly award: Award;
  readonly issuedOn: Date;
  readonly organisation: Pick<Organisation, 'name' | 'country' | 'town' | 'slug'>;
  readonly course: Pick<Course, 'slug' | 'title' | 'summary' | 'outcomes' | 'level'>;
  /** What it took, in a sentence. */
  readonly criteria: string;
  readonly publicUrl: string;
  readonly did: string;
  readonly statusList: string;
}

const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];

const english = (text: LocalText): string => localText(text, 'en').text;
const seconds = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The address of a certificate for people; it answers programs too, and is the badge's id. */
export const certificateUrl = (publicUrl: string, number: string): string => `${publicUrl}/certificates/${number}`;

/**
 * The Open Badge 3.0 of an award, to be signed. It names nobody: the subject is a random id. In English where there is English, since
 * whoever reads it may be anywhere.
 */
export function badgeOf(facts: BadgeFacts): Credential {
  const { award, issuedOn, organisation, course, publicUrl } = facts;
  const outcomes = course.outcomes.map(english).filter((text) => text !== '');
  return {
    '@context': CONTEXT,
    id: certificateUrl(publicUrl, award.number),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: english(course.title),
    issuer: {
      id: facts.did,
      type: ['Profile'],
      name: english(organisation.name),
      url: publicUrl,
      address: { type: ['Address'], addressCountryCode: organisation.country, addressLocality: organisation.town },
    },
    validFrom: seconds(issuedOn),
    ...(award.validUntil ? { validUntil: seconds(award.validUntil) } : {}),
    awardedDate: seconds(issuedOn),
    credentialSubject: {
      id: award.recipient,
      type: ['AchievementSubject'],
      achievement: {
        id: `${publicUrl}/courses/${course.slug}`,
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: english(course.title),
        description: [english(course.summary), ...outcomes.map((text) => `- ${text}`)].join('\n'),
        criteria: { narrative: facts.criteria },
        tag: [`level ${levelNumber(course.level)} of 3`],
      },
    },
    credentialStatus: statusEntry(facts.statusList, award.statusIndex),
  };
}
