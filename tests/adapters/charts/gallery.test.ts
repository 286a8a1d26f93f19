import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beforeGrey, colouring } from '../../../adapters/charts/colours.ts';
import { configurationOf } from '../../../adapters/charts/configuration.ts';
import { createLocalRenderer } from '../../../adapters/charts/local.ts';
import { gallery } from './gallery.ts';
import { countOf, marksAtTheEdge, pixelsOf } from './pixels.ts';

/** Set by `npm run gallery`: where the pictures go. */
const folder = process.env.CHANNELS_GALLERY;
const renderer = createLocalRenderer();

/** Sizes of all fonts that something is written in. */
function fontSizes(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value);
  const silent = own.some(([key, part]) => key === 'text' && part === '');
  return own.flatMap(([key, part]) =>
    key === 'font' && !silent ? [Number(part.size)] : key === 'font' ? [] : fontSizes(part),
  );
}

describe.each(Object.entries(gallery))('the chart %s', (name, chart) => {
  it('is drawn 1200×675, with nothing within 12 px of the border', async () => {
    const picture = await renderer.render(chart);
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.png`), picture.png);
    }
    expect({ width: picture.width, height: picture.height }).toEqual({ width: 1200, height: 675 });
    expect(marksAtTheEdge(await pixelsOf(picture), 12, '#ffffff')).toEqual([]);
  });

  it('has no text below 11 px when it is shown 500 px wide', () => {
    const smallest = Math.min(...fontSizes(configurationOf(chart)));
    expect((smallest * 500) / 1200).toBeGreaterThanOrEqual(11);
  });

  it('is small enough for a server that takes requests of 100 kB', () => {
    expect(Buffer.byteLength(JSON.stringify(configurationOf(chart)))).toBeLessThan(80_000);
  });
});

const bars = Object.values(gallery).filter((chart) => chart.kind === 'bars');

it.each(bars)('“$title” shows every channel in its own colour, and today in grey', async (chart) => {
  const pixels = await pixelsOf(await renderer.render(chart));
  const largest = Math.max(...chart.series.flatMap((one) => one.values.map(Math.abs)));
  for (const { role, values } of chart.series) {
    for (const [i, value] of values.entries()) {
      if (Math.abs(value) <= largest / 100) continue;
      const colour =
        role === 'before' ? beforeGrey : colouring(chart.palette)(chart.categories[i]?.key ?? '');
      expect(countOf(pixels, colour), `${colour} for ${role} ${i}`).toBeGreaterThan(20);
    }
  }
});
