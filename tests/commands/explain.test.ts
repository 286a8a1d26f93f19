import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { runShape } from '../../src/features/plans/stored/run.ts';
import { assumptionsOf } from '../../src/features/scenarios/assumptions.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, type FakePlanner, fakePlanner, invocation, textOf } from '../bot/bot-under-test.ts';
import { explainedAnalysis } from '../features/plans/explained-analysis.ts';

const assumptions = assumptionsOf(builtIn('medical').scenario).length;

/** The explanation of a plan that comes out so, after it was asked for with this line. */
async function explanationOf(
  analysis: Analysis = explainedAnalysis,
  line = 'optimize medical',
  language: 'en' | 'zh' = 'en',
): Promise<Reply> {
  const { ask } = botUnderTest({ planner: fakePlanner(analysis) });
  await ask(line);
  return ask('explain 1', { language });
}

describe('explain', () => {
  test('answers in English', async () => {
    const reply = await explanationOf();
    expect(reply).toMatchObject({ tone: 'result', audience: 'channel', language: 'en' });
    expect(textOf(reply).replace(`${assumptions} of them`, 'N of them')).toMatchInlineSnapshot(`
      "# Medical: why plan #1
      Medical, plan #1: ¥1k more a week would add ¥1.31k to the value, ¥1k less would take about as much away.
      Channels with room share one marginal return, ¥1.31k for the last ¥1k: where it returned more, the plan would move money there. The others are held where they are.
      [Medical: what a little more would bring, channel by channel]
      Channel | Proposed a week | Sampling noise | Per extra ¥1k | What holds it
      hospital-partners | ¥15.2k | ¥15k–¥15.3k | +¥1.31k | has room
      patient-app | ¥16k | ¥16k | +¥1.62k | its limit of ¥16k
      content-marketing | ¥8.2k | ¥7.99k–¥8.33k | +¥1.31k | has room
      brand-partners | ¥12.6k | ¥12.4k–¥12.7k | +¥1.31k | has room
      *Limits that hold the plan back, and what relaxing them is worth*
      Budget of ¥52k: +¥1.31k per ¥1k more
      patient-app at most ¥16k: +¥310 per ¥1k more
      Best spend in 256 simulations: brand-partners below current in 256; patient-app above current in 255; content-marketing below current in 170; hospital-partners above current in 140
      What knowing more would be worth: at most ¥900 a week (standard error ¥82)
      Value depends most on: value of full advantage (¥105k…¥527k)
      Split depends most on: hospital-partners: highest coverage (would move up to 6.1% of the budget)
      (budget) Another ¥10k a week would add about ¥12k — Best value found for each budget; only the proposed plan is proved (within 0.0039%)
      Another ¥10k a week would add about ¥12k. The best value found rises from ¥20k with a budget of ¥0 to ¥278k with ¥104k. Current ¥212k with ¥52k, proposed ¥238k with ¥52k.
      (responses) patient-app would earn ¥1.62k per extra ¥1k, but its limit of ¥16k holds it — Expected value a week that each channel’s spend adds, the others as proposed
      patient-app would earn ¥1.62k per extra ¥1k, but its limit of ¥16k holds it. What each channel’s spend adds, the others as proposed: patient-app current ¥63.5k for ¥9.6k, proposed ¥77.7k for ¥16k; hospital-partners current ¥59.7k for ¥15.2k, proposed ¥59.7k for ¥15.2k; brand-partners current ¥55.8k for ¥19k, proposed ¥49.5k for ¥12.6k; content-marketing current ¥32.2k for ¥8.2k, proposed ¥32.2k for ¥8.2k.
      [Which assumptions the plan’s value depends on most]
      Channel | Assumption | 5%…95% | Plan’s value a week | Budget moved
      all channels | value of full advantage | ¥200k…¥1m | ¥105k…¥527k | none
      all channels | user satisfaction | 0.74…0.92 | ¥209k…¥260k | none
      content-marketing | audience share | 11%…30% | ¥231k…¥242k | 4.2%
      patient-app | current influence | 25%…44% | ¥233k…¥240k | 1.6%
      patient-app | slope of influence | 1.1…2.2 | ¥233k…¥240k | 1.4%
      hospital-partners | highest coverage | 58%…80% | ¥234k…¥240k | 6.1%
      brand-partners | coverage without spend | 3%…17% | ¥236k…¥240k | 0.51%
      brand-partners | efficiency without spend | 2.5%…13% | ¥236k…¥239k | 0.06%
      - The points of the budget curve are the best plans that short searches found; response curves keep the other channels as proposed.
      - Each assumption is moved by itself to either end, the others staying at their middle values; “budget moved” is how much of it the best plan there would put elsewhere.
      - Sampling noise: other simulations would move no channel by more than 0.7% of the budget.
      - The numbers are assumptions, not measurements: N of them, each with its reason in scenario show medical.
      <Run again: again 1>
      <History: history medical>"
    `);
  });

  test('answers in Chinese', async () => {
    const { ask } = botUnderTest({ planner: fakePlanner(explainedAnalysis) });
    await ask('优化 智慧医疗', { language: 'zh' });
    const reply = await ask('解释 #1', { language: 'zh' });
    expect(reply).toMatchObject({ tone: 'result', audience: 'channel', language: 'zh' });
    expect(textOf(reply).replace(`共 ${assumptions} 个`, '共 N 个')).toMatchInlineSnapshot(`
      "# 智慧医疗：为什么是方案 #1
      智慧医疗方案 #1：每周多投 ¥1,000，价值会增加 ¥1,310；少投 ¥1,000，会减少大约同样多。
      有余地的渠道边际回报相同，最后的 ¥1,000 带来 ¥1,310：哪里带来得更多，方案就会把钱转到哪里。其他渠道则被限制在现在的位置。
      [智慧医疗：各渠道再多投一点会带来什么]
      渠道 | 每周建议 | 抽样误差 | 每多投 ¥1,000 | 受什么限制
      医院合作 | ¥1.52万 | ¥1.5万–¥1.53万 | +¥1,310 | 有余地
      患者 App | ¥1.6万 | ¥1.6万 | +¥1,620 | 自己的上限 ¥1.6万
      内容营销 | ¥8,200 | ¥7,990–¥8,330 | +¥1,310 | 有余地
      品牌合作 | ¥1.26万 | ¥1.24万–¥1.27万 | +¥1,310 | 有余地
      *哪些限制在卡预算，放宽能多赚多少*
      预算 ¥5.2万: 每放宽 ¥1,000，+¥1,310
      患者 App 最多 ¥1.6万: 每放宽 ¥1,000，+¥310
      256 次模拟各自的最优花费: 品牌合作有 256 次低于现状；患者 App 有 255 次高于现状；内容营销有 170 次低于现状；医院合作有 140 次高于现状
      掌握更多信息的价值: 每周最多 ¥900（标准误 ¥82）
      价值最取决于: 满分价值（¥10.5万…¥52.7万）
      分配最取决于: 医院合作：最高的覆盖（最多会转移预算的 6.1%）
      (budget) 每周再多 ¥1万，大约多得 ¥1.2万 — 各预算下找到的最佳价值；只有建议方案经过证明（差距不超过 0.0039%）
      每周再多 ¥1万，大约多得 ¥1.2万。找到的最佳价值从预算 ¥0 时的 ¥2万 升到预算 ¥10.4万 时的 ¥27.8万。现状花 ¥5.2万 得 ¥21.2万，建议花 ¥5.2万 得 ¥23.8万。
      (responses) 每多投 ¥1,000，患者 App 本可带来 ¥1,620，但被上限 ¥1.6万 挡住 — 各渠道的花费每周带来的预期价值，其他渠道保持建议值
      每多投 ¥1,000，患者 App 本可带来 ¥1,620，但被上限 ¥1.6万 挡住。各渠道的花费带来多少，其他渠道保持建议值：患者 App 现状花 ¥9,600 得 ¥6.35万，建议花 ¥1.6万 得 ¥7.77万；医院合作现状花 ¥1.52万 得 ¥5.97万，建议花 ¥1.52万 得 ¥5.97万；品牌合作现状花 ¥1.9万 得 ¥5.58万，建议花 ¥1.26万 得 ¥4.95万；内容营销现状花 ¥8,200 得 ¥3.22万，建议花 ¥8,200 得 ¥3.22万。
      [方案的价值最取决于哪些假设]
      渠道 | 假设 | 5%…95% | 每周方案价值 | 转移的预算
      所有渠道 | 满分价值 | ¥20万…¥100万 | ¥10.5万…¥52.7万 | 无
      所有渠道 | 用户满意度 | 0.74…0.92 | ¥20.9万…¥26万 | 无
      内容营销 | 受众份额 | 11%…30% | ¥23.1万…¥24.2万 | 4.2%
      患者 App | 当前的影响力 | 25%…44% | ¥23.3万…¥24万 | 1.6%
      患者 App | 影响力曲线的斜率 | 1.1…2.2 | ¥23.3万…¥24万 | 1.4%
      医院合作 | 最高的覆盖 | 58%…80% | ¥23.4万…¥24万 | 6.1%
      品牌合作 | 没有花费时的覆盖 | 3%…17% | ¥23.6万…¥24万 | 0.51%
      品牌合作 | 没有花费时的效率 | 2.5%…13% | ¥23.6万…¥23.9万 | 0.06%
      - 预算曲线上的点是短时间搜索找到的最佳方案；响应曲线让其他渠道保持建议值。
      - 每次只把一项假设移到两端，其他保持中间值；“转移的预算”指那时的最优方案会把多少预算放到别处。
      - 抽样误差：换一批模拟，每个渠道的变动都不超过预算的 0.7%。
      - 这些数是假设，不是测量结果：共 N 个，理由见 场景 查看 medical。
      <重新运行: again 1>
      <历史: history medical>"
    `);
  });

  test('works the run’s own request out again, and stores nothing', async () => {
    const { ask, store, planner } = botUnderTest({ planner: fakePlanner(explainedAnalysis) });
    const { scenario } = builtIn('medical');
    await store.scenarios.save('slack:T1', { ...scenario, id: 'mine' }, 'U1');
    await ask('optimize mine budget=50k app<=20k risk=cautious');
    // What is called so now is another matter.
    await store.scenarios.save('slack:T1', { ...scenario, id: 'mine', budget: 7 }, 'U1');
    const before = structuredClone(store.savedRuns.get('slack:T1'));
    const { record } = await ask('why 1', { person: 'U2' });
    const [optimised, explained] = planner.requests;
    expect(explained).toEqual({ ...optimised, explain: true });
    expect(explained?.scenario).toMatchObject({ budget: 50_000, risk: 'cautious' });
    expect(store.savedRuns.get('slack:T1')).toEqual(before);
    const { explanation, ...analysis } = explainedAnalysis;
    expect(record).toEqual({ run: before?.[0], explanation, analysis });
  });

  test('is offered under a plan', async () => {
    const { ask } = botUnderTest();
    await ask('optimize driving');
    const { blocks } = await ask('optimize medical');
    expect(blocks.at(-1)).toEqual({
      kind: 'actions',
      actions: [
        { label: 'Explain', line: 'explain 2', emphasis: 'primary' },
        { label: 'What if patient-app +10%?', line: 'whatif 2 patient-app=+10%' },
        { label: 'What if…', line: 'whatif 2', opensForm: true },
        { label: 'Cautious', line: 'again 2 risk=cautious' },
        { label: 'Run again', line: 'again 2' },
        { label: 'Adopt', line: 'adopt 2' },
        { label: 'Schedule weekly', line: 'schedule add medical weekly mon 09:00' },
        { label: 'Compare', line: 'compare 2' },
        { label: 'Export CSV', line: 'export 2 csv' },
        { label: 'History', line: 'history medical' },
      ],
    });
  });

  test('knows others’ private runs as little as anything else does', async () => {
    const { ask } = botUnderTest();
    await ask('optimize medical', { person: 'U1', where: { channel: 'D1', isPrivate: true } });
    expect((await ask('explain 1', { person: 'U2' })).summary).toBe(
      'There is no run 1 here, or it was made in private by somebody else.',
    );
    expect((await ask('explain 1', { person: 'U1' })).tone).toBe('result');
  });

  test('without any uncertainty tells of no draws and no assumptions that matter', async () => {
    const { certainty: _, ...sure } = explainedAnalysis;
    const text = textOf(
      await explanationOf({
        ...sure,
        channels: explainedAnalysis.channels.map(({ range: __, interval: ___, ...channel }) => channel),
        explanation: { ...explainedAnalysis.explanation!, sensitivities: [] },
      }),
    );
    expect(text).toContain(
      '- No number of this scenario has a range, so no range of the result can be given.',
    );
    expect(text).not.toMatch(/other draws|Assumption|depends most|by itself/);
    expect(text).toContain('Channel | Proposed a week | Per extra ¥1k | What holds it');
  });

  test('says so when the plan comes out differently from the stored one', async () => {
    const planner = fakePlanner(explainedAnalysis);
    const { ask, store } = botUnderTest({ planner });
    const { number: _, ...run } = runShape.parse((await ask('optimize medical')).record);
    const channels = run.channels.map((channel) => ({ ...channel, proposed: channel.proposed + 300 }));
    await store.runs.add('slack:T1', { ...run, channels });
    const warning = /^- Worked out again, the plan of run #2 comes out differently/m;
    expect(textOf(await ask('explain 1'))).not.toMatch(/Worked out again/);
    expect(textOf(await ask('explain 2'))).toMatch(warning);
  });
});

