import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { type VerdictFacts, verdictOf } from '../../src/attribute/verdict.ts';
import { runShape } from '../../src/features/plans/stored/run.ts';
import { assumptionsOf } from '../../src/features/scenarios/assumptions.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';
import { medicalAnalysis } from '../features/plans/medical-analysis.ts';

const assumptions = assumptionsOf(builtIn('medical').scenario).length;

describe('optimize', () => {
  test('answers with the plan in English', async () => {
    const { ask } = botUnderTest();
    const reply = await ask('optimize medical');
    expect(reply).toMatchObject({ tone: 'result', audience: 'channel', language: 'en' });
    expect(textOf(reply).replace(`${assumptions} of them`, 'N of them')).toMatchInlineSnapshot(`
      "# Medical: plan #1
      Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would bring about ¥26k more value a week (+12%, 90% range +¥10.9k to +¥40.3k).
      [Medical: spend and contribution a week, channel by channel]
      Channel | Current | Proposed | Change | Contribution | Per extra ¥1k
      hospital-partners | ¥15.2k | ¥15.2k | ¥0 | ¥69k | +¥1.31k
      patient-app | ¥9.6k | ¥16k | +¥6.4k | ¥73.5k | +¥1.62k
      content-marketing | ¥8.2k | ¥8.2k | ¥0 | ¥36k | +¥1.31k
      brand-partners | ¥19k | ¥12.6k | −¥6.4k | ¥39.5k | +¥1.31k
      Baseline (no spend) |  |  |  | ¥20k | 
      Total | ¥52k | ¥52k | ¥0 | ¥238k | 
      [Medical: what it comes to a week]
      What | Current | Proposed | Change
      Spend | ¥52k | ¥52k | ¥0
      Value, expected | ¥212k | ¥238k | +¥26k
      Value less spend | ¥160k | ¥186k | +¥26k
      ROI | 3.69 | 4.19 | 
      Budget: ¥52k a week, all of it spent
      Beats current spend: in 98.7% of 4,096 simulations
      Best spend in 256 simulations: brand-partners below current in 256; patient-app above current in 255; content-marketing below current in 170; hospital-partners above current in 140
      What knowing more would be worth: at most ¥900 a week (standard error ¥82)
      Proof: Proved within 0.0039% of the best possible plan under these assumptions
      *Limits that hold the plan back, and what relaxing them is worth*
      Budget of ¥52k: +¥1.31k per ¥1k more
      patient-app at most ¥16k: +¥310 per ¥1k more
      (contributions) patient-app earns the most per extra ¥1k: +¥1.62k — Contribution a week, current beside the proposed plan with 90% ranges
      patient-app earns the most per extra ¥1k: +¥1.62k. Bars of each channel’s contribution, current → proposed: patient-app ¥44k → ¥73.5k; hospital-partners ¥70k → ¥69k; brand-partners ¥41k → ¥39.5k; content-marketing ¥37k → ¥36k; Baseline (no spend) ¥20k → ¥20k.
      (convergence) Proved within 0.0039% after 12 iterations — Best value found ¥238k, upper bound ¥238,008.5; gap 18% → 1.7% → 0.0039%
      Proved within 0.0039% after 12 iterations. The best value found goes from ¥212k to ¥238k, the upper bound from ¥251k to ¥238,008.5.
      - Ranges hold the true value with 90% probability, judged on 4,096 simulations that the plan was not made on.
      - ROI is the value added beyond the baseline for each unit of spend.
      - The numbers are assumptions, not measurements: N of them, each with its reason in scenario show medical.
      - To put in your own: single numbers with scenario edit medical, a weekly history with data import medical and then fit medical.
      <Explain: explain 1>
      <What if patient-app +10%?: whatif 1 patient-app=+10%>
      <What if…: whatif 1>
      <Cautious: again 1 risk=cautious>
      <Run again: again 1>
      <Adopt: adopt 1>
      <Schedule weekly: schedule add medical weekly mon 09:00>
      <Compare: compare 1>
      <Export CSV: export 1 csv>
      <History: history medical>"
    `);
  });

  test('answers with the plan in Chinese', async () => {
    const { ask } = botUnderTest();
    const reply = await ask('优化 智慧医疗', { language: 'zh' });
    expect(textOf(reply).replace(`共 ${assumptions} 个`, '共 N 个')).toMatchInlineSnapshot(`
      "# 智慧医疗：方案 #1
      智慧医疗：按这些假设，如果每周把 ¥6,400 从品牌合作转到患者 App，每周价值预计增加约 ¥2.6万（+12%，90% 把握在 +¥1.09万 到 +¥4.03万 之间）。
      [智慧医疗：每周各渠道的花费与贡献]
      渠道 | 现状 | 建议 | 变化 | 贡献 | 每多投 ¥1,000
      医院合作 | ¥1.52万 | ¥1.52万 | ¥0 | ¥6.9万 | +¥1,310
      患者 App | ¥9,600 | ¥1.6万 | +¥6,400 | ¥7.35万 | +¥1,620
      内容营销 | ¥8,200 | ¥8,200 | ¥0 | ¥3.6万 | +¥1,310
      品牌合作 | ¥1.9万 | ¥1.26万 | −¥6,400 | ¥3.95万 | +¥1,310
      自然基线（零投放） |  |  |  | ¥2万 | 
      合计 | ¥5.2万 | ¥5.2万 | ¥0 | ¥23.8万 | 
      [智慧医疗：每周的投入与产出]
      项目 | 现状 | 建议 | 变化
      花费 | ¥5.2万 | ¥5.2万 | ¥0
      预期价值 | ¥21.2万 | ¥23.8万 | +¥2.6万
      价值减花费 | ¥16万 | ¥18.6万 | +¥2.6万
      ROI（投产比） | 3.69 | 4.19 | 
      预算: 每周 ¥5.2万，全部用完
      优于现状: 4,096 次模拟中的 98.7%
      256 次模拟各自的最优花费: 品牌合作有 256 次低于现状；患者 App 有 255 次高于现状；内容营销有 170 次低于现状；医院合作有 140 次高于现状
      掌握更多信息的价值: 每周最多 ¥900（标准误 ¥82）
      证明: 已证明：在这些假设下，与最优方案相差不超过 0.0039%
      *哪些限制在卡预算，放宽能多赚多少*
      预算 ¥5.2万: 每放宽 ¥1,000，+¥1,310
      患者 App 最多 ¥1.6万: 每放宽 ¥1,000，+¥310
      (contributions) 每多投 ¥1,000，患者 App 带来最多：+¥1,620 — 每周贡献，现状与建议方案对比，带 90% 区间
      每多投 ¥1,000，患者 App 带来最多：+¥1,620。各渠道贡献的条形图，现状 → 建议：患者 App ¥4.4万 → ¥7.35万；医院合作 ¥7万 → ¥6.9万；品牌合作 ¥4.1万 → ¥3.95万；内容营销 ¥3.7万 → ¥3.6万；自然基线（零投放） ¥2万 → ¥2万。
      (convergence) 迭代 12 次后，证明差距不超过 0.0039% — 找到的最佳价值 ¥23.8万，已证明的上界 ¥238,008.5；差距 18% → 1.7% → 0.0039%
      迭代 12 次后，证明差距不超过 0.0039%。找到的最佳价值从 ¥21.2万 到 ¥23.8万，已证明的上界从 ¥25.1万 到 ¥238,008.5。
      - 区间有 90% 把握包含真实值，由求方案时没有用过的 4,096 次模拟得出。
      - ROI（投产比）指每一元花费在自然基线之外带来的价值。
      - 这些数是假设，不是测量结果：共 N 个，理由见 场景 查看 medical。
      - 要换成自己的数：单个数字用 场景 修改 medical；每周的历史数据先 数据 导入 medical，再 拟合 medical。
      <解释: explain 1>
      <如果患者 App +10%？: whatif 1 patient-app=+10%>
      <假设……: whatif 1>
      <稳健: again 1 risk=cautious>
      <重新运行: again 1>
      <采纳: adopt 1>
      <每周报告: schedule add 智慧医疗 weekly mon 09:00>
      <对比: compare 1>
      <导出 CSV: export 1 csv>
      <历史: history medical>"
    `);
  });

  test('its record is the stored run', async () => {
    const { ask, store } = botUnderTest();
    const { record } = await ask('optimize medical');
    expect(record).toEqual(store.savedRuns.get('slack:T1')?.[0]);
    expect(runShape.parse(record)).toEqual(record);
  });
});

