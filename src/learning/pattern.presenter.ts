import { type Language, localText } from '../shared/locale';
import type { Formats, Texts } from '../platform/i18n';
import type { BlockOf } from './blocks';
import { CHART_EDGE, chartOf } from './chart';
import { patternSheet, type PatternSheet } from './pattern';

/** A short thread is told to a tenth of a metre, and never as nothing. */
const LEAST_METRES = 0.1;

/** Pattern sheets in one reader's language. */
export class PatternPresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  view(pattern: BlockOf<'pattern'>, language: Language): object {
    const sheet = patternSheet(pattern);
    const { width, height, layers, ...lines } = chartOf(pattern);
    const number = (value: number): string => this.formats.number(language, value);
    const say = (key: string, values = {}): string => this.texts.t(language, `learn.pattern.${key}`, values);
    const { holes, strands } = pattern;
    const size = { width: sheet.width, height: sheet.height };
    return {
      title: localText(pattern.title, language),
      chart: {
        ...{ ...lines, layers, width, height },
        label: say('label', size),
        box: `-${CHART_EDGE} -${CHART_EDGE} ${width + 2 * CHART_EDGE} ${height + 2 * CHART_EDGE}`,
      },
      size: say('size', size),
      cloth: say('cloth', { holes, width: number(sheet.widthCm), height: number(sheet.heightCm) }),
      threads: sheet.threads
        .filter(({ stitches }) => stitches > 0)
        .map(({ at, stitches, centimetres }) => ({
          name: localText(pattern.colours[at]!.name, language),
          number: pattern.colours[at]!.number,
          swatch: layers[at]!,
          stitches: number(stitches),
          length: say('metres', { metres: number(Math.max(LEAST_METRES, Math.round(centimetres / 10) / 10)) }),
        })),
      how: say('how', { strands, length: number(sheet.stitchCm) }),
      note: pattern.note && localText(pattern.note, language),
      rows: sheet.rows.map((runs) => this.row(pattern, runs, language)),
    };
  }

  /** 10 empty, 1 indigo, 10 empty. */
  private row({ colours }: BlockOf<'pattern'>, runs: PatternSheet['rows'][number], language: Language): string {
    return runs
      .map(({ at, count }) =>
        at === undefined
          ? this.texts.t(language, 'learn.pattern.empty', { count })
          : this.texts.t(language, 'learn.pattern.run', { count, colour: localText(colours[at]!.name, language).text }),
      )
      .join(this.texts.t(language, 'learn.pattern.comma') + ' ');
  }
}
