import type { Chart } from '../../src/bot/chart.ts';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import { type Look, paletteOf } from './look.ts';
import { fold, plainLine } from './plain.ts';

/** A chart as lines of characters, its title folded rather than cut, in colour where there is any. */
export function chartLines(chart: Chart, look: Look): string[] {
  const { strong, before, after, best } = paletteOf(look);
  const [, ...rest] = chartAsText(chart, look.width).split('\n');
  return [
    ...fold(chart.title, look.width).map(strong),
    ...rest.map((line) =>
      plainLine(line)
        .replace(/░+/g, before)
        .replace(/▒+/g, best)
        .replace(/[▁-█]+/g, after),
    ),
  ];
}
