/**
 * Seats as stitches, one mark a seat. Shape first, colour second: X taken, half stitch something is missing (money, a
 * name), indigo a company's (named or not), dashed square offered, empty square free, `failed` for documents.
 */
export interface Stitches {
  readonly taken?: number;
  readonly half?: number;
  readonly company?: number;
  readonly companyHalf?: number;
  readonly offered?: number;
  readonly failed?: number;
  readonly free?: number;
  /** The large marks of a class's own page. */
  readonly large?: boolean;
}

/** More marks than this say nothing more; the words beside them do. */
const MOST_MARKS = 60;

const MARKS: readonly [Exclude<keyof Stitches, 'large'>, string][] = [
  ['taken', '<b></b>'],
  ['half', '<b class="s-h"></b>'],
  ['company', '<b class="s-c"></b>'],
  ['companyHalf', '<b class="s-ch"></b>'],
  ['failed', '<i class="s-f"></i>'],
  ['offered', '<i class="s-o"></i>'],
  ['free', '<i></i>'],
];

/** The marks as HTML, hidden from screen readers: always set words and counts beside them. Empty above 60 seats. */
export function stitchesHtml(stitches: Stitches): string {
  const counted = MARKS.map(([name, mark]) => [mark, Math.max(0, Math.trunc(stitches[name] ?? 0))] as const);
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0 || total > MOST_MARKS) return '';
  const marks = counted.map(([mark, count]) => mark.repeat(count)).join('');
  return `<span class="${stitches.large ? 'st s-st-l' : 'st'}" aria-hidden="true">${marks}</span>`;
}
