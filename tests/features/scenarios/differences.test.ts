import { expect, test } from 'vitest';
import { differencesBetween } from '../../../src/features/scenarios/differences.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { sampleScenario } from '../../contracts/stored-samples.ts';

const read = (changes: object, base: Scenario = sampleScenario('shop')) =>
  readScenario({ ...structuredClone(base), ...changes });

test('a scenario does not differ from itself, however its entries are ordered', () => {
  for (const scenario of builtInScenarios) {
    const turned = Object.fromEntries(Object.entries(structuredClone(scenario)).reverse());
    expect(differencesBetween(scenario, readScenario(turned))).toEqual([]);
  }
});

test('each entry that differs is named once, as it can be typed', () => {
  const before = sampleScenario('shop');
  const [first, second] = structuredClone(before).channels;
  const after = read({
    budget: 20_000,
    goal: { roi: 2 },
    channels: [second, { ...first, today: 1, max: { share: 0.4, of: 'spend' } }],
  });
  expect(differencesBetween(before, after)).toEqual([
    { path: 'budget', before: 10_000, after: 20_000 },
    { path: 'goal', before: 'value', after: { roi: 2 } },
    { path: 'channel-0.today', before: 5_000, after: 1 },
    { path: 'channel-0.max', before: undefined, after: { share: 0.4, of: 'spend' } },
  ]);
});

test('a channel that comes or goes is one difference', () => {
  const [two, three] = [sampleScenario('shop', 2, 6_000), sampleScenario('shop', 3, 6_000)];
  const added = differencesBetween(two, three).filter(({ path }) => path === 'channel-2');
  expect(added).toEqual([{ path: 'channel-2', before: undefined, after: three.channels[2] }]);
  expect(differencesBetween(three, two).filter(({ path }) => path === 'channel-2')).toEqual([
    { path: 'channel-2', before: three.channels[2], after: undefined },
  ]);
});

test('the spread of a number, and its reason alone, are differences', () => {
  const before = sampleScenario('shop', 1);
  const [channel] = structuredClone(before).channels;
  if (channel === undefined || !('response' in channel)) throw new Error('the sample has one');
  const coefficient = { value: 1_000 / 3, low: 200, high: 500, why: 'measured' };
  const after = read({ channels: [{ ...channel, response: { ...channel.response, coefficient } }] }, before);
  expect(differencesBetween(before, after).map(({ path }) => path)).toEqual([
    'channel-0.response.coefficient',
  ]);
});
