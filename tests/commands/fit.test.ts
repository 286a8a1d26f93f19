import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import type { NewExperiment } from '../../src/learn/experiments/experiment.ts';
import { scenarioFromFit } from '../../src/learn/fit/scenario-from-fit.ts';
import type { ResponseScenario, Scenario } from '../../src/scenario/scenario.ts';
import { botUnderTest, fakeFitter, invocation, textOf } from '../bot/bot-under-test.ts';
import { fitOf, historyOf, resultOf, twoChannels } from '../fixtures/fits.ts';

const workspace = 'slack:T1';

async function withHistory(parts: Parameters<typeof botUnderTest>[0] = {}, id = 'ours') {
  const under = botUnderTest(parts);
  await under.store.histories.saveAfter(workspace, id, historyOf(), 'U1', 0);
  return under;
}

function responseOnly(scenario: Scenario | undefined): ResponseScenario {
  if (scenario?.model !== 'response') throw new Error('no response scenario');
  return scenario;
}

const linesOf = (reply: Reply) => textOf(reply).split('\n');

describe('fit', () => {
  it('tells what the history says, how far that can be trusted, and what it means for plans', async () => {
    const { ask } = await withHistory();
    const reply = await ask('fit ours');
    expect(reply.audience).toBe('channel');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# ours: fit 1
      Sound. ours: 104 weeks do not settle which channel brings the most per ¥1 of spend: they say too little of search, which might.
      All 22 checks passed.
      Does the budget of any of these follow sales, as with brand search, retargeting, affiliates and marketplaces: search and tv? Say so once: \`fit ours follows=search\`, or \`fit ours follows=none\`.
      [ours: what 104 weeks say of each channel (in brackets: 94% intervals)]
      Channel | Spent lately, a week | Most in a week | Brought over the history | Per ¥1, held likely before | Per ¥1, with the data | What the data did
      search | ¥3.59k | ¥4.5k | ¥368k (14%; ¥294k…¥441k) | ¥0.1…¥6 | ¥1.17 (¥0.934…¥1.4) | your data did not change this
      tv | ¥2.67k | ¥3k | ¥252k (9.3%; ¥201k…¥302k) | ¥0.1…¥6 | ¥1.19 (¥0.956…¥1.43) | sharpened it
      *How far it can be trusted*
      Sampling: 4 chains agree (R-hat 1.002), 700 effective draws at least, 0 divergences: sound
      Weeks it had not seen: error 5%, against 9% for the same week a year before; 91% of the weeks inside their 90% intervals (8 weeks, from 4 starting points)
      Ups and downs explained: 93%
      What is left over: noise: hardly anything hangs together from week to week (0.05)
      Channels that move together: none: each one’s spend went its own way
      Assumptions alone: foretell ¥2k…¥60k a week, observed were ¥22.3k…¥29.4k: they leave room for what happened
      Shape of the curves: Logistic; no other shape was compared
      Assumed: logistic saturation; effects carry over for up to 4 weeks; 2 yearly waves; a straight trend
      (decomposition) The channels brought 23% of the outcome — Outcome week by week, as the fit takes it apart; below, what season and events added or took
      The channels brought 23% of the outcome: search 14%, tv 9.3%. The rest would have come without them.
      (fitted-curves) tv gains the most from more: ¥1.07 per extra ¥1 — Outcome a week at constant spend. Shaded: 90% bands. Beyond the filled mark nobody ever spent so much: a guess
      tv gains the most from more: ¥1.07 per extra ¥1. At what was spent lately: search brings ¥3.84k a week for ¥3.59k (¥3.08k…¥4.61k); most ever spent in a week ¥4.5k; tv brings ¥3.16k a week for ¥2.67k (¥2.53k…¥3.79k); most ever spent in a week ¥3k.
      Kept as \`ours\`, version 1: plans of it rest on this fit.
      - A fit sees what went together. Spend that follows demand, as in search, looks better than it is: that is no proof of what causes what, and experiments are.
      - Of search the data say next to nothing: what plans assume of it is what was held likely before.
      - Plans are capped at 1.5× the largest weekly spend seen of each channel: beyond what was seen, curves are guesses. beyond=2 moves the caps, and so does editing a channel’s max.
      - Intervals hold the truth with 94% probability, under these assumptions. Plans use the 400 joint draws as they are: half of them to optimise on, the others to judge by.
      <Optimise: optimize ours>
      <search follows sales: fit ours follows=search>
      <None follows sales: fit ours follows=none>
      <See the numbers: scenario show ours>
      <Versions: scenario versions ours>
      <Experiments: help experiment add>
      <Undo: scenario remove ours>"
    `);
  });

  it('says the same in Chinese', async () => {
    const { ask } = await withHistory();
    expect(textOf(await ask('拟合 ours 曲线=希尔', { language: 'zh' }))).toMatchInlineSnapshot(`
      "# ours：第 1 次拟合
      可靠。ours：104 周的数据还分不清哪个渠道每花 ¥1 带来的最多：可能是 search，但数据对它说明得太少。
      22 项检查全部通过。
      下列渠道的预算是否跟着销量走（如品牌词搜索、再营销、联盟、电商平台）：search 和 tv？说一次即可：\`fit ours follows=search\`，或 \`fit ours follows=none\`。
      [ours：104 周数据说明的各渠道情况（括号内为 94% 区间）]
      渠道 | 近期每周花费 | 单周最高花费 | 历史期间带来 | 每 ¥1 的回报：看数据之前 | 每 ¥1 的回报：看数据之后 | 数据的作用
      search | ¥3,590 | ¥4,500 | ¥36.8万 (14%; ¥29.4万…¥44.1万) | ¥0.1…¥6 | ¥1.17 (¥0.934…¥1.4) | 数据没有改变这一项
      tv | ¥2,670 | ¥3,000 | ¥25.2万 (9.3%; ¥20.1万…¥30.2万) | ¥0.1…¥6 | ¥1.19 (¥0.956…¥1.43) | 让估计更准
      *可以信任到什么程度*
      抽样: 4 条链一致（R-hat 1.002），有效样本至少 700 个，发散 0 次：可靠
      预测没见过的几周: 误差 5%，照搬去年同一周的误差为 9%；91% 的周落在 90% 区间内（从 4 个起点共预测 8 周）
      解释了多少起伏: 93%
      没有解释的部分: 近似噪声：前后两周几乎没有关联（0.05）
      同步变动的渠道: 没有：各渠道的花费各自变动
      只凭假设: 预计每周 ¥2,000…¥6万，实际为 ¥2.23万…¥2.94万：假设容得下实际情况
      曲线形状: 逻辑曲线，没有与其他形状比较
      假设: 逻辑饱和曲线；效果最多延续 4 周；每年 2 个季节波；直线趋势
      (decomposition) 各渠道带来了 23% 的结果 — 逐周结果的分解；下图为季节和事件带来的增减
      各渠道带来了 23% 的结果：search 14%、tv 9.3%。其余部分没有它们也会有。
      (fitted-curves) 多花一点，tv 增加最多：每多花 ¥1 带来 ¥1.07 — 花费保持不变时的每周结果。阴影为 90% 区间；实心点以外从未花过这么多，只是猜测
      多花一点，tv 增加最多：每多花 ¥1 带来 ¥1.07。按近期花费：search 每周花 ¥3,590 带来 ¥3,840（¥3,080…¥4,610），单周最高花费 ¥4,500；tv 每周花 ¥2,670 带来 ¥3,160（¥2,530…¥3,790），单周最高花费 ¥3,000。
      已保存为 \`ours\` 第 1 版：它的方案以这次拟合为依据。
      - 拟合看到的是什么与什么同时发生。跟着需求走的花费（例如搜索）会显得比实际更好：这不能证明因果，实验才能。
      - 关于 search，数据几乎没有说明什么：方案所用的就是看数据之前的判断。
      - 各渠道的方案最多为历史单周最高花费的 1.5 倍：超出见过的范围，曲线只是猜测。用 beyond=2 或修改渠道的 max 可以调整上限。
      - 在这些假设下，区间有 94% 的概率包含真值。方案直接使用 400 组联合样本：一半用来优化，另一半用来检验。
      <优化: optimize ours>
      <search 跟着销量走: fit ours follows=search>
      <都不跟着销量走: fit ours follows=none>
      <查看数值: scenario show ours>
      <各个版本: scenario versions ours>
      <实验: help experiment add>
      <撤销: scenario remove ours>"
    `);
  });

  it('keeps the fit and a scenario of it, which plans then name', async () => {
    const { ask, store, planner } = await withHistory();
    await ask('fit ours');
    const fit = await store.fits.get(workspace, 1);
    expect(fit).toMatchObject({
      scenario: 'ours',
      by: 'U1',
      at: '2026-03-02T08:30:00.000Z',
      history: { version: 1, from: '2024-01-01', weeks: 104 },
      experiments: [],
    });
    const saved = await store.scenarios.get(workspace, 'ours');
    expect(saved?.version).toBe(1);
    expect(saved?.scenario).toEqual(scenarioFromFit(fitOf(twoChannels, { number: 1 }), historyOf()));
    await ask('optimize ours');
    expect(responseOnly(planner.requests[0]?.scenario).response.fit).toBe(1);
  });

  it('assumes what the line says, and the rest by the length of the history', async () => {
    const { ask, fitter } = await withHistory();
    await ask('fit ours');
    await ask(
      'fit ours curve=hill lag=3 season=1 trend=none prior="TV return 0.5 to 3; search share 5%..20%" seed=9',
    );
    const [usual, asked] = fitter.requests;
    expect(usual).toMatchObject({
      seed: 20_260_101,
      evidence: [],
      spec: { curve: 'logistic', longestLag: 7, harmonics: 2, trend: { kind: 'piecewise', changepoints: 4 } },
    });
    expect(asked?.seed).toBe(9);
    expect(asked?.spec).toEqual({
      curve: 'hill',
      longestLag: 3,
      harmonics: 1,
      trend: { kind: 'none', changepoints: 0 },
      priors: {
        tv: { on: 'roi', low: 0.5, high: 3 },
        search: { on: 'share', low: 0.05, high: 0.2 },
      },
    });
  });

  it('caps plans where it is told to', async () => {
    const { ask, store } = await withHistory();
    await ask('fit ours beyond=2x');
    const { channels } = responseOnly((await store.scenarios.get(workspace, 'ours'))?.scenario);
    expect(channels.map(({ max, seen }) => [max, seen])).toEqual([
      [6_000, 3_000],
      [9_000, 4_500],
    ]);
  });

  it('makes a new version of the scenario, which says what changed; undo brings the one before back', async () => {
    const answers = [
      resultOf(),
      resultOf(
        twoChannels.map((one) => ({ ...one, coefficient: (one.id === 'tv' ? 1.3 : 1.2) * one.coefficient })),
      ),
    ];
    const { ask, store } = await withHistory({ fitter: fakeFitter(() => answers.shift() ?? resultOf()) });
    await ask('fit ours');
    const reply = await ask('fit ours');
    expect(textOf(reply)).toContain(
      'Kept as `ours`, version 2: fit 1 → fit 2 (104 weeks, as before), tv.coefficient +30%, search.coefficient +20%. Names, groups and limits stay as they were.',
    );
    expect(linesOf(await ask('scenario versions ours')).filter((line) => /^\d \|/.test(line))).toEqual([
      '2 | Jan 1, 2026, 12:00 AM | U1 | fit 1 → fit 2 (104 weeks, as before), tv.coefficient +30%, search.coefficient +20%',
      '1 | Jan 1, 2026, 12:00 AM | U1 | made from fit 1 (104 weeks)',
    ]);
    expect(textOf(reply)).toContain('<Undo: scenario restore ours 1>');
    await ask('scenario restore ours 1');
    expect(responseOnly((await store.scenarios.get(workspace, 'ours'))?.scenario).response.fit).toBe(1);
  });

  it('turns a built-in scenario into the workspace’s own, under its names', async () => {
    const { ask, store } = await withHistory({}, 'medical');
    const reply = await ask('fit 医疗');
    const saved = await store.scenarios.get(workspace, 'medical');
    expect(saved?.scenario.names).toEqual({ en: 'Medical', zh: '智慧医疗' });
    expect(textOf(reply)).toContain('version 1: made from fit 1 (104 weeks), channels: tv and search.');
    expect(textOf(reply)).toContain('<Undo: scenario remove medical>');
  });

  it('keeps what somebody changed while it was fitted', async () => {
    const { ask, store } = await withHistory();
    await ask('fit ours');
    const before = (await store.scenarios.get(workspace, 'ours'))?.scenario;
    if (before === undefined) throw new Error('no scenario');
    const changing = fakeFitter(() => resultOf());
    const other = botUnderTest({ fitter: changing });
    await other.store.histories.saveAfter(workspace, 'ours', historyOf(), 'U1', 0);
    await other.store.scenarios.save(workspace, before, 'U1');
    const prepared = await other.bot.prepare(invocation('fit ours'));
    // After the line was read, before it is worked out.
    await other.store.scenarios.save(workspace, { ...before, budget: 4_321 }, 'U2');
    if (prepared.kind === 'refused') throw new Error('refused');
    await prepared.run();
    const saved = await other.store.scenarios.get(workspace, 'ours');
    expect([saved?.version, saved?.scenario.budget]).toEqual([3, 4_321]);
  });

  it('shows a fit again by its number, without fitting', async () => {
    const { ask, fitter } = await withHistory();
    const first = await ask('fit ours');
    for (const line of ['fit 1', 'fit show 1', 'fit #1']) {
      const again = await ask(line);
      expect([again.title, again.summary]).toEqual([first.title, first.summary]);
    }
    expect(fitter.requests).toHaveLength(1);
  });
});

