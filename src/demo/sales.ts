import type { Currency } from '../shared/money';
import type { LocalText } from '../shared/locale';

/** Who sells in the demo; numbers of registers and accounts are invented, the accounts pass their check. */
export interface DemoSeller {
  readonly organisation: string;
  readonly legalName: string;
  readonly street: string;
  readonly town: string;
  readonly postCode: string;
  readonly country: string;
  readonly taxNumber: string;
  readonly account: { readonly currency: Currency; readonly number: string; readonly bank: string };
  /** Why there is no VAT. */
  readonly note: LocalText;
  /** What one free place costs, and what a class does: whole units. */
  readonly costs: {
    readonly freePlace: number;
    readonly class: string;
    readonly instructor: number;
    readonly material: number;
    readonly room: number;
  };
}

export const SELLERS: readonly DemoSeller[] = [
  {
    ...{ organisation: 'legis', legalName: 'Legis Primer', street: 'Primer 1', town: 'Skopje', postCode: '1000' },
    ...{ country: 'MK', taxNumber: '4030000000000' },
    account: { currency: 'MKD', number: '300000000012355', bank: 'Primer Banka' },
    costs: { freePlace: 4_500, class: 'legis-a', instructor: 27_000, material: 9_000, room: 6_000 },
    note: {
      en: 'The seller is not registered for VAT.',
      mk: 'Продавачот не е ДДВ обврзник.',
      sq: 'Shitësi nuk është i regjistruar për TVSH.',
      'sr-Cyrl': 'Продавац није у систему ПДВ-а.',
      bs: 'Prodavac nije u sistemu PDV-a.',
      ar: 'البائع غير مسجّل في ضريبة القيمة المضافة.',
    },
  },
  {
    ...{ organisation: 'utociste', legalName: 'Utočište Primer', street: 'Primer 2', town: 'Beograd' },
    ...{ postCode: '11000', country: 'RS', taxNumber: '100000001' },
    account: { currency: 'RSD', number: '160-123456-54', bank: 'Primer Banka' },
    costs: { freePlace: 6_000, class: 'utociste-b', instructor: 60_000, material: 24_000, room: 12_000 },
    note: {
      en: 'The seller is not in the VAT system (Art. 33 of the VAT law).',
      mk: 'Продавачот не е во системот на ДДВ (чл. 33 од Законот за ДДВ).',
      sq: 'Shitësi nuk është në sistemin e TVSH-së (neni 33 i ligjit për TVSH).',
      'sr-Cyrl': 'Продавац није у систему ПДВ-а (члан 33. Закона о ПДВ-у).',
      bs: 'Prodavac nije u sistemu PDV-a (član 33. Zakona o PDV-u).',
      ar: 'البائع ليس في نظام ضريبة القيمة المضافة (المادة 33 من قانون الضريبة).',
    },
  },
];

/** What companies have asked for: one has booked and named some of its people, one has a quote to answer, one waits for a word. */
export interface DemoSale {
  readonly key: string;
  readonly organisation: string;
  readonly course: string;
  /** The key of a class; without one it is a workshop of its own. */
  readonly class?: string;
  readonly company: {
    readonly name: string;
    readonly address: string;
    readonly town: string;
    readonly country: string;
  };
  readonly contact: { readonly fullName: string; readonly email: string };
  readonly language: 'mk' | 'sr-Cyrl';
  readonly seats: number;
  readonly notes?: string;
  /** What one seat, or the workshop, costs: whole units. */
  readonly price?: number;
  readonly currency: Currency;
  readonly until: 'asked' | 'quoted' | 'booked';
  readonly names?: readonly string[];
}

const TEXTILE = {
  company: { name: 'Tekstil Vardar Primer', address: 'Primer 12', town: 'Skopje', country: 'MK' },
  contact: { fullName: 'Vesna Primer', email: 'contact@textile.example' },
  language: 'mk',
} as const;

const KAFE = {
  company: { name: 'Kafe Dunav Primer', address: 'Primer 5', town: 'Beograd', country: 'RS' },
  contact: { fullName: 'Mila Primer', email: 'mila@kafe.example' },
  language: 'sr-Cyrl',
} as const;

export const SALES: readonly DemoSale[] = [
  {
    ...KAFE,
    key: 'sale-1',
    ...{ organisation: 'utociste', course: 'bread-and-pastry', class: 'utociste-b', seats: 3, price: 7_200 },
    ...{ currency: 'RSD', until: 'booked', names: ['Ana Primer', 'Ivan Primer'] },
  },
  {
    ...TEXTILE,
    key: 'sale-2',
    ...{ organisation: 'legis', course: 'embroidery-own-piece', seats: 12, price: 18_000, currency: 'MKD' },
    ...{ until: 'quoted', notes: 'Може ли работилницата да биде кај нас, после 15 часот?' },
  },
  {
    ...TEXTILE,
    key: 'sale-3',
    ...{ organisation: 'legis', course: 'embroidery-first-stitches', class: 'legis-a', seats: 2, currency: 'MKD' },
    ...{ until: 'asked', notes: 'Двајца од нашите работници сакаат да учат.' },
  },
];
