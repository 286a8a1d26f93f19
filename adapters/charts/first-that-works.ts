import type { ChartRenderer, Log, Picture } from '../../src/bot/ports.ts';
import { UserError } from '../../src/scenario/problem.ts';

export interface FallbackOptions {
  /** How long a renderer that failed is passed over, so that nobody waits for it again and again. */
  readonly restMs?: number;
  /** Milliseconds since any fixed moment. */
  readonly now?: () => number;
}

const text = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Asks the renderers in order until one draws the chart. One that fails rests for a minute; the last one in line is
 * always asked, and alone for charts that only this machine may draw. Throws the last one's error when none can. A chart that no renderer may draw (`UserError`) and a
 * caller who has given up are nobody's failure, and are passed on at once.
 */
export function createFallbackRenderer(
  renderers: readonly [ChartRenderer, ...ChartRenderer[]],
  log: Log,
  { restMs = 60_000, now = () => performance.now() }: FallbackOptions = {},
): ChartRenderer {
  const restsUntil = new Map<ChartRenderer, number>();
  const last = renderers[renderers.length - 1] ?? renderers[0];

  return {
    async render(chart, signal): Promise<Picture> {
      for (const [position, renderer] of renderers.entries()) {
        if (renderer === last || chart.drawnBy === 'local') break;
        if (now() < (restsUntil.get(renderer) ?? Number.NEGATIVE_INFINITY)) continue;
        try {
          const picture = await renderer.render(chart, signal);
          restsUntil.delete(renderer);
          return picture;
        } catch (error) {
          signal?.throwIfAborted();
          if (error instanceof UserError) throw error;
          restsUntil.set(renderer, now() + restMs);
          log.warn(
            { chart: chart.id, renderer: position + 1, reason: text(error), restMs },
            'chart renderer failed',
          );
        }
      }
      return await last.render(chart, signal);
    },

    async check() {
      const lines = await Promise.all(
        renderers.map((renderer) =>
          renderer.check().then(
            (line) => ({ works: true, line }),
            (error: unknown) => ({ works: false, line: `does not work: ${text(error)}` }),
          ),
        ),
      );
      const all = lines.map(({ line }) => line).join('; then: ');
      if (lines.every(({ works }) => !works)) throw new Error(`no chart renderer works: ${all}`);
      return all;
    },
  };
}
