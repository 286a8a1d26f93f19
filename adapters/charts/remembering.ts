import { LRUCache } from 'lru-cache';
import type { ChartRenderer, Picture } from '../../src/bot/ports.ts';

/** How many bytes of pictures are kept: some five hundred. */
const usualBytes = 32 * 1024 * 1024;

/**
 * A renderer that draws the same chart once: a morning's reports on a built-in scenario show the same in every
 * workspace. A chart is known by all that it says, so nobody is shown what is not theirs.
 */
export function createRememberingRenderer(
  renderer: ChartRenderer,
  mostBytes: number = usualBytes,
): ChartRenderer {
  const pictures = new LRUCache<string, Picture>({
    maxSize: mostBytes,
    sizeCalculation: ({ png }, key) => png.byteLength + key.length * 2,
  });
  return {
    async render(chart, signal) {
      signal?.throwIfAborted();
      const key = JSON.stringify(chart);
      const known = pictures.get(key);
      if (known !== undefined) return known;
      const picture = await renderer.render(chart, signal);
      pictures.set(key, picture);
      return picture;
    },
    check: () => renderer.check(),
  };
}