describe('a run that cannot be explained any more', () => {
  test('is refused with the reason when its request gives no plan', async () => {
    const works = fakePlanner(explainedAnalysis);
    const fails = fakePlanner(
      new UserError({
        code: 'plan.infeasible',
        received: 'app<=1000, website>=2000',
        values: { mend: 'app<=2000' },
      }),
    );
    const planner: FakePlanner = {
      ...works,
      start: (request, options) => (request.explain ? fails : works).start(request, options),
    };
    const { ask } = botUnderTest({ planner });
    await ask('optimize medical');
    const reply = await ask('explain 1');
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(textOf(reply)).toBe(
      [
        '# That cannot be done as written',
        'Run 1 cannot be explained: what it was asked for no longer gives a plan, since the program has changed.',
        'Run it again with the scenario as it is now: `again 1`. The reason:',
        'These limits cannot all hold: app<=1000, website>=2000. The least change that mends it: `app<=2000`.',
      ].join('\n'),
    );
  });

  test('is refused before any work when its scenario is none by today’s rules', async () => {
    const { ask, store, planner } = botUnderTest();
    const { number: _, ...run } = runShape.parse((await ask('optimize medical')).record);
    const effective = { ...run.effective, groups: [{ id: 'g', aliases: [], channels: ['nowhere'] }] };
    await store.runs.add('slack:T1', { ...run, effective });
    const reply = await ask('explain 2', { language: 'zh' });
    expect(textOf(reply).split('\n').slice(1, 3)).toEqual([
      '运行 2 无法解释：程序有了变化，当时的请求现在得不到方案。',
      '请按场景现在的样子重新运行：`重跑 2`。原因：',
    ]);
    expect(textOf(reply)).toContain('nowhere');
    expect(planner.requests).toHaveLength(1);
  });

  test('a cancelled explanation is cancelled, not unexplained', async () => {
    const works = fakePlanner(explainedAnalysis);
    const hangs = fakePlanner(explainedAnalysis, true);
    const planner: FakePlanner = {
      ...works,
      start: (request, options) => (request.explain ? hangs : works).start(request, options),
    };
    const { ask, bot } = botUnderTest({ planner });
    await ask('optimize medical');
    const prepared = await bot.prepare(invocation('explain 1'));
    if (prepared.kind === 'refused') expect.fail('it was refused');
    const stop = new AbortController();
    const reply = prepared.run({ signal: stop.signal });
    stop.abort();
    expect(await reply).toMatchObject({ tone: 'info', title: 'Cancelled' });
    expect(hangs.cancelled).toBe(1);
  });
});

