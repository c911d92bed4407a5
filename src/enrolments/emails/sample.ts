import type { Language } from '../../shared/locale';
import type { Session } from '../../classes';
import type { Enrolment } from '../enrolment';
import { ClassMoved, ClassSure, Joined, MeetingSoon, NowWaiting, Paid, Reserved } from '../enrolments.messages';
import type { LetterSubject } from './letter-subject';

const HOUR = 3_600_000;
const START = new Date('2026-10-05T15:30:00Z');
const SESSION = { id: 's1', start: START, end: new Date(START.getTime() + 2 * HOUR), changes: 0 };

const DAY = 24 * HOUR;
const at = (id: string, days: number, hours = 2): Session => {
  const start = new Date(START.getTime() + days * DAY);
  return { id, start, end: new Date(start.getTime() + hours * HOUR), changes: 1 };
};
/** A meeting that moved, one that is longer, one that is new and one that is off. */
const MOVED: readonly Session[] = [at('s2', 3), at('s3', 7, 3), at('s4', 10), { ...at('s5', 14), cancelled: true }];
const CHANGES = {
  meetings: [
    { id: 's2', was: at('s2', 2) },
    { id: 's3', was: at('s3', 7) },
    { id: 's4' },
    { id: 's5', was: at('s5', 14) },
  ],
  place: true,
};

const SAMPLE_REASON = 'Twenty people asked for ten places. Those who had no course yet came first.';

const STATUSES: Readonly<Record<string, Enrolment['status']>> = {
  [Joined.name]: 'enrolled',
  [ClassSure.name]: 'enrolled',
  [ClassMoved.name]: 'enrolled',
  [MeetingSoon.name]: 'enrolled',
  [Reserved.name]: 'reserved',
  [Paid.name]: 'enrolled',
  [NowWaiting.name]: 'waiting',
};

/** An invented person in an invented class, for the samples of all letters. */
export function sampleSubject(language: Language, message: { readonly name: string }): LetterSubject {
  return {
    enrolment: {
      id: 'e1',
      organisationId: 'o1',
      classId: 'c1',
      courseId: 'k1',
      personId: 'p1',
      subject: 's',
      status: STATUSES[message.name] ?? 'cancelled',
      seats: 1,
      companions: [],
      language,
      free: message.name !== Reserved.name,
      nonce: 'n',
      secretHash: 'h',
      cardHash: 'c',
      createdAt: START,
      changedAt: START,
      reservedUntil: new Date('2026-10-01T10:00:00Z'),
    },
    position: 5,
    now: new Date(START.getTime() - 24 * HOUR),
    url: `https://sofra.example/${language}/places/7KQ4M9XWPTR`,
    shortUrl: 'sofra.example/p/7KQ4M9XWPTR',
    session: SESSION,
    refusal: { because: SAMPLE_REASON, answer: SAMPLE_REASON },
    changes: message.name === ClassMoved.name ? CHANGES : undefined,
    trainingClass: {
      id: 'c1',
      code: 'vez-a',
      organisationId: 'o1',
      courseId: 'k1',
      state: 'published',
      town: 'Skopje',
      venue: { en: 'Community Centre, 2nd floor', mk: 'Центар на заедницата, 2. кат' },
      timeZone: 'Europe/Skopje',
      teachingLanguages: ['mk', 'ar'],
      interpreterLanguages: [],
      capacity: 12,
      admission: 'open',
      freePlaces: 'all',
      instructorIds: [],
      sessions: message.name === ClassMoved.name ? [SESSION, ...MOVED] : [SESSION],
      startsAt: START,
      endsAt: SESSION.end,
      group: 'A',
      reason: 'The room has no heating',
      version: 1,
    },
    course: {
      id: 'k1',
      organisationId: 'o1',
      trackId: 't1',
      level: 'beginner',
      slug: 'first-stitches',
      title: { en: 'Palestinian embroidery: first stitches', mk: 'Палестински вез: први бодови' },
      summary: { en: 'Sew your first patterns.' },
      outcomes: [],
      audience: [],
      hours: 16,
      entry: { rule: 'none' },
      completion: { attendance: 0.8, handwork: false, quiz: false },
      prices: { free: true, citizen: { amount: 240_000, currency: 'MKD' } },
      motif: 'star',
      state: 'published',
      offering: { towns: ['Skopje'], townKeys: ['skopje'], languages: ['mk'] },
      version: 1,
    },
    organisation: {
      id: 'o1',
      slug: 'legis',
      kind: 'association',
      name: { en: 'Legis' },
      country: 'MK',
      town: 'Skopje',
      language: 'mk',
      timeZone: 'Europe/Skopje',
      currency: 'MKD',
      help: { phone: '+389 2 000 0000', languages: ['mk', 'en'] },
      settings: {
        offerWindow: 'PT48H',
        holdWindow: 'P7D',
        quietHours: null,
        waitlistRule: 'strict',
        maxParty: 6,
        maxQueue: 2_000,
        closeAfter: 'P90D',
        replyTo: null,
      },
    },
  };
}
