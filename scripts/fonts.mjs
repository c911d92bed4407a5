// Cuts Rubik 600 (OFL) into the subsets that public/css/style.css names and writes them to public/fonts. Run once by hand after the font or
// a range changes: node scripts/fonts.mjs. The digits are a file of their own: an Arabic page then needs no Latin letters.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font');
const font = readFileSync(require.resolve('@expo-google-fonts/rubik/600SemiBold/Rubik_600SemiBold.ttf'));
const style = readFileSync(new URL('../public/css/style.css', import.meta.url), 'utf8');
const folder = new URL('../public/fonts/', import.meta.url);
mkdirSync(folder, { recursive: true });

// What headings can't do without: marks, Arabic joining, local forms. Kerning would cost a Latin page 3 kB, the rest (fractions, ordinals)
// as much again.
const keepFeatures = ['mark', 'mkmk', 'ccmp', 'locl', 'rlig', 'init', 'medi', 'fina', 'isol'];

for (const [, name, ranges] of style.matchAll(/fonts\/(head-\w+)\.woff2\)[^}]*?unicode-range:([^}]+)\}/g)) {
  const letters = ranges.split(',').flatMap((range) => {
    const [from, to = from] = range
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
  });
  const cut = await subsetFont(font, letters.join(''), { targetFormat: 'woff2', keepFeatures, noHinting: true });
  writeFileSync(new URL(`${name}.woff2`, folder), cut);
  console.log(`${name} ${cut.length} bytes`);
}