describe('a real plan', () => {
  /** A planner that works here, on fewer draws than the real one; the same question is worked out once. */
  function workingPlanner(): FakePlanner {
    const known = new Map<boolean, Promise<Analysis>>();
    return {
      ...fakePlanner(),
      start(request) {
        const result = known.get(request.explain === true) ?? analyse({ ...request, draws: 64 });
        known.set(request.explain === true, result);
        return { result, cancel: () => {} };
      },
    };
  }

  // Concave curves, and S-shaped ones.
  test.each(['customer-service', 'finance'])('of %s is explained whole, in both languages', async (id) => {
    const { ask } = botUnderTest({ planner: workingPlanner() });
    await ask(`optimize ${id}`);
    for (const language of ['en', 'zh'] as const) {
      const reply = await ask('explain 1', { language });
      const text = textOf(reply);
      expect(reply.tone).toBe('result');
      expect(text).not.toMatch(/\{\{|undefined|NaN|explanation\.|replies\.|channels\.|advantage\./);
      expect(reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []))).toEqual([
        'budget',
        'responses',
      ]);
      // All channels of these plans have room, so their last money returns the same.
      const [returns] = reply.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
      expect(new Set(returns?.rows.map((row) => row.at(-1))).size).toBe(1);
    }
  });
});
