import { type Language, languageInfo, type LanguageInfo, LANGUAGES, PERSON_LANGUAGES } from '../../shared/locale';
import type { Texts } from '../i18n';
import { manifestPath } from './assets.routes';

/** How the organisation (or the platform) can be reached; shown on every page in the same place. */
export interface Help {
  /** As people dial it; shown left to right. */
  readonly phone?: string;
  /** tel:+389... */
  readonly phoneHref?: string;
  /** Opening hours in the reader's language. */
  readonly hours?: string;
  /** Languages spoken there, as one text in the reader's language. */
  readonly languages?: string;
  /** The address of a chat: https://wa.me/... or viber://... */
  readonly whatsapp?: string;
  /** Where to visit, as text. */
  readonly address?: string;
  /** On pages of several organisations, each that may help; the rest is then theirs. */
  readonly offices?: readonly (Omit<Help, 'offices'> & { readonly name: string; readonly town?: string })[];
}

/** One entry of a navigation. */
export interface NavItem {
  readonly path: string;
  readonly text: string;
  /** How much there is to do; none shows no number. */
  readonly count?: number;
  /** Current on its own page only, not on those below it. */
  readonly exact?: boolean;
}

/** What a page's frame needs beside the page's own model. */
export interface ViewContext {
  readonly language: Language;
  /** Path and query without the language prefix: /courses?town=skopje. */
  readonly path?: string;
  /** `main` unless given; null renders the view alone. */
  readonly layout?: 'main' | 'staff' | 'plain' | 'embed' | null;
  readonly title?: string;
  readonly description?: string;
  /** A page of one person or of staff: noindex, no-referrer, no alternates. */
  readonly private?: boolean;
  /** The page came back with problems: the title says so first. */
  readonly failed?: boolean;
  /** A text key, shown once above the page; one of a `problem` is shown as such. */
  readonly flash?: string;
  /** Who is signed in; only staff pages show it. */
  readonly account?: { readonly name: string; readonly organisation?: string; readonly several?: boolean };
  readonly help?: Help;
  /** The page on which whoever is signed in begins. */
  readonly home?: string;
  /** The parts of the office that this person may see. */
  readonly sections?: readonly NavItem[];
  /** What staff do from every page: a button in the bar, by the key e. */
  readonly action?: NavItem | undefined;
  /** Where staff look for a person from every page: a form in the bar, sent and never in an address. */
  readonly search?: NavItem | undefined;
  /** The texts of this staff page are there in every language. */
  readonly everyLanguage?: boolean;
  /** `solo` prints a join card alone; `s-rollpage`, `s-desk` and the like. */
  readonly bodyClass?: string;
  /** Absolute address of the installation, for alternates in other languages. */
  readonly publicUrl?: string;
}

/** The languages a phone's bar shows first; the page's own goes before them. */
const LIKELIEST: readonly Language[] = ['en', 'ar', 'mk', 'sq', 'sr-Latn', 'sr-Cyrl', 'bs'];
const SHOWN_ON_PHONES = 3;
/** In the order of the full list. */
const FINISHED = PERSON_LANGUAGES.filter((code): code is Language => languageInfo(code).finished);
/** A phone shows three parts of the office and the current one; the rest is in the footer. */
const SHOWN_SECTIONS = 4;

interface LanguageLink extends LanguageInfo {
  readonly url: string;
  readonly current: boolean;
}

/** What templates read as @page. */
export interface PageData {
  /** The language of addresses, the reader's. */
  readonly language: Language;
  /** The language of the texts: another one on staff pages that have no translation. */
  readonly shown: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly path: string;
  readonly title: string;
  /** The page on which the reader begins: the catalogue, for whoever is not signed in. */
  readonly home: string;
}

/** The language of a page's texts: staff pages fall back to one of the office's. */
export const shownLanguage = (
  { language, layout, everyLanguage }: Pick<ViewContext, 'language' | 'layout' | 'everyLanguage'>,
  texts: Texts,
): Language => (layout === 'staff' && everyLanguage !== true ? texts.staffFallback(language) : language);

/** The page's languages and path, for helpers and layouts. */
export function pageData(context: ViewContext, texts: Texts): PageData {
  const { language, path = '/' } = context;
  const shown = shownLanguage(context, texts);
  return {
    language,
    shown,
    dir: languageInfo(shown).dir,
    path,
    title: context.title ?? '',
    home: context.home ?? '/courses',
  };
}

/** The model of a layout: the context, completed. */
export function layoutModel(context: ViewContext, data: PageData, texts: Texts, body: string): object {
  const { shown, language, path } = data;
  const link = (code: Language): LanguageLink => {
    return { ...languageInfo(code), url: `/${code}${path === '/' ? '' : path}`, current: code === language };
  };
  const hidden = context.private === true || (context.layout ?? 'main') !== 'main';
  const title = context.title ?? texts.t(shown, 'common.brand');
  return {
    ...context,
    body,
    language: shown,
    dir: data.dir,
    title: context.title === undefined ? title : titleOf(texts.t(shown, titleKey(context), { title })),
    description: hidden ? undefined : (context.description ?? texts.t(shown, 'common.description')),
    hidden,
    manifest: manifestPath(language),
    bar: LIKELIEST.toSorted((a, b) => Number(b === language) - Number(a === language)).map(link),
    more: LANGUAGES.length - SHOWN_ON_PHONES,
    languages: FINISHED.filter((code) => shownLanguage({ ...context, language: code }, texts) === code).map(link),
    // A filter or a mark that somebody's advertising put behind the address makes no other page.
    canonical: plain(`${context.publicUrl ?? ''}${link(language).url}`),
    anyLanguage: plain(`${context.publicUrl ?? ''}${path}`),
    alternates: hidden ? [] : LANGUAGES.map((code) => ({ code, url: `${context.publicUrl ?? ''}${link(code).url}` })),
    foreign: shown === language ? undefined : foreignNote(language, shown, texts),
    flash: context.flash && texts.has(context.flash) ? context.flash : undefined,
    flashIsProblem: context.flash?.includes('.problem.') === true,
    account: context.account,
    home: data.home,
    help: context.help,
    bodyClass: [context.layout === 'staff' ? 's-staff' : '', context.bodyClass ?? ''].filter(Boolean).join(' '),
    sections: context.sections?.map((item) => ({ exact: false, count: undefined, ...item })),
    action: context.action,
    search: context.search,
    manySections: context.sections !== undefined && context.sections.length > SHOWN_SECTIONS,
  };
}

const plain = (address: string): string => address.split('?')[0] ?? address;

/** Says in the reader's language which language the page is in. */
function foreignNote(language: Language, shown: Language, texts: Texts): object {
  const name = texts.t(language, `common.language.${shown}`);
  return { language, dir: languageInfo(language).dir, text: texts.t(language, 'common.page-in', { language: name }) };
}

/** A question, or what ends with a stop of its own, gets no second stop. */
const titleOf = (text: string): string => text.replace(/([?!.\u061F\u2026][\u2069\u201D\u201C]?)\. /u, '$1 ');

function titleKey(context: ViewContext): string {
  return context.failed ? 'common.title.error' : 'common.title';
}
