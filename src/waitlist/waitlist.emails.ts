import { Injectable, type OnModuleInit } from '@nestjs/common';
import { textLanguage } from '../shared/locale';
import { Config } from '../platform/config';
import { Links } from '../platform/secrets';
import { letterTo, LetterSubjects, SAMPLE_PERSON, sampleSubject } from '../enrolments';
import { type MessageType, Notifications } from '../notifications';
import { offerLapsedEmail } from './emails/offer-lapsed.email';
import { type OfferLetter, type OfferSubject } from './emails/offer-letter';
import { offerWithdrawnEmail } from './emails/offer-withdrawn.email';
import { offerRunningOutEmail, seatOfferedEmail } from './emails/seat-offered.email';
import { type Offer, OFFER_LINK } from './offer';
import { WaitlistRepository } from './waitlist.repository';

const HOUR = 3600_000;
const LETTERS: readonly OfferLetter[] = [seatOfferedEmail, offerRunningOutEmail, offerLapsedEmail, offerWithdrawnEmail];

/** The letters about offers. */
@Injectable()
export class WaitlistEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly subjects: LetterSubjects,
    private readonly repository: WaitlistRepository,
    private readonly links: Links,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    for (const letter of LETTERS) this.bind(letter);
  }

  private bind(letter: OfferLetter): void {
    this.notifications.handle(letter.message, {
      load: async ({ offerId }) => {
        const offer = await this.repository.findOffer(offerId);
        const read = offer && (await this.subjects.read(offer.enrolmentId));
        if (!offer || !read) return null;
        const subject = this.withLinks({ ...read, offer });
        if (!letter.holds(subject)) return null;
        return this.subjects.letter(subject, (t, formats) => letter.compose(subject, t, formats));
      },
      sample: (language) => {
        const subject = this.withLinks({
          ...sampleSubject(language, letter.message),
          offer: sampleOffer(letter.message),
        });
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => letter.compose(subject, t, formats));
      },
    });
  }

  /** The offer's own link, long for mails and short for SMS. */
  private withLinks(read: Omit<OfferSubject, 'offerUrl' | 'offerShortUrl'>): OfferSubject {
    const secret = this.links.secret(OFFER_LINK, read.offer.id, read.offer.nonce);
    const { publicUrl } = this.config;
    return {
      ...read,
      offerUrl: `${publicUrl}/${textLanguage(read.enrolment.language, read.organisation.language)}/offers/${secret}`,
      offerShortUrl: `${publicUrl.replace(/^https:\/\//, '')}/o/${secret}`,
    };
  }
}

function sampleOffer(message: MessageType<{ offerId: string }>): Offer {
  const madeAt = new Date('2026-10-02T08:00:00Z');
  return {
    id: `sample-${message.name}`,
    classId: 'c1',
    enrolmentId: 'e1',
    seats: 1,
    state: 'open',
    madeAt,
    until: new Date(madeAt.getTime() + 48 * HOUR),
    messageFrom: madeAt,
    nonce: 'sample',
    secretHash: 'h',
  };
}
