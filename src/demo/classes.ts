/** A class of the demo. Days count from the day on which the data is loaded, so that the demo is always of today. */
export interface DemoClass {
  readonly key: string;
  readonly organisation: string;
  readonly course: string;
  readonly group: string;
  readonly capacity: number;
  readonly firstDay: number;
  readonly meetings: number;
  /** Days between meetings. */
  readonly every: number;
  /** Local hour of the start, and length in hours. */
  readonly hour: number;
  readonly hours: number;
  readonly languages: readonly ('mk' | 'sq' | 'ar' | 'en' | 'sr-Cyrl' | 'fa' | 'rom')[];
  readonly freePlaces?: number | 'all';
  readonly state: 'draft' | 'published' | 'confirmed' | 'finished';
  /** How many have joined, and how many wait when it is full. */
  readonly joined: number;
  readonly waiting?: number;
}

const EMBROIDERY = { organisation: 'legis', languages: ['mk', 'ar'] } as const;
const BAKERY = { organisation: 'utociste', languages: ['sr-Cyrl', 'fa'] } as const;

/** One is finished with everybody there, one full, one full with two waiting. */
export const CLASSES: readonly DemoClass[] = [
  {
    ...EMBROIDERY,
    key: 'legis-0',
    course: 'embroidery-first-stitches',
    group: 'Z',
    capacity: 10,
    firstDay: -56,
    meetings: 8,
    every: 7,
    hour: 17,
    hours: 2,
    state: 'finished',
    joined: 8,
  },
  {
    ...EMBROIDERY,
    key: 'legis-a',
    course: 'embroidery-first-stitches',
    group: 'A',
    capacity: 12,
    firstDay: 9,
    meetings: 8,
    every: 7,
    hour: 17,
    hours: 2,
    state: 'confirmed',
    joined: 9,
  },
  {
    ...EMBROIDERY,
    key: 'legis-b',
    course: 'embroidery-first-stitches',
    group: 'B',
    capacity: 10,
    firstDay: 12,
    meetings: 6,
    every: 7,
    hour: 10,
    hours: 3,
    state: 'published',
    joined: 10,
    waiting: 2,
  },
  {
    ...EMBROIDERY,
    key: 'legis-c',
    course: 'embroidery-patterns',
    group: 'A',
    capacity: 12,
    firstDay: 20,
    meetings: 6,
    every: 7,
    hour: 14,
    hours: 3,
    freePlaces: 4,
    state: 'published',
    joined: 5,
  },
  {
    ...EMBROIDERY,
    key: 'legis-d',
    course: 'embroidery-own-piece',
    group: 'A',
    capacity: 10,
    firstDay: 40,
    meetings: 8,
    every: 7,
    hour: 14,
    hours: 3,
    freePlaces: 2,
    state: 'draft',
    joined: 0,
  },
  {
    ...BAKERY,
    key: 'utociste-a',
    course: 'bread-and-pastry',
    group: 'A',
    capacity: 8,
    firstDay: 6,
    meetings: 5,
    every: 3,
    hour: 16,
    hours: 4,
    state: 'published',
    joined: 8,
  },
  {
    ...BAKERY,
    key: 'utociste-b',
    course: 'bread-and-pastry',
    group: 'B',
    capacity: 8,
    firstDay: 24,
    meetings: 5,
    every: 3,
    hour: 16,
    hours: 4,
    state: 'published',
    joined: 2,
  },
  {
    ...BAKERY,
    key: 'utociste-c',
    course: 'from-oven-to-market',
    group: 'A',
    capacity: 14,
    firstDay: 15,
    meetings: 6,
    every: 7,
    hour: 16,
    hours: 4,
    freePlaces: 6,
    state: 'published',
    joined: 6,
  },
  {
    organisation: 'berat',
    key: 'berat-a',
    course: 'first-steps-to-work',
    group: 'A',
    capacity: 15,
    firstDay: 8,
    meetings: 4,
    every: 7,
    hour: 10,
    hours: 3,
    languages: ['sq', 'rom'],
    state: 'published',
    joined: 6,
  },
];

/** Invented people: a call name and a family name each, in the scripts that learners write. */
const GIVEN = [
  'Rana',
  'Elvana',
  'Јасмина',
  'Leila',
  'أم كريم',
  'Oksana',
  'Drita',
  'Зорица',
  'Amira',
  'Blerim',
  'Fatima',
  'Snežana',
  'Omar',
  'Teuta',
  'Мирјана',
  'Karim',
];
const FAMILY = ['Primer', 'Shembull', 'Пример', 'نموذج', 'Sample'];
const LANGUAGES = [
  'ar',
  'sq',
  'mk',
  'fa',
  'ar',
  'uk',
  'sq',
  'sr-Cyrl',
  'bs',
  'sq',
  'ar',
  'sr-Latn',
  'ar',
  'sq',
  'mk',
  'ar',
] as const;

/** The n-th invented person. */
export function demoPerson(n: number): { fullName: string; language: (typeof LANGUAGES)[number]; phone: string } {
  const at = n % GIVEN.length;
  return {
    fullName: `${GIVEN[at]} ${FAMILY[n % FAMILY.length]}`,
    language: LANGUAGES[at] ?? 'sq',
    // 070 000 000 and up: a range in which nobody is called.
    phone: `+38970${String(100_000 + n).padStart(6, '0')}`,
  };
}
