import type { NewOrganisation } from '../organisations';
import { derivedId } from '../shared/ids';

/** The same id at every load, so that a repeat makes nothing twice. */
export const demoId = (name: string): string => derivedId('demo', name);

/** The two associations of the programme, a partner in Berat, and a company. Telephone numbers are invented. */
export const ORGANISATIONS: readonly NewOrganisation[] = [
  {
    id: demoId('legis'),
    slug: 'legis',
    kind: 'association',
    name: {
      en: 'Legis, Skopje',
      mk: 'Легис, Скопје',
      sq: 'Legis, Shkup',
      'sr-Cyrl': 'Легис, Скопље',
      bs: 'Legis, Skoplje',
      ar: 'ليغيس، سكوبيه',
    },
    country: 'MK',
    town: 'Skopje',
    language: 'mk',
    timeZone: 'Europe/Skopje',
    currency: 'MKD',
    help: {
      phone: '+389 2 000 0000',
      hours: {
        en: 'Monday to Friday, 9:00 to 16:00.',
        mk: 'Понеделник до петок, 9:00 до 16:00.',
        sq: 'E hënë deri të premte, 9:00 deri 16:00.',
        'sr-Cyrl': 'Понедељак до петак, 9:00 до 16:00.',
        bs: 'Ponedjeljak do petak, 9:00 do 16:00.',
        ar: 'من الاثنين إلى الجمعة، 9:00 إلى 16:00.',
      },
      languages: ['mk', 'sq', 'ar', 'en', 'fa'],
      address: {
        en: 'Community Centre, 2nd floor, Skopje',
        'sr-Cyrl': 'Центар заједнице, 2. спрат, Скопље',
        bs: 'Centar zajednice, 2. sprat, Skoplje',
        mk: 'Центар на заедницата, 2. кат, Скопје',
        sq: 'Qendra e komunitetit, kati 2, Shkup',
        ar: 'المركز المجتمعي، الطابق 2، سكوبيه',
      },
    },
    settings: { waitlistRule: 'fit' },
    signatory: {
      name: 'Vera Primer',
      role: {
        en: 'Programme lead',
        'sr-Cyrl': 'Руководитељка програма',
        bs: 'Rukovoditeljica programa',
        mk: 'Раководителка на програмата',
        sq: 'Drejtuese e programit',
        ar: 'مديرة البرنامج',
      },
    },
  },
  {
    id: demoId('utociste'),
    slug: 'utociste',
    kind: 'association',
    name: {
      en: 'Utočište social bakery, Belgrade',
      'sr-Cyrl': 'Социјална пекара Уточиште, Београд',
      bs: 'Socijalna pekara Utočište, Beograd',
      mk: 'Социјална пекарница Уточиште, Белград',
      sq: 'Furra sociale Utočište, Beograd',
      ar: 'مخبز أوتوتشيشتي الاجتماعي، بلغراد',
    },
    country: 'RS',
    town: 'Belgrade',
    language: 'sr-Cyrl',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    help: {
      phone: '+381 11 000 0000',
      hours: {
        en: 'Monday to Friday, 8:00 to 15:00.',
        'sr-Cyrl': 'Понедељак до петак, 8:00 до 15:00.',
        mk: 'Понеделник до петок, 8:00 до 15:00.',
        sq: 'E hënë deri të premte, 8:00 deri 15:00.',
        bs: 'Ponedjeljak do petak, 8:00 do 15:00.',
        ar: 'من الاثنين إلى الجمعة، 8:00 إلى 15:00.',
      },
      languages: ['sr-Cyrl', 'fa', 'ar', 'en', 'uk'],
      address: {
        en: 'The bakery, ground floor, Belgrade',
        mk: 'Пекарницата, приземје, Белград',
        bs: 'Pekara, prizemlje, Beograd',
        'sr-Cyrl': 'Пекара, приземље, Београд',
        sq: 'Furra, kati përdhes, Beograd',
        ar: 'المخبز، الطابق الأرضي، بلغراد',
      },
    },
    signatory: {
      name: 'Pera Primer',
      role: {
        en: 'Head of the bakery school',
        mk: 'Раководител на пекарското училиште',
        bs: 'Rukovodilac pekarske škole',
        'sr-Cyrl': 'Руководилац пекарске школе',
        sq: 'Drejtues i shkollës së furrës',
        ar: 'مدير مدرسة الخبز',
      },
    },
  },
  {
    id: demoId('berat'),
    slug: 'berat',
    kind: 'association',
    name: {
      en: 'Skills Centre Berat',
      sq: 'Qendra e Aftësive, Berat',
      mk: 'Центар за вештини, Берат',
      'sr-Cyrl': 'Центар вештина, Берат',
      bs: 'Centar vještina, Berat',
      ar: 'مركز المهارات، بيرات',
    },
    country: 'AL',
    town: 'Berat',
    language: 'sq',
    timeZone: 'Europe/Tirane',
    currency: 'ALL',
    help: {
      phone: '+355 32 000 000',
      hours: {
        en: 'Monday to Friday, 9:00 to 15:00.',
        'sr-Cyrl': 'Понедељак до петак, 9:00 до 15:00.',
        mk: 'Понеделник до петок, 9:00 до 15:00.',
        bs: 'Ponedjeljak do petak, 9:00 do 15:00.',
        sq: 'E hënë deri të premte, 9:00 deri 15:00.',
        ar: 'من الاثنين إلى الجمعة، 9:00 إلى 15:00.',
      },
      languages: ['sq', 'rom', 'en'],
    },
    signatory: {
      name: 'Drita Shembull',
      role: {
        en: 'Coordinator',
        'sr-Cyrl': 'Координаторка',
        mk: 'Координаторка',
        bs: 'Koordinatorica',
        sq: 'Koordinatore',
        ar: 'منسّقة',
      },
    },
  },
  {
    id: demoId('textile'),
    slug: 'textile',
    kind: 'company',
    name: {
      en: 'Textile Works',
      'sr-Cyrl': 'Текстил Пример',
      bs: 'Tekstil Primjer',
      mk: 'Текстил Пример',
      sq: 'Tekstil Shembull',
      ar: 'مصنع النسيج',
    },
    country: 'MK',
    town: 'Skopje',
    language: 'mk',
    timeZone: 'Europe/Skopje',
    currency: 'MKD',
  },
];

/** Who signs in to the demo; every password is the same and stands in the README. */
export const ACCOUNTS: readonly {
  email: string;
  name: string;
  organisation: string;
  role: 'operator' | 'manager' | 'coordinator' | 'instructor' | 'accountant' | 'contact';
}[] = [
  { email: 'operator@sofra.example', name: 'Operator', organisation: 'legis', role: 'operator' },
  ...(['legis', 'utociste'] as const).flatMap((organisation) =>
    (
      [
        ['manager', organisation === 'legis' ? 'Vera' : 'Pera'],
        ['coordinator', organisation === 'legis' ? 'Biljana' : 'Milica'],
        ['instructor', organisation === 'legis' ? 'Ljubica' : 'Stojan'],
        ['accountant', organisation === 'legis' ? 'Goce' : 'Ana'],
      ] as const
    ).map(([role, name]) => ({ email: `${role}@${organisation}.example`, name, organisation, role })),
  ),
  { email: 'coordinator@berat.example', name: 'Drita', organisation: 'berat', role: 'coordinator' },
  { email: 'contact@textile.example', name: 'Katerina', organisation: 'textile', role: 'contact' },
];

export const DEMO_PASSWORD = 'open-table';
