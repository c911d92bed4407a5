import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { LANGUAGES } from '../../shared/locale';
import { fromRoot, Texts } from '../i18n';
import { Assets } from './assets';
import { manifest } from './assets.routes';
import { stitchesHtml } from './stitches';
import { Views } from './views';

const texts = new Texts(true);
const assets = new Assets();
const views = new Views(texts, assets, { publicUrl: 'https://sofra.example' });

/** Views over templates that a test writes, with the project's own partials left out. */
function viewsOf(files: Record<string, string>): Views {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), source);
  }
  try {
    return new Views(texts, assets, {}, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const bare = { language: 'en', layout: null } as const;
const show = (source: string, model: object = {}) => viewsOf({ 'x.hbs': source }).render('x', model, bare);

describe('View helpers', () => {
  it('escape what people typed, wherever it stands', () => {
    const name = '<script>"&\u202E';
    expect(show('{{name}}', { name })).toBe('&lt;script&gt;&quot;&amp;\u202E');
    expect(show('{{person name}}', { name })).toBe('<bdi>&lt;script&gt;&quot;&amp;</bdi>');
    expect(show("{{t 'common.text-in' language=name}}", { name })).toContain('&lt;script&gt;&quot;&amp;');
    expect(show("{{t 'common.text-in' language=(person name)}}", { name })).toContain('<bdi>&lt;script&gt;');
    expect(show("<a{{attr 'title' name}}>", { name })).toBe('<a title="&lt;script&gt;&quot;&amp;\u202E">');
  });

  it('count in ICU', () => {
    expect(show("{{t 'common.seats.left' count=n}}", { n: 1 })).toBe('1 place left');
    expect(show("{{t 'common.seats.left-of' count=3 capacity=12}}")).toBe('<strong>3 places left</strong> of 12');
  });

  it('mark a text that is in another language', () => {
    const title = { text: 'خبز', language: 'ar' };
    expect(show('{{local title}}', { title })).toBe('<span lang="ar" dir="rtl">خبز</span>');
    expect(show('{{local title}}', { title: { text: 'Bread', language: 'en' } })).toBe('Bread');
  });

  it('leave fields of the same name to the model', () => {
    expect(show('{{count}} {{#with a}}{{time}}{{/with}}', { count: 3, a: { time: '9:00' } })).toBe('3 9:00');
  });

  it('say where the reader is', () => {
    const at = (path: string) =>
      viewsOf({ 'x.hbs': "<a{{current '/courses'}}>" }).render('x', {}, { language: 'en', layout: null, path });
    expect(at('/courses?town=skopje')).toBe('<a aria-current="page">');
    expect(at('/courses/bread')).toBe('<a aria-current="true">');
    expect(at('/courses-old')).toBe('<a>');
  });

  it('refuse a value that the model does not have', () => {
    expect(() => show('{{nmae}}', { name: 'Ana' })).toThrow('nmae');
  });
});

describe('Seats as stitches', () => {
  it('draw one mark a seat', () => {
    expect(stitchesHtml({ taken: 2, half: 1, offered: 1, free: 1 })).toBe(
      '<span class="st" aria-hidden="true"><b></b><b></b><b class="s-h"></b><i class="s-o"></i><i></i></span>',
    );
  });

  it('leave very large rooms and strange numbers to the words', () => {
    expect(stitchesHtml({ taken: 61 })).toBe('');
    expect(stitchesHtml({ taken: -3 })).toBe('');
  });
});

describe('A page', () => {
  const context = { language: 'en', path: '/courses/bread', title: 'Bread' } as const;
  const page = (more: object = {}) => views.render('errors/offline', {}, { ...context, ...more });

  it('names its title, its description and itself in every language', () => {
    const html = page();
    expect(html).toContain('<title>Bread. Sofra</title>');
    for (const language of LANGUAGES) {
      expect(html).toContain(`hreflang="${language}" href="https://sofra.example/${language}/courses/bread"`);
    }
    expect(html).not.toContain('noindex');
  });

  it('of one person is not indexed, names no alternates and sends no referrer', () => {
    const html = page({ private: true });
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
    expect(html).not.toContain('rel="alternate"');
  });

  it('says in its title that an answer needs a change', () => {
    const html = views.render('errors/offline', { errors: [{ field: 'a', code: 'b', message: 'c' }] }, context);
    expect(html).toContain('<title>Error: Bread. Sofra</title>');
  });

  it('has no inline script or style, whatever its frame', () => {
    for (const layout of ['main', 'staff', 'plain'] as const) {
      const html = page({ layout, account: { name: 'Ana' } });
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect([...html.matchAll(/<script(?![^>]* src=)/g)]).toEqual([]);
    }
  });

  it('shows who is signed in on staff pages only', () => {
    const account = { name: 'Ana <b>', organisation: 'Konec' };
    expect(page({ layout: 'staff', account })).toContain('<bdi>Ana &lt;b&gt;</bdi>');
    expect(page({ account })).not.toContain('Ana');
  });

  it('shows a flash only when there is such a text', () => {
    expect(page({ flash: 'nav.skip' })).toContain('<p class="flash" role="status">Skip to main content</p>');
    expect(page({ flash: 'common.<b>' })).not.toContain('class="flash"');
  });

  it('tells Arabic readers of a staff page in their language that it is in English', () => {
    const html = page({ language: 'ar', layout: 'staff' });
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toMatch(/<p class="flash s-warn" lang="ar" dir="rtl">/);
    expect(html).toContain('href="/ar/courses"');
  });

  it('has its help block in the same place, with the organisation’s ways', () => {
    const help = {
      phone: '+389 2 000 0000',
      phoneHref: 'tel:+38920000000',
      hours: 'Monday, 9:00.',
      languages: 'Arabic',
    };
    expect(page({ help })).toContain(
      '<a class="btn btn-2" href="tel:+38920000000">Call <bdi dir="ltr">+389 2 000 0000</bdi></a>',
    );
    expect(page()).toContain('A person can fill in the form for you.');
  });
});

describe('Files of public/', () => {
  it('have names that change with their content, in stylesheets too', () => {
    expect(assets.url('css/style.css')).toMatch(/^\/assets\/css\/style\.[0-9a-f]{8}\.css$/);
    const css = assets.get('css/style.css').body.toString('utf8');
    expect(css).toContain(`url(${assets.url('motifs/band.svg')})`);
    expect(css).not.toMatch(/url\(\.\./);
    expect(() => assets.url('css/none.css')).toThrow(RangeError);
    expect(assets.find('/assets/../package.json')).toBeUndefined();
  });

  it('are light: the stylesheets at most 8 kB each, the offline worker at most 2 kB', async () => {
    for (const name of ['css/style.css', 'css/staff.css']) {
      const packed = await assets.bytes(assets.get(name), 'br');
      expect(packed.length).toBeLessThanOrEqual(8_000);
      expect(brotliDecompressSync(packed)).toEqual(assets.get(name).body);
    }
    expect(assets.get('service-worker.js').body.length).toBeLessThanOrEqual(2_000);
  });

  it('make a first public page of at most 40 kB', async () => {
    const html = views.render('errors/offline', {}, { language: 'en', path: '/offline', title: 'x' });
    const names = [
      'css/style.css',
      'js/offline.js',
      ...['small', 'band', 'star', 'half'].map((name) => `motifs/${name}.svg`),
    ];
    const fonts = ['num', 'latin', 'balkan', 'cyrillic', 'arabic'].map((name) => `fonts/head-${name}.woff2`);
    let sum = html.length;
    for (const name of [...names, ...fonts.slice(0, 4)]) sum += (await assets.bytes(assets.get(name), 'br')).length;
    expect(sum).toBeLessThanOrEqual(40_000);
  });

  it('hold a manifest a language', () => {
    expect(manifest('ar', assets, texts)).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/ar/courses' });
    expect(fromRoot('public')).toMatch(/public$/);
  });
});
