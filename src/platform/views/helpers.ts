import Handlebars from 'handlebars';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, languageInfo, type ShownText } from '../../shared/locale';
import { escapeHtml, isolate, stripBidi, type Texts } from '../i18n';
import type { Assets } from './assets';
import type { PageData } from './context';
import { type Stitches, stitchesHtml } from './stitches';

type Options = Handlebars.HelperOptions & { data: { page: PageData } };
type Helper = (...args: never[]) => unknown;

const html = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);

/** A moment that a presenter made into text. */
interface Moment {
  readonly iso: string;
  readonly text: string;
}

/** Helpers without language or markup. */
const common: Record<string, Helper> = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => !value,
  and: (...args: unknown[]) => args.slice(0, -1).every(Boolean),
  or: (...args: unknown[]) => args.slice(0, -1).find(Boolean),
  concat: (...args: unknown[]) => args.slice(0, -1).join(''),
  count: (list: readonly unknown[] | undefined) => list?.length ?? 0,
};

/** The helpers of HTML views. What a person typed goes through `person`, `ltr` or plain braces; all of them escape. */
export function htmlHelpers(texts: Texts, assets: Assets): Record<string, Helper> {
  return {
    ...common,
    /** {{t 'common.step' step=2 steps=5}}: a text; values are escaped, the texts' own tags become elements. */
    t: (key: string, options: Options) => html(texts.toHtml(options.data.page.shown, key, options.hash)),
    /** {{person name}}: what a person typed, kept from turning the text around it. */
    person: (name: string, options: Options) => {
      const lang = options.hash['lang'] ? ` lang="${escapeHtml(String(options.hash['lang']))}"` : '';
      return html(`<bdi${lang}>${escapeHtml(stripBidi(String(name ?? '')))}</bdi>`);
    },
    /** {{ltr phone}}: phone, mail, code, IBAN. */
    ltr: (value: string) => html(`<bdi dir="ltr">${escapeHtml(stripBidi(String(value ?? '')))}</bdi>`),
    /** {{local title}}: a ShownText, marked with its own language when that is not the page's. */
    local: (shown: ShownText | string, options: Options) => html(localHtml(shown, options.data.page.shown)),
    /** {{url '/courses'}}: an address of this site with the language in front. */
    url: (path: string, options: Options) => `/${options.data.page.language}${path === '/' ? '' : path}`,
    /** {{asset 'css/style.css'}}: the address of a file of public/. */
    asset: (name: string) => assets.url(name),
    /** {{motif 'star'}}: one of the stitched drawings, which never carries meaning. */
    motif: (name: string) => {
      const file = `motifs/${name}.svg`;
      const { width, height } = assets.size(file);
      return html(`<img src="${assets.url(file)}" alt="" width="${width}" height="${height}">`);
    },
    /** {{stitches seats}}: seats as marks, see Stitches. */
    stitches: (stitches: Stitches) => html(stitchesHtml(stitches)),
    /** {{time starts}}: a moment {iso, text} as <time>. */
    time: (moment: Moment) => html(`<time datetime="${escapeHtml(moment.iso)}">${escapeHtml(moment.text)}</time>`),
    /** {{current '/courses'}}: aria-current for a link, exact or above the page. */
    current: (path: string, options: Options) => {
      const [here] = options.data.page.path.split('?');
      if (here === path) return html(' aria-current="page"');
      return html(here?.startsWith(`${path}/`) ? ' aria-current="true"' : '');
    },
    /** {{diamonds 2}}: the level of three, without its word. */
    diamonds: (level: number) => {
      const marks = [1, 2, 3].map((step) => (step <= level ? '<b></b>' : '<i></i>')).join('');
      return html(`<span class="dia" aria-hidden="true">${marks}</span>`);
    },
    /** {{seam 2 5}}: steps sewn and open, without their words. */
    seam: (step: number, steps: number) => {
      const marks = Array.from({ length: steps }, (_, at) => (at < step ? '<b></b>' : '<i></i>')).join('');
      return html(`<span aria-hidden="true">${marks}</span>`);
    },
    /** (problem errors 'fullName'): the problem of a field, or nothing. */
    problem: (errors: readonly FieldProblem[] | undefined, field: string) => {
      return errors?.find((problem) => problem.field === field);
    },
    /** {{attr 'autocomplete' value}}: an attribute, left out when there is no value. */
    attr: (name: string, value: unknown) => {
      if (value === undefined || value === null || value === false || value === '') return '';
      return html(value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`);
    },
  };
}

/** The helpers of text views (*.txt.hbs), where nothing is escaped and names stand between isolates. */
export function textHelpers(texts: Texts): Record<string, Helper> {
  return {
    ...common,
    t: (key: string, options: Options) => texts.t(options.data.page.shown, key, options.hash),
    person: (name: string) => isolate(String(name ?? '')),
    ltr: (value: string) => isolate(String(value ?? '')),
    local: (shown: ShownText | string) => (typeof shown === 'string' ? shown : shown.text),
    url: (path: string, options: Options) => `/${options.data.page.language}${path === '/' ? '' : path}`,
    time: (moment: Moment) => moment.text,
  };
}

function localHtml(shown: ShownText | string, page: Language): string {
  if (typeof shown === 'string') return escapeHtml(shown);
  if (shown.language === page) return escapeHtml(shown.text);
  const { dir } = languageInfo(shown.language);
  return `<span lang="${shown.language}" dir="${dir}">${escapeHtml(shown.text)}</span>`;
}