describe('a fit that fails its gates', () => {
  it('says so and what to do, and stores nothing', async () => {
    const fitter = fakeFitter(() => ({ ...resultOf(), faults: ['rhat', 'weeks'] }));
    const { ask, store } = await withHistory({ fitter });
    const reply = await ask('fit ours');
    expect(reply.summary).toBe(
      'ours: no plan can be built on this fit, as its chains disagree and there are fewer weeks than its terms need. Nothing was stored.',
    );
    expect(linesOf(reply)).toEqual(
      expect.arrayContaining([
        'Bring more weeks: `data import ours` takes a longer file. A year is good, two are better.',
        'Ask for less at once: `fit ours curve=logistic lag=2 season=1 trend=none`.',
        'Say what you know of a channel: `fit ours prior="search roi 0.5..3"`.',
      ]),
    );
    expect(await store.fits.get(workspace, 1)).toBeUndefined();
    expect(await store.scenarios.get(workspace, 'ours')).toBeUndefined();
    // What it advises can be typed.
    expect((await ask('fit ours curve=logistic lag=2 season=1 trend=none')).tone).toBe('info');
    expect((await ask('fit ours prior="search roi 0.5..3"')).tone).toBe('info');
  });

  it('stores nothing either when it is cancelled', async () => {
    const { bot, store } = await withHistory({ fitter: fakeFitter(() => resultOf(), true) });
    const prepared = await bot.prepare(invocation('fit ours'));
    if (prepared.kind === 'refused') throw new Error('refused');
    const stop = new AbortController();
    const running = prepared.run({ signal: stop.signal });
    stop.abort();
    const reply = await running;
    expect([reply.title, reply.tone]).toEqual(['Cancelled', 'info']);
    expect(await store.fits.get(workspace, 1)).toBeUndefined();
  });
});

