import type { BlockOf } from './blocks';

type Pattern = BlockOf<'pattern'>;

/** The sign in a row that stands for an empty square. */
const EMPTY = '.';

/** What one colour of a pattern needs. */
export interface ThreadNeed {
  /** Its place among the pattern's colours. */
  readonly at: number;
  readonly stitches: number;
  /** Of single strands, in centimetres. */
  readonly centimetres: number;
}

/** So many squares of one colour, or empty ones (`at` is then undefined), side by side. */
export interface Run {
  readonly at: number | undefined;
  readonly count: number;
}

/** A pattern counted. */
export interface PatternSheet {
  /** In stitches. */
  readonly width: number;
  readonly height: number;
  /** On the cloth, in centimetres, to a tenth. */
  readonly widthCm: number;
  readonly heightCm: number;
  readonly stitches: number;
  /** In the order of the pattern's colours, those that are not used too. */
  readonly threads: readonly ThreadNeed[];
  /** What a single stitch takes of all strands, in centimetres, to a tenth. */
  readonly stitchCm: number;
  /** The rows from top to bottom, each from left to right. */
  readonly rows: readonly (readonly Run[])[];
}

/** Cloth is sold by its holes in this length: the inch, as it is said in the region. */
const CLOTH_CM = 2.5;

/**
 * The way of a thread through one cross stitch, in sides of its square. Geometry of a row that is sewn there and back: two diagonals on the
 * face, 2 × √2, and two sides on the back, one for each half stitch.
 */
const WAY = 2 * Math.SQRT2 + 2;

/**
 * What is put on top for beginning, ending and what stays in the needle: half as much again. A rule of thumb, measured on small motifs with
 * two strands at 14 holes (2.6 cm a stitch); who sews large fields needs less.
 */
const ENDS = 1.5;

/** What one stitch takes of all strands, with the ends, in centimetres. */
export const stitchLength = ({ holes, strands }: Pick<Pattern, 'holes' | 'strands'>): number =>
  (CLOTH_CM / holes) * WAY * strands * ENDS;

/** Counts a pattern: size, threads, rows. Rows are even and know their signs, see `BlockSchema`. */
export function patternSheet(pattern: Pattern): PatternSheet {
  const squares = squaresOf(pattern);
  const width = squares[0]?.length ?? 0;
  const each = stitchLength(pattern);
  const flat = squares.flat();
  const threads = pattern.colours.map((_, at) => {
    const stitches = flat.filter((square) => square === at).length;
    return { at, stitches, centimetres: stitches * each };
  });
  return {
    ...{ width, height: squares.length, threads },
    widthCm: tenths((width * CLOTH_CM) / pattern.holes),
    heightCm: tenths((squares.length * CLOTH_CM) / pattern.holes),
    stitches: threads.reduce((sum, { stitches }) => sum + stitches, 0),
    stitchCm: tenths(each),
    rows: squares.map(runsOf),
  };
}

/** The colour of each square by its place among the colours; undefined where nothing is sewn. */
export function squaresOf({ rows, colours }: Pick<Pattern, 'rows' | 'colours'>): (number | undefined)[][] {
  const places = new Map(colours.map(({ sign }, at) => [sign, at]));
  return rows.map((row) => [...row].map((sign) => (sign === EMPTY ? undefined : places.get(sign))));
}

function runsOf(row: readonly (number | undefined)[]): Run[] {
  const runs: { at: number | undefined; count: number }[] = [];
  for (const at of row) {
    const last = runs.at(-1);
    if (last && last.at === at) last.count += 1;
    else runs.push({ at, count: 1 });
  }
  return runs;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
