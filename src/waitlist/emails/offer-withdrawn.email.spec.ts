import { sampleSubject } from '../../enrolments';
import type { TrainingClass } from '../../classes';
import type { Offer } from '../offer';
import { OfferWithdrawn } from './messages';
import type { OfferSubject } from './offer-letter';
import { offerWithdrawnEmail } from './offer-withdrawn.email';

const read = sampleSubject('en', OfferWithdrawn);

/** Somebody who waits again, with changes to the class and to the rest. */
function subject(trainingClass: Partial<TrainingClass> = {}, more: Partial<OfferSubject> = {}): OfferSubject {
  return {
    ...read,
    enrolment: { ...read.enrolment, status: 'waiting' },
    trainingClass: { ...read.trainingClass, ...trainingClass },
    offer: { state: 'withdrawn' } as Offer,
    offerUrl: '',
    offerShortUrl: '',
    ...more,
  };
}

describe('Word of an offer that was taken back', () => {
  it('is true for a party that waits again', () => {
    expect(offerWithdrawnEmail.holds(subject())).toBe(true);
  });

  it('is not said in a class that is off, over or has begun, where no number counts', () => {
    expect(offerWithdrawnEmail.holds(subject({ state: 'cancelled' }))).toBe(false);
    expect(offerWithdrawnEmail.holds(subject({ state: 'finished' }))).toBe(false);
    expect(offerWithdrawnEmail.holds(subject({ startsAt: read.now }))).toBe(false);
  });

  it('is not said to a party that has another offer, or has left', () => {
    for (const status of ['offered', 'cancelled'] as const)
      expect(offerWithdrawnEmail.holds(subject({}, { enrolment: { ...read.enrolment, status } }))).toBe(false);
    expect(offerWithdrawnEmail.holds(subject({}, { position: null }))).toBe(false);
  });
});
