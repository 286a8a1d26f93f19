import { describe, expect, it } from 'vitest';
import { isCapped, scenarioFromFit } from '../../../src/learn/fit/scenario-from-fit.ts';
import { marginalOf } from '../../../src/model/quantiles.ts';
import type { ResponseScenario } from '../../../src/scenario/scenario.ts';
import { fitOf, historyOf } from '../../fixtures/fits.ts';
import { advantageOf } from '../../fixtures/small-scenarios.ts';

const fit = fitOf();
const history = historyOf();
const seen = (id: string) =>
  fit.channels.find((channel) => channel.id === id)?.seen ?? { largest: 0, recent: 0 };
const level = { floor: 0, ceiling: 0.9, level: 0.5 };

describe('a scenario from a fit', () => {
  it('states the marginals of the draws, to six digits, and names the fit', () => {
    const scenario = scenarioFromFit(fit, history);
    const { low, value, high } = marginalOf(fit.draws.base ?? []);
    const short = (x: number) => Number(x.toPrecision(6));
    expect(scenario.response).toEqual({
      base: { low: short(low), value: short(value), high: short(high) },
      valuePerOutcome: 1,
      review: 'sound',
      margin: 1,
      fit: 3,
      weeks: 104,
      beyond: 1.5,
    });
    expect(scenario).toMatchObject({ id: 'ours', period: 'week', currency: 'CNY', model: 'response' });
    expect(
      scenario.channels.map(({ id, response }) => [id, response.curve, response.adstock?.longestLag]),
    ).toEqual([
      ['tv', 'logistic', 4],
      ['search', 'logistic', 4],
    ]);
  });

  it('takes recent spend as today, its sum as the budget, and holds plans to half as much again as was seen', () => {
    const { channels, budget, horizon } = scenarioFromFit(fit, history);
    for (const { id, today, max, seen: largest } of channels) {
      expect(today).toBeCloseTo(seen(id).recent, 2);
      expect(largest).toBe(seen(id).largest);
      expect(max).toBe(1.5 * seen(id).largest);
    }
    expect(budget).toBeCloseTo(seen('tv').recent + seen('search').recent, 2);
    // A quarter of spend, and all that is carried over from it.
    expect(horizon).toEqual({ periods: 13, tail: 4 });
  });

  it('goes further when told to', () => {
    const scenario = scenarioFromFit(fit, history, { beyond: 2 });
    expect(scenario.channels[0]?.max).toBe(2 * seen('tv').largest);
    expect(scenario.channels.map((channel) => isCapped(scenario, channel))).toEqual([true, true]);
  });

  it('keeps names, aliases, groups, limits and risks of the channels that are still there', () => {
    const previous = advantageOf(
      [
        {
          id: 'tv',
          names: { en: 'Television', zh: '电视' },
          aliases: ['telly'],
          today: 30,
          share: 0.5,
          min: 10,
          max: 1_000,
          privacyRisk: 0.2,
          efficiency: level,
          coverage: level,
          influence: level,
        },
        { id: 'radio', today: 30, share: 0.5, efficiency: level, coverage: level, influence: level },
      ],
      {
        id: 'ours',
        names: { en: 'Ours', zh: '我们' },
        period: 'week',
        risk: 'cautious',
        goal: 'profit',
        privacy: { max: 0.3 },
        groups: [
          { id: 'broadcast', channels: ['tv', 'radio'], max: 2_000 },
          { id: 'sound', channels: ['radio'], max: 100 },
        ],
      },
    );
    const scenario = scenarioFromFit(fit, history, { previous });
    expect(scenario).toMatchObject({
      names: { en: 'Ours', zh: '我们' },
      risk: 'cautious',
      goal: 'profit',
      privacy: { max: 0.3, of: 'budget' },
      groups: [{ id: 'broadcast', channels: ['tv'], max: 2_000 }],
    });
    expect(scenario.channels[0]).toMatchObject({
      names: { en: 'Television', zh: '电视' },
      aliases: ['telly'],
      privacyRisk: 0.2,
      min: 10,
      // Lower than the cap: somebody's own.
      max: 1_000,
    });
    expect(scenario.channels[1]).toMatchObject({ id: 'search', max: 1.5 * seen('search').largest });
  });

  it('keeps the budget that was set before, restated by days where it was per another period', () => {
    const levels = { efficiency: level, coverage: level, influence: level };
    const tv = { id: 'tv', today: 30, share: 1, ...levels };
    const previous = advantageOf([tv], { period: 'month', budget: 12_000 });
    const { budget, period } = scenarioFromFit(fit, history, { previous });
    expect(period).toBe('week');
    expect(budget).toBeCloseTo((12_000 * 7) / (365.25 / 12), 1);
  });

  it('restates limits that were per another period', () => {
    const tv = {
      id: 'tv',
      today: 30,
      share: 1,
      max: 365.25,
      efficiency: level,
      coverage: level,
      influence: level,
    };
    const previous = advantageOf([tv], { period: 'year' });
    expect(scenarioFromFit(fit, history, { previous }).channels[0]?.max).toBeCloseTo(7, 4);
  });

  it('widens its own cap with the spend that is seen, and leaves what people set', () => {
    const previous = scenarioFromFit(fit, history);
    const more = {
      ...fit,
      number: 4,
      channels: fit.channels.map((channel) => ({
        ...channel,
        seen: { ...channel.seen, largest: 2 * channel.seen.largest },
      })),
    };
    const set: ResponseScenario = {
      ...previous,
      budget: 7_000,
      channels: previous.channels.map((channel) =>
        channel.id === 'tv' ? { ...channel, max: 2_100 } : channel,
      ),
    };
    const next = scenarioFromFit(more, history, { previous: set });
    expect(next.response.fit).toBe(4);
    expect(next.budget).toBe(7_000);
    expect(next.channels.map(({ max }) => max)).toEqual([2_100, 3 * seen('search').largest]);
    expect(scenarioFromFit(more, history, { previous }).budget).toBe(previous.budget);
  });

  it('counts things where the outcome is no money, and drops a goal that would need it', () => {
    const counted = { ...fit, unit: 'count' as const };
    const previous = { ...scenarioFromFit(fit, history), goal: 'profit' as const };
    const worth = { ...previous, response: { ...previous.response, valuePerOutcome: 30 } };
    expect(scenarioFromFit(counted, history, { previous: worth }).response.valuePerOutcome).toBe(30);
    const { valuePerOutcome: _, ...response } = previous.response;
    const bare = scenarioFromFit(counted, history, { previous: { ...previous, response } });
    expect([bare.response.valuePerOutcome, bare.goal]).toEqual([undefined, 'value']);
  });

  it('has the budget of a usual week where nothing was spent lately', () => {
    const quiet = {
      ...fit,
      channels: fit.channels.map((channel) => ({ ...channel, seen: { ...channel.seen, recent: 0 } })),
    };
    const usual = fit.channels.reduce((sum, channel) => sum + channel.seen.mean, 0);
    expect(scenarioFromFit(quiet, history).budget).toBeCloseTo(usual, 1);
  });
});

