import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { type Posterior, splitPosterior } from '../../src/model/posterior.ts';
import { marginalOf } from '../../src/model/quantiles.ts';
import { valueAt } from '../../src/model/value-model.ts';
import { inPeriod } from '../../src/scenario/in-period.ts';
import type { ResponseScenario } from '../../src/scenario/scenario.ts';
import { channel, responseOf } from '../fixtures/small-scenarios.ts';

const rows = 40;
const column = (of: (d: number) => number) => Float64Array.from({ length: rows }, (_, d) => of(d));

/** Coefficient and rate hang together: their product is the same in every row. */
const posterior: Posterior = {
  fit: 3,
  period: 'week',
  longestLag: 0,
  columns: {
    base: column((d) => 50 + d),
    'channel.tv.coefficient': column((d) => 100 + 10 * d),
    'channel.tv.rate': column((d) => 1 / (100 + 10 * d)),
    'channel.app.coefficient': column((d) => 60 + ((d * 7) % rows)),
    'channel.app.halfSaturation': column((d) => 20 + ((d * 11) % rows)),
    'channel.app.slope': column((d) => 1 + d / rows),
  },
};
const marginal = (path: string) => marginalOf(posterior.columns[path] ?? []);

function fitted(changes: Partial<ResponseScenario> = {}): ResponseScenario {
  const scenario = responseOf(
    [
      channel('tv', {
        curve: 'logistic',
        coefficient: marginal('channel.tv.coefficient'),
        rate: marginal('channel.tv.rate'),
      }),
      channel('app', {
        curve: 'hill',
        coefficient: marginal('channel.app.coefficient'),
        halfSaturation: marginal('channel.app.halfSaturation'),
        slope: marginal('channel.app.slope'),
      }),
    ],
    { response: { base: marginal('base'), valuePerOutcome: 1, fit: 3 } },
  );
  return { ...scenario, ...changes };
}

/** The value of a plan in row d, by hand. */
function valueIn(d: number, [tv, app]: readonly [number, number]): number {
  const at = (path: string) => posterior.columns[path]?.[d] ?? Number.NaN;
  const slope = at('channel.app.slope');
  return (
    at('base') +
    at('channel.tv.coefficient') * Math.tanh((at('channel.tv.rate') * tv) / 2) +
    (at('channel.app.coefficient') * app ** slope) /
      (app ** slope + at('channel.app.halfSaturation') ** slope)
  );
}

describe('a posterior', () => {
  it('gives the model its very rows, one half to optimise on and the other to judge by', () => {
    const plan = [30, 45] as const;
    const split = splitPosterior(fitted(), posterior);
    const of = (half: 'optimised' | 'fresh') =>
      valueAt(compileModel(fitted(), createDrawer(1, 1_024, split?.[half])), plan).value;
    const byHand = (from: number) => Array.from({ length: rows / 2 }, (_, d) => valueIn(from + d, plan));
    expect(split?.edited).toEqual([]);
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));
    expect([...of('optimised')]).toEqual(close(byHand(0)));
    expect([...of('fresh')]).toEqual(close(byHand(rows / 2)));
  });

  it('lends some of its rows, each once, where fewer draws are wanted', () => {
    const split = splitPosterior(fitted(), posterior);
    const { base } = compileModel(fitted(), createDrawer(5, 8, split?.optimised));
    expect(new Set(base).size).toBe(8);
    for (const value of base) expect(posterior.columns.base?.subarray(0, rows / 2)).toContain(value);
    expect(compileModel(fitted(), createDrawer(6, 8, split?.optimised)).base).not.toEqual(base);
  });

  it('draws what is not of the fit as ever', () => {
    const worth = { value: 2, low: 1, high: 4 };
    const scenario = fitted({ response: { ...fitted().response, valuePerOutcome: worth } });
    const rowsOf = splitPosterior(scenario, posterior)?.optimised;
    const { base } = compileModel(scenario, createDrawer(1, 1_024, rowsOf));
    const factors = base.map((value, d) => value / (posterior.columns.base?.[d] ?? 0));
    expect([...factors].sort((a, b) => a - b)).toEqual(
      [...createDrawer(1, rows / 2).draw(worth, 'positive')]
        .sort((a, b) => a - b)
        .map((value) => expect.closeTo(value, 9)),
    );
  });

  it('stands for the middle of all where one draw is wanted', () => {
    const split = splitPosterior(fitted(), posterior);
    const { base } = compileModel(fitted(), createDrawer(1, 1, split?.optimised));
    expect([...base]).toEqual([marginal('base').value]);
  });

  it('is restated with the scenario', () => {
    const split = splitPosterior(inPeriod(fitted(), 'year'), posterior);
    const weeks = 365.25 / 7;
    const rowsOf = split?.optimised.columns;
    expect(split?.edited).toEqual([]);
    expect(rowsOf?.get('base')?.[4]).toBeCloseTo(54 * weeks, 9);
    expect(rowsOf?.get('channel.tv.rate')?.[4]).toBeCloseTo(1 / 140 / weeks, 12);
    expect(rowsOf?.get('channel.app.slope')?.[4]).toBe(1.1);
    expect(rowsOf?.get('channel.app.halfSaturation')?.[0]).toBeCloseTo(20 * weeks, 9);
  });

  it('lets go of all of a channel that was changed since, and of nothing else', () => {
    const [tv, app] = fitted().channels;
    if (tv?.response.curve !== 'logistic' || app === undefined) throw new Error('another scenario');
    const changed = { ...tv, response: { ...tv.response, coefficient: 500 } };
    const split = splitPosterior(fitted({ channels: [changed, app] }), posterior);
    expect(split?.edited).toEqual(['tv']);
    expect([...(split?.optimised.columns.keys() ?? [])]).toEqual([
      'base',
      'channel.app.coefficient',
      'channel.app.halfSaturation',
      'channel.app.slope',
    ]);
  });

  it('lets go of a channel whose carry-over was changed', () => {
    const [tv, app] = fitted().channels;
    if (tv === undefined || app === undefined) throw new Error('another scenario');
    const late = { ...tv, response: { ...tv.response, adstock: { decay: 0.5, longestLag: 3 } } };
    expect(splitPosterior(fitted({ channels: [late, app] }), posterior)?.edited).toEqual(['tv']);
  });

  it('leaves the digits that a scenario keeps to the scenario', () => {
    const rounded = (path: string) => {
      const { low, value, high } = marginal(path);
      const short = (x: number) => Number(x.toPrecision(6));
      return { low: short(low), value: short(value), high: short(high) };
    };
    const response = { ...fitted().response, base: rounded('base') };
    expect(splitPosterior(fitted({ response }), posterior)?.edited).toEqual([]);
    const moved = { ...response, base: { ...rounded('base'), value: marginal('base').value * 1.001 } };
    expect(splitPosterior(fitted({ response: moved }), posterior)?.edited).toEqual(['base']);
  });
});