/** The first sentence of the plan that this analysis gives. */
async function headlineOf(analysis: Analysis, line = 'optimize medical', language: 'en' | 'zh' = 'en') {
  const { ask } = botUnderTest({ planner: fakePlanner(analysis) });
  return (await ask(line, { language })).summary;
}

/** The medical analysis with other spends, in the order of its channels. */
function withSpends(
  today: readonly number[],
  proposed: readonly number[],
  changes: Partial<Analysis> = {},
): Analysis {
  const analysis: Analysis = {
    ...medicalAnalysis,
    channels: medicalAnalysis.channels.map((channel, index) => ({
      ...channel,
      today: today[index] ?? 0,
      proposed: proposed[index] ?? 0,
    })),
    ...changes,
  };
  return judgedAnew(analysis);
}

/** The analysis with the verdict that its figures give. */
function judgedAnew(analysis: Analysis, goal: Partial<VerdictFacts> = {}): Analysis {
  const { value, todayFeasible, unit, certainty, channels } = analysis;
  const verdict = verdictOf({
    ...value,
    todaySpend: channels.map(({ today }) => today),
    proposedSpend: channels.map(({ proposed }) => proposed),
    price: 0,
    isMoney: unit === 'money',
    todayFeasible,
    lift: certainty?.lift,
    ...goal,
  });
  return { ...analysis, verdict };
}