describe('what cannot be fitted', () => {
  it.each([
    ['fit medical', 'There is no history of medical yet, so there is nothing to learn from.'],
    ['fit nothing-such', 'There is no scenario nothing-such.'],
    ['fit show 9', 'That names no fit that is here.'],
    ['fit 9', 'There is no fit 9 here.'],
    ['fit ours lag=27', 'lag: 27 is out of range.'],
    ['fit ours season=1.5', 'season: 1.5 is not a whole number.'],
    ['fit ours trend=wavy', 'trend: wavy is not one of the choices.'],
    ['fit ours prior="tv is great"', 'prior: tv is great is no prior that I can read.'],
    ['fit ours prior="tv roi 3..1"', 'prior: tv roi 3..1 is no range that I can use.'],
    ['fit ours prior="tv share 50%..120%"', 'prior: tv share 50%..120% is no range that I can use.'],
    ['fit ours prior="radio roi 1..3"', 'prior: The history has no channel radio.'],
    ['fit ours prior="tv roi 1..3, tv share 1%..3%"', 'prior: tv has two priors.'],
  ])('%s is refused with the reason', async (line, summary) => {
    const { ask, fitter } = await withHistory();
    const reply = await ask(line);
    expect([reply.tone, reply.summary]).toEqual(['error', summary]);
    expect(fitter.requests).toHaveLength(0);
  });

  it('is somebody else’s scenario, unless an admin asks', async () => {
    const { ask } = await withHistory();
    await ask('fit ours');
    const refused = await ask('fit ours', { person: 'U2' });
    expect([refused.tone, refused.audience]).toEqual(['error', 'caller']);
    expect((await ask('fit ours', { person: 'U2', isAdmin: true })).tone).toBe('result');
  });

  it('is nothing that another workspace has', async () => {
    const { ask } = await withHistory();
    await ask('fit ours');
    const elsewhere = { where: { workspace: 'slack:T2' } };
    expect((await ask('fit ours', elsewhere)).tone).toBe('error');
    expect((await ask('fit 1', elsewhere)).summary).toBe('There is no fit 1 here.');
  });
});

