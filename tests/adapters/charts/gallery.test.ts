import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalRenderer } from '../../../adapters/charts/local.ts';
import { gallery } from './gallery.ts';

/** Set by `npm run gallery`: where the pictures go. */
const folder = process.env.CHANNELS_GALLERY;
const renderer = createLocalRenderer();

describe('every chart of the gallery', () => {
  it.each(Object.entries(gallery))('%s', async (name, chart) => {
    const start = performance.now();
    const picture = await renderer.render(chart);
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.png`), picture.png);
      console.log(name, Math.round(performance.now() - start), 'ms', picture.png.length);
    }
    expect(picture.width).toBe(1200);
  });
});
