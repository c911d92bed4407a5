// Draws the icons of the web app manifests from the brand's motif. Run once by hand after it changes: node scripts/icons.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

const motif = readFileSync(new URL('../public/motifs/small.svg', import.meta.url));
const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });

// A maskable icon keeps its drawing inside the inner 80 %, the rest may be cut off.
for (const [name, size, share] of [
  ['icon-32', 32, 1],
  ['icon-192', 192, 0.84],
  ['icon-512', 512, 0.84],
  ['icon-maskable', 512, 0.56],
]) {
  const inner = Math.round(size * share);
  const drawing = await sharp(motif, { density: Math.ceil((72 * inner) / 54) })
    .resize(inner, inner)
    .png()
    .toBuffer();
  const background = name === 'icon-32' ? { r: 0, g: 0, b: 0, alpha: 0 } : '#fbf7ef';
  const icon = await sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: drawing, gravity: 'centre' }])
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  writeFileSync(new URL(`${name}.png`, folder), icon);
  console.log(`${name} ${icon.length} bytes`);
}
