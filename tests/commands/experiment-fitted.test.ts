import { describe, expect, test } from 'vitest';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { botUnderTest, fakeFitter, textOf } from '../bot/bot-under-test.ts';
import { saysProblem } from '../bot/language/says-problem.ts';
import { historyOf, resultOf, twoChannels } from '../fixtures/fits.ts';

const workspace = 'slack:T1';

/** What an experiment measured makes `tv` bring less, and surer. */
function sharpened({ evidence }: FitRequest) {
  const channels = twoChannels.map((one) => ({
    ...one,
    coefficient: one.id === 'tv' && evidence.length > 0 ? 0.8 * one.coefficient : one.coefficient,
  }));
  const result = resultOf(channels);
  if (evidence.length === 0) return result;
  return {
    ...result,
    channels: result.channels.map((channel) => {
      const { mean } = channel.contribution;
      const contribution = { mean, low: 0.95 * mean, high: 1.05 * mean };
      return channel.id === 'tv' ? { ...channel, contribution } : channel;
    }),
  };
}

async function fitted(fitter = fakeFitter(sharpened)) {
  const under = botUnderTest({ fitter });
  await under.store.histories.saveAfter(workspace, 'ours', historyOf(), 'U1', 0);
  await under.ask('fit ours');
  return under;
}

const add = (more: string) => `experiment add ours tv control=1200/30000 variant=1340/30000 ${more}`.trim();
const revenue = 'control-revenue=4.2±31 variant-revenue=4.6±33';
const window = 'from=2024-03-04 to=2024-03-31 carryover=2';

describe('an experiment on a channel of a fitted scenario', () => {
  test('is fitted with the history, as a new version; undo brings the fit before back as it was', async () => {
    const { ask, store, fitter } = await fitted();
    const before = (await store.scenarios.get(workspace, 'ours'))?.scenario;
    await ask(add(`${revenue} spend=100% audience=40% ${window}`));
    const reply = await ask('experiment apply 1');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1 applied: ours, version 2
      ours: with experiment 1, tv brought ¥201k over 104 weeks (94% interval ¥191k…¥212k), instead of ¥252k (¥201k…¥302k); version 2.
      Before: ¥252k (94% interval ¥201k…¥302k)
      Now: ¥201k (94% interval ¥191k…¥212k)
      Measured: ¥19.2k (−¥1.44k…¥39.8k) by 100% of the spend, in 40% of the audience
      - The fit takes it as a normal likelihood on what the spend brought from Mar 4, 2024 to Mar 31, 2024, and in 2 weeks after.
      <Optimise: optimize ours>
      <The fit: fit 2>
      <Undo: experiment undo 1>"
    `);
    const request = fitter.requests.at(-1);
    expect(request?.evidence).toMatchObject([
      {
        channel: 'tv',
        from: '2024-03-04',
        to: '2024-03-31',
        carryOver: 2,
        spendShare: 1,
        audienceShare: 0.4,
      },
    ]);
    expect(request?.evidence[0]?.incremental).toBeCloseTo(19_200, 6);
    const after = await store.scenarios.get(workspace, 'ours');
    expect(after).toMatchObject({ version: 2, scenario: { response: { fit: 2 } } });
    expect(await store.fits.get(workspace, 2)).toMatchObject({ experiments: [1] });
    expect(await store.experiments.get(workspace, 1)).toMatchObject({ applied: { version: 2, from: 1 } });

    expect((await ask('experiment undo 1')).summary).toBe(
      'ours: experiment 1 is taken back; version 3 is as version 1 was.',
    );
    expect(await store.scenarios.get(workspace, 'ours')).toMatchObject({ version: 3, scenario: before });
    expect(await store.experiments.get(workspace, 1)).not.toHaveProperty('applied');
    await ask('fit ours');
    expect(fitter.requests.at(-1)?.evidence).toEqual([]);
  });

  test('stays in the fits that come after, until it is taken back', async () => {
    const { ask, store, fitter } = await fitted();
    await ask(add(`${revenue} spend=50% ${window}`));
    await ask('experiment apply 1');
    await ask('fit ours');
    expect(fitter.requests.at(-1)?.evidence).toHaveLength(1);
    const reply = await ask('experiment undo 1', { language: 'zh' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# 实验 1 已撤回
      ours：实验 1 已撤回；第 4 版去掉它重新拟合，之后的改动都保留。
      <优化: optimize ours>
      <应用: experiment apply 1>"
    `);
    expect(fitter.requests.at(-1)?.evidence).toEqual([]);
    expect(await store.scenarios.versions(workspace, 'ours')).toHaveLength(4);
    expect(await store.experiments.get(workspace, 1)).not.toHaveProperty('applied');
  });

  test('is not applied where the fit with it cannot be trusted', async () => {
    const { ask, store } = await fitted(
      fakeFitter((request) =>
        request.evidence.length > 0 ? { ...sharpened(request), faults: ['rhat'] } : sharpened(request),
      ),
    );
    await ask(add(`${revenue} spend=100% ${window}`));
    expect((await ask('experiment apply 1')).title).toContain('ours');
    expect(await store.experiments.get(workspace, 1)).not.toHaveProperty('applied');
    expect(await store.scenarios.versions(workspace, 'ours')).toHaveLength(1);
  });

  test.each([
    [`${revenue} ${window}`, 'experiment.needs-spend'],
    [`${revenue} spend=100%`, 'experiment.needs-window'],
    [`spend=100% ${window}`, 'experiment.needs-revenue'],
    [`${revenue} spend=100% from=2019-03-04 to=2019-03-31`, 'experiment.outside'],
  ] as const)('with only %s is refused: %s', async (more, code) => {
    const { ask, store } = await fitted();
    await ask(add(more));
    const refused = await ask('experiment apply 1');
    expect(saysProblem(refused, code)).toBe(true);
    expect(textOf(refused)).not.toMatch(/\{\{|undefined/);
    expect(await store.experiments.get(workspace, 1)).not.toHaveProperty('applied');
  });

  test('has no levels', async () => {
    const { ask } = await fitted();
    await ask(add(`${revenue} spend=100% ${window}`));
    expect(saysProblem(await ask('experiment apply 1 level=coverage'), 'experiment.level-fitted')).toBe(true);
  });

  test('without a history is noted for the first fit', async () => {
    const { ask, store } = botUnderTest();
    const shop = readScenario({
      schema: 'channels/scenario@1',
      model: 'response',
      id: 'ours',
      names: { en: 'Ours' },
      channels: [{ id: 'tv', today: 100, response: { curve: 'hill', coefficient: 900, halfSaturation: 50 } }],
    });
    await store.scenarios.save(workspace, shop, 'U1');
    await ask(add(`spend=100% ${window}`));
    expect(textOf(await ask('experiment apply 1'))).toMatchInlineSnapshot(`
      "# Experiment 1 noted for the next fit of Ours
      Ours: experiment 1 is noted; a new fit is needed to take it into the curve of tv: 140 outcomes (58.9 outcomes…221 outcomes) brought by 100% of its spend in 100% of the audience.
      The fit takes it as a normal likelihood on what the spend brought from Mar 4, 2024 to Mar 31, 2024, and in 2 weeks after.
      <Fit again: fit ours>
      <Undo: experiment undo 1>"
    `);
    expect(textOf(await ask('experiment list'))).toContain('to the next fit');
    expect((await ask('experiment undo 1')).summary).toMatchInlineSnapshot(
      `"Ours: experiment 1 is taken back; the next fit leaves it out."`,
    );
    expect(await store.scenarios.versions(workspace, 'ours')).toHaveLength(1);
  });
});