describe('experiments', () => {
  const experiment: NewExperiment = {
    scenario: 'ours',
    channel: 'tv',
    at: '2026-03-01T00:00:00.000Z',
    by: 'U1',
    control: { visitors: 10_000, conversions: 300, revenue: { sum: 9_000, sumOfSquares: 300_000 } },
    variant: { visitors: 10_000, conversions: 400, revenue: { sum: 12_000, sumOfSquares: 400_000 } },
    expectedShare: 0.5,
    window: { from: '2025-03-03', to: '2025-03-30', carryOver: 0 },
    audienceShare: 1,
    spendShare: 1,
  };

  it('count once they were applied; those of weeks that the history lacks are named', async () => {
    const { ask, store, fitter } = await withHistory();
    const applied = { version: 1, from: 0, at: '2026-03-01T00:00:00.000Z' };
    const inside = await store.experiments.add(workspace, experiment);
    const outside = await store.experiments.add(workspace, {
      ...experiment,
      window: { from: '2019-03-04', to: '2019-03-31', carryOver: 0 },
    });
    await store.experiments.add(workspace, experiment);
    for (const { number } of [inside, outside])
      await store.experiments.setApplied(workspace, number, applied);
    const text = textOf(await ask('fit ours'));
    expect(fitter.requests[0]?.evidence).toHaveLength(1);
    expect(fitter.requests[0]?.evidence[0]).toMatchObject({ channel: 'tv', from: '2025-03-03' });
    expect((await store.fits.get(workspace, 1))?.experiments).toEqual([1]);
    expect(text).toContain('- Experiments that it took in: #1.');
    expect(text).toContain('they lack what a fit needs: #2.');
  });
});

