import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import { fromRoot, type Texts } from '../i18n';
import type { Assets } from './assets';
import { layoutModel, pageData, type ViewContext } from './context';
import { viewHelpers } from './helpers';

type Template = Handlebars.TemplateDelegate;

/** Mails and printed documents have templates and renderers of their own. */
const OTHERS = /^(emails|documents)\//;

/**
 * The pages of views/, compiled once at start. Every template is also a partial under its path (`{{> classes/card}}`),
 * those of partials/ under their short name (`{{> note}}`). Strict: a value that the model does not have is an error, not
 * a gap; ask with {{#if}} first.
 */
export class Views {
  private readonly templates = new Map<string, Template>();
  private readonly handlebars = Handlebars.create();

  constructor(
    private readonly texts: Texts,
    assets: Assets,
    private readonly defaults: Partial<ViewContext> = {},
    folder = fromRoot('views'),
  ) {
    this.handlebars.registerHelper(viewHelpers(texts, assets) as Handlebars.HelperDeclareSpec);
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.name.endsWith('.hbs')) continue;
      const path = join(file.parentPath, file.name);
      const name = posix.relative(folder, path).slice(0, -'.hbs'.length);
      if (!OTHERS.test(name)) this.add(name, readFileSync(path, 'utf8'));
    }
  }

  /** Whether there is such a view. */
  has(view: string): boolean {
    return this.templates.has(view);
  }

  /**
   * A page as HTML. The frame is layouts/<layout>; `layout: null` renders the view alone.
   * @throws Error when there is no such view, or the model lacks what it shows
   */
  render(view: string, model: object, context: ViewContext): string {
    const full: ViewContext = { ...this.defaults, ...context };
    const data = { page: pageData(full, this.texts) };
    const body = this.template(view)(model, { data });
    const layout = full.layout === undefined ? 'main' : full.layout;
    if (layout === null) return body;
    const failed = full.failed ?? hasProblems(model);
    const frame = layoutModel({ ...full, layout, failed }, data.page, this.texts, body);
    return this.template(`layouts/${layout}`)(frame, { data });
  }

  private add(name: string, source: string): void {
    const code = this.handlebars.precompile(source, { strict: true, preventIndent: true }) as string;
    // Only the project's own files are compiled, never what somebody typed.
    const specification: unknown = runInThisContext(`(${code})`, { filename: `${name}.hbs` });
    const template = this.handlebars.template(specification as TemplateSpecification);
    this.templates.set(name, template);
    this.handlebars.registerPartial(name.replace(/^partials\//, ''), template);
  }

  private template(view: string): Template {
    const template = this.templates.get(view);
    if (!template) throw new RangeError(`There is no view ${view}.`);
    return template;
  }
}

function hasProblems(model: object): boolean {
  return 'errors' in model && Array.isArray(model.errors) && model.errors.length > 0;
}