const today = [15_200, 9_600, 8_200, 19_000];

describe('the first sentence', () => {
  test('names the largest move among several', async () => {
    const several = withSpends(today, [17_200, 14_600, 7_200, 13_000]);
    expect(await headlineOf(several)).toBe(
      'Medical: under these assumptions, moving ¥7k a week, mostly from brand-partners to patient-app, would bring about ¥26k more value a week (+12%, 90% range +¥10.9k to +¥40.3k).',
    );
    expect(await headlineOf(several, 'optimize medical', 'zh')).toBe(
      '智慧医疗：按这些假设，如果每周调整 ¥7,000，主要从品牌合作转到患者 App，每周价值预计增加约 ¥2.6万（+12%，90% 把握在 +¥1.09万 到 +¥4.03万 之间）。',
    );
  });

  test('says so when more or less is spent', async () => {
    const more = withSpends(today, [16_000, 16_800, 8_200, 19_000], { budget: 60_000 });
    expect(await headlineOf(more)).toMatch(
      /^Medical: under these assumptions, spending ¥8k more a week, mostly on patient-app, would bring about .*, \+¥18k after the change in spend\)\.$/,
    );
    const less = withSpends(today, [15_200, 9_600, 7_200, 8_000], { budget: 40_000 });
    expect(await headlineOf(less)).toMatch(
      /^Medical: under these assumptions, spending ¥12k less a week, mostly on brand-partners, would bring .*, \+¥38k after the change in spend\)\.$/,
    );
  });

  test('says both where money moves and more or less of it is spent', async () => {
    const more = withSpends(today, [15_200, 17_600, 8_200, 14_000], { budget: 60_000 });
    expect(await headlineOf(more)).toMatch(
      /^Medical: under these assumptions, moving ¥5k a week from brand-partners to patient-app and spending ¥3k more a week would bring /,
    );
    const less = withSpends(today, [15_200, 14_600, 8_200, 11_000], { budget: 60_000 });
    expect(await headlineOf(less, 'optimize medical', 'zh')).toMatch(
      /^智慧医疗：按这些假设，如果每周把 ¥5,000 从品牌合作转到患者 App，并且每周少花 ¥3,000，每周价值预计/,
    );
  });

  test('says so when nothing is worth moving, and claims no more than is proved', async () => {
    const same = withSpends(today, [15_200, 9_610, 8_200, 18_990], {
      value: { zero: 20_000, today: 212_000, proposed: 212_001, lift: 1 },
    });
    expect(await headlineOf(same)).toBe(
      'Medical: under these assumptions, keep the current split. No plan within the limits is noticeably better than its value of ¥212k a week.',
    );
    const open = { ...same, proof: { ...same.proof, proved: false, gap: 0.031 } };
    expect(await headlineOf(open)).toBe(
      'Medical: under these assumptions, keep the current split. No better plan was found than its value of ¥212k a week.',
    );
  });

  test('says so when current spend breaks the limits', async () => {
    const { certainty: _, ...sure } = medicalAnalysis;
    const infeasible: Analysis = {
      ...sure,
      todayFeasible: false,
      value: { zero: 20_000, today: 212_000, proposed: 200_000, lift: -12_000 },
    };
    expect(await headlineOf(judgedAnew(infeasible))).toBe(
      'Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app keeps the limits. Expected value a week: ¥212k → ¥200k (−5.7%).',
    );
  });

  test('starts from nothing where nothing is spent today', async () => {
    const { certainty: _, ...sure } = withSpends([0, 0, 0, 0], [20_000, 12_000, 10_000, 10_000], {
      value: { zero: 0, today: 0, proposed: 238_000, lift: 238_000 },
    });
    expect(await headlineOf(sure)).toBe(
      'Medical: under these assumptions, spending ¥52k a week, mostly on hospital-partners, would bring about ¥238k more value a week (+¥186k after the change in spend).',
    );
  });

  test('tells profit where that is the goal', async () => {
    expect(await headlineOf(medicalAnalysis, 'optimize medical goal=profit')).toBe(
      'Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would bring about ¥26k more profit a week (+16%, 90% range +¥10.9k to +¥40.3k).',
    );
  });

  test('tells the bad cases where the attitude is cautious, and what that means', async () => {
    const cautious: Analysis = {
      ...medicalAnalysis,
      value: { ...medicalAnalysis.value, cautiousToday: 150_000, cautiousProposed: 171_000 },
    };
    const lines = await linesOf(cautious);
    expect(lines[1]).toBe(
      'Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would bring about ¥21k more bad-case value a week (+14%).',
    );
    expect(lines).toContain('Bad-case value | ¥150k | ¥171k | +¥21k');
    expect(lines).toContain('- Bad-case means the average of the worst tenth of the simulations.');
  });

  test('counts outcomes where they have no value in money', async () => {
    expect(await headlineOf({ ...medicalAnalysis, unit: 'outcome' })).toBe(
      'Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would bring about 26k more outcome a week (+12%, 90% range +10.9k to +40.3k).',
    );
  });
});

