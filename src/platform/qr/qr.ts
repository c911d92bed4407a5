import { create } from 'qrcode';
import { escapeMarkup } from '../../shared/markup';

/** How much of the code may be damaged and still be read: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** The dark squares of a code: `size` units wide and high, without the quiet zone. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** ISO/IEC 18004 asks for four light modules around a code. */
const QUIET = 4;

/**
 * Draws the text as one SVG path in units of one module; dark modules side by side are one rectangle.
 * Throws when the text is empty or too long (2,331 bytes at level M).
 */
export function qrPath(text: string, level: QrLevel = 'M'): QrPath {
  const { size, data } = create(text, { errorCorrectionLevel: level }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && data[y * size + x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return { size, path };
}

/**
 * A whole SVG element with the light ground and the quiet zone drawn in, so that it can be read on any colour. `label` is what a screen
 * reader says; without one the picture is decoration. Colours stand as attributes, since pages allow no inline style.
 */
export function qrSvg(text: string, options: { level?: QrLevel; label?: string } = {}): string {
  const { size, path } = qrPath(text, options.level);
  const side = size + 2 * QUIET;
  const role =
    options.label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(options.label)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges" ${role}>` +
    `<path fill="#fff" d="M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z"/><path fill="#221a1e" d="${path}"/></svg>`
  );
}