describe('a channel that the review holds', () => {
  const review = (channels: readonly string[]) => ({
    verdict: 'care' as const,
    items: [],
    held: channels.map((channel) => ({ channel, because: ['prior-unmoved' as const] })),
    robustness: {},
  });
  const searchHeld = fitOf(undefined, { review: review(['search']) });

  it('stays at today’s spend, and the scenario says why', () => {
    const scenario = scenarioFromFit(searchHeld, history);
    const [tv, search] = scenario.channels;
    expect(search).toMatchObject({ min: search!.today, max: search!.today });
    expect(tv!.min).toBeUndefined();
    expect(tv!.max).toBe(1.5 * seen('tv').largest);
    expect(scenario.response).toMatchObject({
      review: 'care',
      held: [{ channel: 'search', because: ['prior-unmoved'] }],
    });
  });

  it('may be moved where somebody asks', () => {
    const scenario = scenarioFromFit(searchHeld, history, { released: ['search'] });
    expect(scenario.channels[1]).toMatchObject({ max: 1.5 * seen('search').largest });
    expect(scenario.channels[1]!.min).toBeUndefined();
    expect(scenario.response.held).toBeUndefined();
  });

  it('has the limits that people set again when it is held no more', () => {
    const free = scenarioFromFit(fit, history);
    const limited: ResponseScenario = {
      ...free,
      channels: free.channels.map((one) => (one.id === 'search' ? { ...one, min: 100, max: 4_000 } : one)),
    };
    const held = scenarioFromFit(searchHeld, history, { previous: limited });
    expect(held.response.held).toEqual([
      { channel: 'search', because: ['prior-unmoved'], min: 100, max: 4_000 },
    ]);
    const still = scenarioFromFit(searchHeld, history, { previous: held });
    expect(still.response.held).toEqual(held.response.held);
    const after = scenarioFromFit(fit, history, { previous: still });
    expect(after.channels[1]).toMatchObject({ min: 100, max: 4_000 });
    const uncapped = scenarioFromFit(fit, history, {
      previous: scenarioFromFit(searchHeld, history, { previous: free }),
    });
    expect(uncapped.channels[1]!.min).toBeUndefined();
    expect(uncapped.channels[1]!.max).toBe(1.5 * seen('search').largest);
  });

  it('keeps the limits that somebody set while it was held', () => {
    const held = scenarioFromFit(searchHeld, history);
    const edited: ResponseScenario = {
      ...held,
      channels: held.channels.map((one) => (one.id === 'search' ? { ...one, min: 5, max: 3_500 } : one)),
    };
    expect(scenarioFromFit(fit, history, { previous: edited }).channels[1]).toMatchObject({
      min: 5,
      max: 3_500,
    });
  });

  it('may be cut, but not grow, where the held channels take more than the budget', () => {
    const free = scenarioFromFit(fit, history);
    const poor: ResponseScenario = { ...free, budget: 100 };
    const scenario = scenarioFromFit(searchHeld, history, { previous: poor });
    expect(scenario.channels[1]!.max).toBe(scenario.channels[1]!.today);
    expect(scenario.channels[1]!.min).toBeUndefined();
  });
});