/** The text of the plan that this analysis gives, line by line. */
async function linesOf(analysis: Analysis): Promise<string[]> {
  const { ask } = botUnderTest({ planner: fakePlanner(analysis) });
  return textOf(await ask('optimize medical')).split('\n');
}

describe('certainty', () => {
  const withProof = (proof: Partial<Analysis['proof']>): Analysis => ({
    ...medicalAnalysis,
    proof: { ...medicalAnalysis.proof, ...proof },
  });

  test.each([
    [{ gap: 0, proved: true }, 'Proved the best possible plan under these assumptions (exact to rounding)'],
    [
      { gap: 8e-10, proved: true },
      'Proved the best possible plan under these assumptions (exact to rounding)',
    ],
    [
      { gap: 0.00004, proved: true },
      'Proved within 0.004% of the best possible plan under these assumptions',
    ],
    [
      { gap: 0.0000401, proved: true },
      'Proved within 0.0041% of the best possible plan under these assumptions',
    ],
    [
      { gap: 0.0301, proved: false },
      'Not proved: at most 3.1% below the best possible plan under these assumptions',
    ],
    [
      { gap: 0.999, proved: false },
      'Not proved: at most 100% below the best possible plan under these assumptions',
    ],
    [
      { gap: 3.42, proved: false },
      'Not proved: the best possible plan may be up to 350% better under these assumptions',
    ],
  ])('%j is told without claiming more', async (proof, text) => {
    expect(await linesOf(withProof(proof))).toContain(`Proof: ${text}`);
  });

  test('why a search ended is told when nothing is proved', async () => {
    const line = '- The search stopped at its time limit: a better plan may exist, within the gap.';
    expect(await linesOf(withProof({ gap: 0.03, proved: false, stopped: 'time' }))).toContain(line);
    expect(await linesOf(medicalAnalysis)).not.toContain(line);
  });

  test.each([
    [1, 'in all 1,024 simulations', '1,024 次模拟全部优于现状'],
    [1023 / 1024, 'in more than 99.9% of 1,024 simulations', '1,024 次模拟中的 99.9% 以上'],
    [0.992, 'in 99.2% of 1,024 simulations', '1,024 次模拟中的 99.2%'],
    [1 / 2048, 'in less than 0.1% of 1,024 simulations', '1,024 次模拟中的不到 0.1%'],
    [0, 'in none of 1,024 simulations', '1,024 次模拟中没有一次优于现状'],
  ])('a chance of %d is told without calling it certain', async (liftProbability, english, chinese) => {
    const planner = fakePlanner({
      ...medicalAnalysis,
      certainty: { ...medicalAnalysis.certainty!, liftProbability, draws: 1_024 },
    });
    const { ask } = botUnderTest({ planner });
    expect(textOf(await ask('optimize medical'))).toContain(`\nBeats current spend: ${english}\n`);
    expect(textOf(await ask('optimize medical', { language: 'zh' }))).toContain(`\n优于现状: ${chinese}\n`);
  });

  test('without spread there is no interval, and it says so', async () => {
    const { certainty: _, ...sure } = medicalAnalysis;
    const lines = await linesOf(sure);
    expect(lines[1]).toBe(
      'Medical: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would bring about ¥26k more value a week (+12%).',
    );
    expect(lines).toContain(
      '- No number of this scenario has a range, so no range of the result can be given.',
    );
    expect(lines.filter((line) => /^(Beats|Best spend|What knowing)/.test(line))).toEqual([]);
  });

  test('limits are told dearest first, and not endlessly', async () => {
    const limits = Array.from({ length: 11 }, (_, index) => ({
      id: `channel:patient-app:${index}`,
      kind: 'channel' as const,
      side: index === 0 ? ('min' as const) : ('max' as const),
      of: 'patient-app',
      amount: 10_000 + index,
      price: index === 0 ? 2 : index / 10,
    }));
    const lines = await linesOf({ ...medicalAnalysis, limits });
    const first = lines.indexOf('*Limits that hold the plan back, and what relaxing them is worth*');
    expect(lines.slice(first + 1, first + 3)).toEqual([
      'patient-app at least ¥10k: +¥2k per ¥1k less',
      'patient-app at most ¥10k: +¥1k per ¥1k more',
    ]);
    expect(lines[first + 9]).toBe('3 more limits.');
    expect(await linesOf({ ...medicalAnalysis, limits: [] })).not.toContain(
      '*Limits that hold the plan back, and what relaxing them is worth*',
    );
  });

  test('a scenario of one’s own is not called assumed by us', async () => {
    const { ask, store } = botUnderTest();
    const own = { ...builtIn('medical').scenario, id: 'mine' };
    await store.scenarios.save('slack:T1', own, 'U1');
    const caveats = textOf(await ask('optimize mine'))
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(caveats).toEqual([
      '- Ranges hold the true value with 90% probability, judged on 4,096 simulations that the plan was not made on.',
      '- ROI is the value added beyond the baseline for each unit of spend.',
      `- ${assumptions} numbers are uncertain or have a stated reason: scenario show mine.`,
    ]);
  });
});
