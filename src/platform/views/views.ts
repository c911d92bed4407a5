import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import { fromRoot, type Texts } from '../i18n';
import type { Assets } from './assets';
import { layoutModel, pageData, type ViewContext } from './context';
import { htmlHelpers, textHelpers } from './helpers';

type Template = Handlebars.TemplateDelegate;

/**
 * The templates of views/, compiled once at start. `<name>.hbs` is HTML, `<name>.txt.hbs` plain text. Every template is
 * also a partial under its path (`{{> classes/card}}`), those of partials/ under their short name (`{{> note}}`). Strict:
 * a value that the model does not have is an error, not a gap; ask with {{#if}} first.
 */
export class Views {
  private readonly templates = new Map<string, Template>();

  constructor(
    private readonly texts: Texts,
    assets: Assets,
    private readonly defaults: Partial<ViewContext> = {},
    folder = fromRoot('views'),
  ) {
    const forHtml = Handlebars.create();
    const forText = Handlebars.create();
    forHtml.registerHelper(htmlHelpers(texts, assets) as Handlebars.HelperDeclareSpec);
    forText.registerHelper(textHelpers(texts) as Handlebars.HelperDeclareSpec);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.name.endsWith('.hbs'),
    );
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const name = posix.relative(folder, path).slice(0, -'.hbs'.length);
      this.add(name.endsWith('.txt') ? forText : forHtml, name, readFileSync(path, 'utf8'));
    }
  }

  /** Whether there is such a view. */
  has(view: string): boolean {
    return this.templates.has(view);
  }

  /**
   * A page as HTML, or a text view as text. The frame is layouts/<layout>; `layout: null` renders the view alone.
   * @throws Error when there is no such view, or the model lacks what it shows
   */
  render(view: string, model: object, context: ViewContext): string {
    const full: ViewContext = { ...this.defaults, ...context };
    const data = { page: pageData(full, this.texts) };
    const body = this.template(view)(model, { data });
    const layout = full.layout === undefined ? 'main' : full.layout;
    if (layout === null || view.endsWith('.txt')) return body;
    const failed = full.failed ?? hasProblems(model);
    return this.template(`layouts/${layout}`)(layoutModel({ ...full, layout, failed }, data.page, this.texts, body), {
      data,
    });
  }

  private add(environment: typeof Handlebars, name: string, source: string): void {
    const options = { strict: true, preventIndent: true, noEscape: name.endsWith('.txt') };
    // Only the project's own files are compiled, never what somebody typed.
    const spec: unknown = runInThisContext(`(${environment.precompile(source, options) as string})`, {
      filename: `${name}.hbs`,
    });
    const template = environment.template(spec as TemplateSpecification);
    this.templates.set(name, template);
    environment.registerPartial(name.replace(/^partials\//, ''), template);
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
