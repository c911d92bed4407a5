import { Assets } from '../../src/platform/views';
import { filesBelow, read } from './source';

const sheets = filesBelow('public/css', /\.css$/);
const styles = read('public/css/style.css');

/** Without comments, and without drawings inside data URLs, whose own attributes are physical by nature. */
const rules = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/url\("data:[^"]*"\)/g, 'url()');

const PHYSICAL =
  /(?<![\w-])((margin|padding|border|inset)-(left|right|top|bottom)[\w-]*|left|right|top|bottom|float|clear|width|height|min-width|min-height|max-height)\s*:|(text-align|float|clear)\s*:\s*(left|right)/g;

describe('The stylesheets', () => {
  it('know no left and right, so that they serve both directions', () => {
    const found = sheets.flatMap((path) =>
      [
        ...rules(path)
          .replace(/@media[^{]*/g, '')
          .matchAll(PHYSICAL),
      ].map((match) => `${path}: ${match[0]}`),
    );
    expect(found).toEqual([]);
  });

  it('break only at 48 em and 60 em', () => {
    const widths = sheets.flatMap((path) =>
      [...rules(path).matchAll(/\((?:min|max)-width:([\d.]+em)\)/g)].map((match) => match[1]),
    );
    expect(new Set(widths)).toEqual(new Set(['48em', '47.99em', '60em', '59.99em']));
  });

  it('use files that are there', () => {
    expect(() => new Assets()).not.toThrow();
  });

  it('define every class that the pages use', () => {
    const defined = new Set(
      sheets.flatMap((path) => [...rules(path).matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? '')),
    );
    const structural = new Set(['langs', 'links', 'main', 'title']);
    const used = filesBelow('views', /\.hbs$/)
      .filter((path) => !path.startsWith('views/emails/'))
      .flatMap((path) =>
        [...read(path).matchAll(/class="([^"]*)"/g)].flatMap((match) =>
          (match[1] ?? '')
            .replace(/\{\{[^}]*\}\}/g, ' ')
            .split(/\s+/)
            .filter((name) => /^[a-z][\w-]*$/i.test(name) && !defined.has(name) && !structural.has(name))
            .map((name) => `${path}: ${name}`),
        ),
      );
    expect(used).toEqual([]);
  });
});

describe('The colours', () => {
  const token = (name: string): string => new RegExp(`--${name}:(#[0-9a-f]{3,6})`).exec(styles)?.[1] ?? '';

  it.each([
    ['ink', 'linen', 7],
    ['ink', 'cloth', 7],
    ['ink-2', 'linen', 7],
    ['ink-2', 'paper', 7],
    ['indigo', 'linen', 7],
    ['paper', 'madder', 7],
    ['paper', 'madder-d', 7],
    ['paper', 'indigo-d', 7],
    ['saffron', 'indigo-d', 7],
    ['olive', 'olive-t', 7],
    ['crust', 'crust-t', 7],
    ['edge', 'paper', 3],
    ['edge', 'linen', 3],
    ['ink', 'saffron', 3],
  ])('let %s be read on %s (%d : 1)', (text, ground, least) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(least);
  });
});

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
