import type { Analysis } from '../../src/attribute/analysis.ts';
import type { ChartRenderer, Meter, Planner } from '../../src/bot/ports.ts';

/** Times plans that come to an end, from their being asked for. */
export function measuredPlanner(planner: Planner, meter: Meter): Planner {
  return {
    start(request, options) {
      const since = performance.now();
      const job = planner.start(request, options);
      job.result.then(
        () => meter.stage('plan', (performance.now() - since) / 1_000),
        // What was cancelled, refused or broken says nothing of how long plans take.
        () => undefined,
      );
      return job;
    },
    close: () => planner.close(),
  };
}

/** Tells of every plan that a planner brings. */
export function tellingPlanner(planner: Planner, tell: (analysis: Analysis) => void): Planner {
  return {
    start(request, options) {
      const job = planner.start(request, options);
      job.result.then(tell, () => undefined);
      return job;
    },
    close: () => planner.close(),
  };
}

/** Times charts that are drawn. */
export function measuredRenderer(renderer: ChartRenderer, meter: Meter): ChartRenderer {
  return {
    async render(chart, signal) {
      const since = performance.now();
      const picture = await renderer.render(chart, signal);
      meter.stage('draw', (performance.now() - since) / 1_000);
      return picture;
    },
    check: () => renderer.check(),
  };
}
