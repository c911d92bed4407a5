import type { BlockOf } from './blocks';
import { squaresOf } from './pattern';

/** One colour of a chart as two shapes: the squares in a light tint, the signs upon them. A colour is never told by colour alone. */
export interface ChartLayer {
  readonly tint: string;
  /** Of the sign: the thread's own colour, or ink where that would not be seen on its tint. */
  readonly stroke: string;
  readonly fill: string;
  readonly squares: string;
  readonly signs: string;
  /** The sign in a square of its own, for the list of threads. */
  readonly sample: string;
}

/** A chart as the view draws it: all shapes are SVG paths in units of a twentieth of a square. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly grid: string;
  /** Every tenth line. */
  readonly tens: string;
  /** Two small marks, above and beside, where the middle is. */
  readonly middle: string;
  readonly layers: readonly ChartLayer[];
}

/** The side of a square, in the units of the paths. */
const SIDE = 20;
/** Room around the squares, for the marks of the middle. */
export const CHART_EDGE = 12;
const TENS = 10;
const INK = '#221a1e';
/** Of the tint that much is the thread's colour, the rest is white. */
const TINT = 0.2;
/** What WCAG 1.4.11 asks of a drawing's parts. */
const SEEN = 3;

/** The signs of a chart, as paths from the corner of a square. Twelve, as many as a pattern has colours; some are filled. */
const SIGNS: readonly { readonly path: string; readonly filled: boolean }[] = [
  { path: 'm5 5l10 10m0-10l-10 10', filled: false },
  { path: 'm10 4v12m-6-6h12', filled: false },
  { path: 'm10 4l6 6l-6 6l-6-6z', filled: true },
  { path: 'm5 10a5 5 0 1 0 10 0a5 5 0 1 0-10 0z', filled: false },
  { path: 'm10 5l5 10h-10z', filled: true },
  { path: 'm5 5h10v10h-10z', filled: false },
  { path: 'm5 15l10-10', filled: false },
  { path: 'm4 10h12', filled: false },
  { path: 'm10 4v12', filled: false },
  { path: 'm5 5h10l-5 10z', filled: true },
  { path: 'm5 5l5 10l5-10', filled: false },
  { path: 'm5 5l10 10', filled: false },
];

/** Draws a pattern. */
export function chartOf(pattern: Pick<BlockOf<'pattern'>, 'rows' | 'colours'>): Chart {
  const squares = squaresOf(pattern);
  const rows = squares.length;
  const columns = squares[0]?.length ?? 0;
  const [width, height] = [columns * SIDE, rows * SIDE];
  const lines = (step: number): string =>
    steps(columns, step)
      .map((at) => `M${at * SIDE} 0v${height}`)
      .concat(steps(rows, step).map((at) => `M0 ${at * SIDE}h${width}`))
      .join('');
  return {
    ...{ width, height },
    grid: lines(1),
    tens: lines(TENS),
    middle: `M${width / 2 - 5}-10h10l-5 8zM-10 ${height / 2 - 5}v10l8-5z`,
    layers: pattern.colours.map(({ colour }, at) => layerOf(squares, colour, at)),
  };
}

function layerOf(squares: readonly (readonly (number | undefined)[])[], colour: string, at: number): ChartLayer {
  const { path, filled } = SIGNS[at % SIGNS.length]!;
  const tint = mixed(colour);
  const stroke = contrast(colour, tint) >= SEEN ? colour : INK;
  const own = squares.flatMap((row, y) => row.flatMap((square, x) => (square === at ? [[x * SIDE, y * SIDE]] : [])));
  return {
    ...{ tint, stroke },
    fill: filled ? stroke : 'none',
    squares: own.map(([x, y]) => `M${x} ${y}h${SIDE}v${SIDE}h-${SIDE}z`).join(''),
    signs: own.map(([x, y]) => `M${x} ${y}${path}`).join(''),
    sample: `M0 0${path}`,
  };
}

/** 0, step, 2 × step, and the end. */
function steps(count: number, step: number): number[] {
  const found = Array.from({ length: Math.floor(count / step) + 1 }, (_, at) => at * step);
  return found.at(-1) === count ? found : [...found, count];
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

function mixed(colour: string): string {
  const light = channels(colour).map((part) => Math.round(255 - (255 - part) * TINT));
  return `#${light.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
