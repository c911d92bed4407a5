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
  /** How many of those who joined gave the place back, so that the first in line has an offer. */
  readonly gaveBack?: number;
  /** The day of the decision, counted like the others. */
  readonly decideDay?: number;
}

const EMBROIDERY = { organisation: 'legis', languages: ['mk', 'ar'] } as const;
const BAKERY = { organisation: 'utociste', languages: ['sr-Cyrl', 'fa'] } as const;

/** Two are finished with everybody there, one is full, one full with an offer out and two waiting, one to be decided; two meet on the day on which the data is loaded. New ones come last: people count by place. */
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
    waiting: 3,
    gaveBack: 1,
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
    decideDay: 1,
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
  {
    ...BAKERY,
    key: 'utociste-0',
    course: 'bread-and-pastry',
    group: 'Z',
    capacity: 8,
    firstDay: -30,
    meetings: 5,
    every: 3,
    hour: 16,
    hours: 4,
    state: 'finished',
    joined: 6,
  },
  {
    ...EMBROIDERY,
    key: 'legis-e',
    course: 'embroidery-first-stitches',
    group: 'C',
    capacity: 10,
    firstDay: -7,
    meetings: 8,
    every: 7,
    hour: 18,
    hours: 2,
    state: 'confirmed',
    joined: 7,
  },
  {
    ...BAKERY,
    key: 'utociste-d',
    course: 'bread-and-pastry',
    group: 'C',
    capacity: 8,
    firstDay: -3,
    meetings: 5,
    every: 3,
    hour: 9,
    hours: 4,
    state: 'confirmed',
    joined: 6,
  },
];

/** Invented people, each with the word for "example" as a family name, in the script that the person writes. */
const PEOPLE = [
  ['Rana', 'Mithal', 'ar'],
  ['Elvana', 'Shembull', 'sq'],
  ['Јасмина', 'Примеровска', 'mk'],
  ['Leila', 'Nemune', 'fa'],
  ['أم كريم', 'مثال', 'ar'],
  ['Оксана', 'Прикладенко', 'uk'],
  ['Drita', 'Shembulli', 'sq'],
  ['Зорица', 'Примеровић', 'sr-Cyrl'],
  ['Amira', 'Primjerović', 'bs'],
  ['Blerim', 'Shembulli', 'sq'],
  ['فاطمة', 'مثال', 'ar'],
  ['Snežana', 'Primerović', 'sr-Latn'],
  ['عمر', 'مثال', 'ar'],
  ['Teuta', 'Shembulli', 'sq'],
  ['Мирјана', 'Примеровска', 'mk'],
  ['Karim', 'Mithal', 'ar'],
] as const;

/** The n-th invented person. */
export function demoPerson(n: number): {
  fullName: string;
  language: (typeof PEOPLE)[number][2];
  phone: string;
} {
  const [given, family, language] = PEOPLE[n % PEOPLE.length] ?? PEOPLE[0];
  return {
    fullName: `${given} ${family}`,
    language,
    // 070 000 000 and up: a range in which nobody is called.
    phone: `+38970${String(100_000 + n).padStart(6, '0')}`,
  };
}
