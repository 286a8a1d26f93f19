import { describe, expect, it } from 'vitest';
import { type Decided, decide } from '../../bench/fit/decision.ts';
import { decisionsText } from '../../bench/fit/decisions-table.ts';
import { families, marketOf } from '../../bench/fit/families.ts';
import { historyShape } from '../../src/learn/history/history.ts';

describe('families of simulated histories', () => {
  it('are 28, more than five of which no threshold has seen', () => {
    expect(new Set(families.map(({ name }) => name)).size).toBe(28);
    expect(families.filter(({ isForSetting }) => !isForSetting).length).toBeGreaterThan(5);
  });

  it.each(families.map((family) => [family.name, family] as const))(
    '%s: is a history, the same for a seed',
    (_, family) => {
      const market = marketOf(family, 3);
      expect(() => historyShape.parse(market.history)).not.toThrow();
      expect(marketOf(family, 3).history).toEqual(market.history);
      expect(marketOf(family, 4).history).not.toEqual(market.history);
      const outcome = market.history.outcome.values.reduce((sum, value) => sum + value, 0);
      const brought = market.channels.reduce((sum, channel) => sum + channel.brought, 0);
      expect(brought / outcome).toBeLessThan(0.5);
      for (const channel of market.channels) {
        expect(Math.min(...channel.spend)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...channel.spend)).toBeGreaterThan(0);
        expect(Number.isFinite(channel.at(10_000))).toBe(true);
      }
    },
  );

  it('have the share of the outcome that was asked for where the model is right', () => {
    const { history, channels } = marketOf(families[0]!, 5);
    const outcome = history.outcome.values.reduce((sum, value) => sum + value, 0);
    const brought = channels.reduce((sum, channel) => sum + channel.brought, 0);
    expect(Math.abs(brought / outcome - 0.26)).toBeLessThan(0.01);
  });
});

describe('a decision', () => {
  it('is made, and measured against the truth', () => {
    const family = families.find(({ name }) => name === 'model right, 2 channels')!;
    const found = decide(family, 7, true);
    expect(found).toMatchObject({ family: family.name, seed: 7 });
    expect(found.covered[1]).toBe(2);
    // Nobody gains more than the best plan does, but for the steps in which both are found.
    expect(found.gained).toBeLessThanOrEqual(found.possible + 0.002);
    expect(Math.abs(found.share + found.bias)).toBeLessThan(1);
  });
});

const made: Decided = {
  family: 'model right',
  seed: 1,
  verdict: 'sound',
  fired: [],
  held: [],
  figures: {},
  covered: [4, 4],
  totalCovered: true,
  bias: 0.01,
  share: 0.26,
  foretold: 0.04,
  atLeast: 0.01,
  gained: 0.03,
  possible: 0.05,
  says: 'move',
  seconds: 3,
};

describe('the table of decisions', () => {
  it('counts what was covered, what fired, and plans that did harm', () => {
    const text = decisionsText([
      made,
      { ...made, seed: 2, verdict: 'care', fired: ['prior-unmoved:ch1', 'pattern-left'], gained: -0.02 },
      { ...made, family: 'break', totalCovered: false, verdict: 'none', says: 'none' },
    ]);
    expect(text).toMatch(/model right +2 +8\/8 +2\/2 +1\.0 % +1\/1\/0 +2 +1 +4\.0 % +0\.5 %/);
    expect(text).toContain('prior-unmoved 1, pattern-left 1');
    expect(text).toContain('false alarms 1 of 2');
    expect(text).toContain('covered or not called sound 1 of 1');
    expect(text).toContain('Plans phrased as move: 2 of 3; harmful 1 (at most 97 %)');
    expect(text).not.toContain('promotions');
  });
});
