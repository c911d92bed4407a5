import Handlebars from 'handlebars';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, languageInfo, type ShownText } from '../../shared/locale';
import { escapeHtml, stripBidi, type Texts } from '../i18n';
import type { Assets } from './assets';
import type { PageData } from './context';
import { type Stitches, stitchesHtml } from './stitches';

/** What Handlebars hands to a helper last, as far as ours read it. */
interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly page: PageData; readonly root: object };
}
type Helper = (...args: never[]) => unknown;

const html = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);

/** Light squares around a QR code (ISO/IEC 18004). */
const QUIET = 4;

/** A moment that a presenter made into text. */
interface Moment {
  readonly iso: string;
  readonly text: string;
}

/** Helpers without language or markup. */
const logic: Record<string, Helper> = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => !value,
  and: (...args: unknown[]) => args.slice(0, -1).every(Boolean),
  or: (...args: unknown[]) => args.slice(0, -1).find(Boolean),
  concat: (...args: unknown[]) => args.slice(0, -1).join(''),
  count: (list: readonly unknown[] | undefined) => list?.length ?? 0,
};

/**
 * Lets a model have fields named as helpers are: `{{count}}` without arguments is the field where the model has one.
 */
function besideFields(helpers: Record<string, Helper>): Record<string, Helper> {
  const wrapped = Object.entries(helpers).map(([name, helper]) => {
    const beside = function (this: unknown, ...args: unknown[]): unknown {
      const fields = this as Record<string, unknown> | null | undefined;
      if (args.length === 1 && typeof fields === 'object' && fields !== null && name in fields) return fields[name];
      return (helper as (...all: unknown[]) => unknown)(...args);
    };
    return [name, beside] as const;
  });
  return Object.fromEntries(wrapped);
}

/** The helpers of HTML views. What a person typed goes through `person`, `ltr` or plain braces; all of them escape. */
export function viewHelpers(texts: Texts, assets: Assets): Record<string, Helper> {
  return besideFields({
    ...logic,
    /** {{t 'common.step' step=2 steps=5}}: a text; values are escaped, the texts' own tags become elements. */
    t: (key: string, options: Options) => html(texts.toHtml(options.data.page.shown, key, options.hash)),
    /** {{structured data}}: facts for search engines (JSON-LD). A block of data is not run, so the policy lets it be; nothing in it ends it. */
    structured: (data: object) =>
      html(`<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`),
    /** {{person name}}: what a person typed, kept from turning the text around it. */
    person: (name: string, options: Options) => {
      const { lang: given } = options.hash as { lang?: string };
      const lang = given ? ` lang="${escapeHtml(given)}"` : '';
      return html(`<bdi${lang}>${escapeHtml(stripBidi(String(name ?? '')))}</bdi>`);
    },
    /** {{ltr phone}}: phone, mail, code, IBAN. */
    ltr: (value: string) => html(`<bdi dir="ltr">${escapeHtml(stripBidi(String(value ?? '')))}</bdi>`),
    /** {{local title}}: a ShownText, marked with its own language when that is not the page's. */
    local: (shown: ShownText | string, options: Options) => html(localHtml(shown, options.data.page.shown)),
    /** (foreign title): the name of a ShownText's language when it is not the page's, or nothing. */
    foreign: (shown: ShownText, options: Options) => {
      const page = options.data.page.shown;
      return shown.language === page ? '' : texts.t(page, `common.language.${shown.language}`);
    },
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
    /** {{current '/courses'}}: aria-current for a link to the page or, unless `exact`, above it. */
    current: (path: string, options: Options) => {
      const [here] = options.data.page.path.split('?');
      if (here === path) return html(' aria-current="page"');
      return !options.hash['exact'] && here?.startsWith(`${path}/`) ? html(' aria-current="true"') : '';
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
    /** {{qr square}}: the code of a card, from the squares that platform/qr makes, with its quiet zone; `label` says what another code is. */
    qr: (square: { readonly size: number; readonly path: string }, options: Options) => {
      const side = square.size + 2 * QUIET;
      const own = options.hash['label'];
      const label =
        own === undefined
          ? texts.toHtml(options.data.page.shown, 'common.qr')
          : Handlebars.escapeExpression(own as string);
      return html(
        `<svg class="qr" role="img" aria-label="${label}" viewBox="-${QUIET} -${QUIET} ${side} ${side}" shape-rendering="crispEdges">` +
          `<path fill="#fff" d="M-${QUIET}-${QUIET}h${side}v${side}h-${side}z"/><path d="${escapeHtml(square.path)}"/></svg>`,
      );
    },
    /** (problem 'fullName'): the problem of a field among the model's `errors`, or nothing. */
    problem: (field: string, options: Options) => {
      const { errors } = options.data.root as { errors?: readonly FieldProblem[] };
      return errors?.find((problem) => problem.field === field);
    },
    /** {{attr 'autocomplete' value}}: an attribute, left out when there is no value. */
    attr: (name: string, value: string | number | boolean | null | undefined) => {
      if (value === undefined || value === null || value === false || value === '') return '';
      return html(value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`);
    },
  });
}

function localHtml(shown: ShownText | string, page: Language): string {
  if (typeof shown === 'string') return escapeHtml(shown);
  if (shown.language === page) return escapeHtml(shown.text);
  const { dir } = languageInfo(shown.language);
  return `<span lang="${shown.language}" dir="${dir}">${escapeHtml(shown.text)}</span>`;
}
