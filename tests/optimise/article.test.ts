import { describe, expect, it } from 'vitest';
import { article, runArticle } from '../../src/optimise/article.ts';
import { loadEngines } from '../../src/optimise/engine/load.ts';

const engines = (await loadEngines()).flatMap((state) => ('engine' in state ? [state.engine] : []));

// Some seconds a run: 10,000 small steps are what tensors are slowest at.
describe("the article's own loop", () => {
  describe.each(engines.map((engine) => ({ name: engine.name, engine })))('on $name', ({ name, engine }) => {
    it('starts and ends at the losses that the article prints, or below, the same every time', () => {
      const told: [step: number, loss: number][] = [];
      const run = runArticle(engine, ({ step, loss }) => told.push([step, loss]));
      expect(run).toMatchObject({ engine: name, steps: 10_000 });
      expect(run.lines).toEqual(told.map(([step, loss]) => ({ step, loss })));
      expect(run.lines.map(({ step }) => step)).toEqual([
        0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000,
      ]);
      const losses = run.lines.map(({ loss }) => loss);
      // Σ(1 − s)² by hand: (1 − 2.65/3)² twice and (1 − 2.15/3)²; printed as .108.
      expect(Math.abs(losses[0]! - 0.1075)).toBeLessThan(1e-7);
      expect(losses.at(-1)).toBeLessThanOrEqual(article.printed.last);
      // From float64: 1.371e-9 after 1,000 steps; then nothing that float32 could tell from 0.
      expect(Math.abs(losses[1]! / 1.3712e-9 - 1)).toBeLessThan(1e-3);
      for (const loss of losses.slice(2)) expect(loss).toBeLessThan(1e-11);
      expect(run.strengths.map(({ id }) => id)).toEqual(['website', 'app', 'third-party']);
      for (const { strength } of run.strengths) expect(Math.abs(strength - 1)).toBeLessThan(1e-6);
      if (name === 'tfjs-wasm') expect(runArticle(engine)).toEqual(run);
    });
  });

  it('follows the whole course that double precision takes', () => {
    const { lines } = runArticle(engines[0]!);
    const losses = lines.map(({ loss }) => (loss < 1e-28 ? 0 : loss));
    expect(losses.map((loss) => Number(loss.toPrecision(10)))).toEqual([
      0.1075, 1.371236657e-9, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});