describe('plans of a fitted scenario', () => {
  it('say whose draws they use, what was changed since, and where they go beyond what was seen', async () => {
    const { ask, store, planner } = await withHistory();
    await ask('fit ours');
    const scenario = responseOnly((await store.scenarios.get(workspace, 'ours'))?.scenario);
    const [tv, search] = scenario.channels.map(({ max }) => max);
    const { medicalAnalysis: answer } = await import('../features/plans/medical-analysis.ts');
    const [first, second] = answer.channels;
    if (first === undefined || second === undefined) throw new Error('two channels');
    const analysis = {
      ...answer,
      channels: [
        { ...first, id: 'tv', proposed: Number(tv) },
        { ...second, id: 'search', proposed: 0.9 * Number(search) },
      ],
      limits: [],
      joint: { fit: 1, draws: 200, fresh: 200, edited: ['search', 'base'] },
    };
    const { fakePlanner } = await import('../bot/bot-under-test.ts');
    const other = botUnderTest({ planner: fakePlanner(analysis) });
    await other.store.scenarios.save(workspace, scenario, 'U1');
    const caveats = linesOf(await other.ask('optimize ours')).filter((line) => line.startsWith('- '));
    expect(caveats).toEqual(
      expect.arrayContaining([
        '- The curves are those of fit 1 (104 weeks): 200 of its simulations made the plan, 200 others the ranges.',
        '- Changed since that fit, and so simulated from the range that the scenario states: search and the baseline (no spend).',
        '- tv: capped at 1.5× the largest weekly spend seen.',
        '- search: more than was ever seen in a week; beyond that, the curve is a guess.',
      ]),
    );
    expect(planner.requests).toHaveLength(0);
  });
});

it('shows rates for so much money that they have few zeros', async () => {
  const { ask } = await withHistory();
  await ask('fit ours');
  expect(textOf(await ask('scenario show ours'))).toMatch(/response\.rate \| [1-9\d.]+ per ¥1[km] \|/);
  expect(textOf(await ask('scenario show ours', { language: 'zh' }))).toMatch(/response\.rate \| 每 ¥/);
});
