import { expect, test } from 'vitest';
import type { Analysis } from '../../src/attribute/analysis.ts';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';
import { medicalAnalysis } from '../features/plans/medical-analysis.ts';
import { botWithStore, typedOn } from '../malformed/bot-with-store.ts';

/** What a planner finds when the app gets a fifth more than today. */
const priced: Analysis = {
  ...medicalAnalysis,
  priced: {
    channels: medicalAnalysis.channels.map(({ id, today, contributionToday }) => ({
      id,
      spend: id === 'patient-app' ? 1.2 * today : today,
      contribution: id === 'patient-app' ? contributionToday + 5_000 : contributionToday,
    })),
    value: 217_000,
    lift: 5_000,
    certainty: {
      value: { low: 150_000, high: 300_000 },
      lift: { low: 1_000, high: 9_000 },
      liftProbability: 0.97,
    },
    behind: 21_000,
    broken: [
      { kind: 'budget', side: 'max', of: '', amount: 52_000, actual: 53_920 },
      { kind: 'channel', side: 'max', of: 'patient-app', amount: 11_000, actual: 11_520 },
    ],
  },
};

test('a plan of somebody’s own is priced against today and the best, in English', async () => {
  const { ask } = botUnderTest({ planner: fakePlanner(priced) });
  const reply = await ask('whatif medical app=+20%');
  expect(reply).toMatchObject({ tone: 'result', audience: 'channel', about: { run: 1 } });
  expect(textOf(reply).replace(/: \d+ of them/, ': N of them')).toMatchInlineSnapshot(`
    "# Medical: what-if #1
    Medical with patient-app +20%: value ¥217k a week, +2.4% against current, +¥3.08k after the change in spend, 8.8% below the best plan. It breaks 2 limits.
    [Medical: spend and contribution a week, channel by channel]
    Channel | Current | This plan | Best plan | Contribution
    hospital-partners | ¥15.2k | ¥15.2k | ¥15.2k | ¥70k
    patient-app | ¥9.6k | ¥11.5k | ¥16k | ¥49k
    content-marketing | ¥8.2k | ¥8.2k | ¥8.2k | ¥37k
    brand-partners | ¥19k | ¥19k | ¥12.6k | ¥41k
    Baseline (no spend) |  |  |  | ¥20k
    Total | ¥52k | ¥53.9k | ¥52k | ¥217k
    [Medical: what it comes to a week]
    What | Current | This plan | Change
    Spend | ¥52k | ¥53.9k | +¥1.92k
    Value, expected | ¥212k | ¥217k | +¥5k
    Value less spend | ¥160k | ¥163k | +¥3.08k
    ROI | 3.69 | 3.65 | 
    Changes made to: current spend
    Expected value a week: current ¥212k, this plan ¥217k, best plan ¥238k
    This plan’s value, 90% range: ¥150k…¥300k
    Beats current spend: in 97% of 4,096 simulations
    Against the best plan: 8.8% below the best plan
    The best plan: Proved within 0.0039% of the best possible plan under these assumptions
    *The 2 limits that it breaks*
    Budget of ¥52k: ¥53.9k: ¥1.92k too much
    patient-app at most ¥11k: ¥11.5k: ¥520 too much
    (what-if) The best plan spends ¥6.4k a week less on brand-partners — 
    The best plan spends ¥6.4k a week less on brand-partners. Bars of each channel’s spend (Current, This plan (#1), Best plan): brand-partners ¥19k / ¥19k / ¥12.6k; patient-app ¥9.6k / ¥11.5k / ¥16k; hospital-partners ¥15.2k / ¥15.2k / ¥15.2k; content-marketing ¥8.2k / ¥8.2k / ¥8.2k.
    - The best plan is the best one within the limits; this plan may break them.
    - Ranges hold the true value with 90% probability, judged on 4,096 simulations that the plan was not made on.
    - ROI is the value added beyond the baseline for each unit of spend.
    - The numbers are assumptions, not measurements: N of them, each with its reason in scenario show medical.
    - To put in your own: single numbers with scenario edit medical, a weekly history with data import medical and then fit medical.
    <Take the best plan: optimize medical>
    <Explain: explain 1>
    <Adopt: adopt 1>
    <Compare: compare 1>
    <Run again: again 1>
    <Export CSV: export 1 csv>
    <History: history medical>"
  `);
});

test('and in Chinese', async () => {
  const { ask } = botUnderTest({ planner: fakePlanner(priced) });
  const reply = await ask('假设 医疗 应用=+20%', { language: 'zh' });
  expect(textOf(reply).replace(/共 \d+ 个/, '共 N 个')).toMatchInlineSnapshot(`
    "# 智慧医疗：假设 #1
    智慧医疗，患者 App +20%：每周价值 ¥21.7万，比现状 +2.4%，计入花费变化后为 +¥3,080，比最优方案低 8.8%。它违反了 2 条限制。
    [智慧医疗：每周各渠道的花费与贡献]
    渠道 | 现状 | 这个方案 | 最优方案 | 贡献
    医院合作 | ¥1.52万 | ¥1.52万 | ¥1.52万 | ¥7万
    患者 App | ¥9,600 | ¥1.15万 | ¥1.6万 | ¥4.9万
    内容营销 | ¥8,200 | ¥8,200 | ¥8,200 | ¥3.7万
    品牌合作 | ¥1.9万 | ¥1.9万 | ¥1.26万 | ¥4.1万
    自然基线（零投放） |  |  |  | ¥2万
    合计 | ¥5.2万 | ¥5.39万 | ¥5.2万 | ¥21.7万
    [智慧医疗：每周的投入与产出]
    项目 | 现状 | 这个方案 | 变化
    花费 | ¥5.2万 | ¥5.39万 | +¥1,920
    预期价值 | ¥21.2万 | ¥21.7万 | +¥5,000
    价值减花费 | ¥16万 | ¥16.3万 | +¥3,080
    ROI（投产比） | 3.69 | 3.65 | 
    在什么基础上改: 现状
    每周预期价值: 现状 ¥21.2万，这个方案 ¥21.7万，最优方案 ¥23.8万
    这个方案的价值，90% 区间: ¥15万…¥30万
    优于现状: 4,096 次模拟中的 97%
    与最优方案相比: 比最优方案低 8.8%
    最优方案: 已证明：在这些假设下，与最优方案相差不超过 0.0039%
    *它违反的 2 条限制*
    预算 ¥5.2万: ¥5.39万，多了 ¥1,920
    患者 App 最多 ¥1.1万: ¥1.15万，多了 ¥520
    (what-if) 最优方案每周在品牌合作上少花 ¥6,400 — 
    最优方案每周在品牌合作上少花 ¥6,400。各渠道花费的条形图（现状、这个方案（#1）、最优方案）：品牌合作 ¥1.9万 / ¥1.9万 / ¥1.26万；患者 App ¥9,600 / ¥1.15万 / ¥1.6万；医院合作 ¥1.52万 / ¥1.52万 / ¥1.52万；内容营销 ¥8,200 / ¥8,200 / ¥8,200。
    - 最优方案指限制之内最好的方案；这个方案可能违反限制。
    - 区间有 90% 把握包含真实值，由求方案时没有用过的 4,096 次模拟得出。
    - ROI（投产比）指每一元花费在自然基线之外带来的价值。
    - 这些数是假设，不是测量结果：共 N 个，理由见 场景 查看 medical。
    - 要换成自己的数：单个数字用 场景 修改 medical；每周的历史数据先 数据 导入 medical，再 拟合 medical。
    <采用最优方案: optimize 医疗>
    <解释: explain 1>
    <采纳: adopt 1>
    <对比: compare 1>
    <重新运行: again 1>
    <导出 CSV: export 1 csv>
    <历史: history medical>"
  `);
});

/** A bot that really works plans out, and what its planner is asked to price. */
async function asking() {
  const bot = await botWithStore();
  return {
    ...bot,
    async say(line: string, language: 'en' | 'zh' = 'en') {
      const { reply } = await bot.ask(typedOn('slack', line, language));
      return reply;
    },
    /** The plan that was priced last. */
    priced: () => bot.planner.requests.at(-1)?.plan ?? {},
    run: (number: number) => bot.store.runs.get('slack:T1', number, { person: 'U1', channel: 'C1' }),
  };
}

const today = {
  'hospital-partners': 18_500,
  'patient-app': 7_800,
  'content-marketing': 9_200,
  'brand-partners': 16_500,
};

test.each([
  ['whatif medical app=+20%', { 'patient-app': 9_360 }],
  ['whatif medical app = - 5k', { 'patient-app': 2_800 }],
  ['what-if medical app=30k, content=-50%', { 'patient-app': 30_000, 'content-marketing': 4_600 }],
  ['whatif medical changes="app=+¥1,000" from=today', { 'patient-app': 8_800 }],
  ['假设 医疗 应用=+20% 内容=3万', { 'patient-app': 9_360, 'content-marketing': 30_000 }],
  ['whatif smart healthcare app=0', { 'patient-app': 0 }],
  ['whatif medical partners=+10%', { 'hospital-partners': 20_350, 'brand-partners': 18_150 }],
  ['whatif medical partners=70k', { 'hospital-partners': 37_000, 'brand-partners': 33_000 }],
])('%s changes today’s plan', async (line, changed) => {
  const { say, priced, store } = await asking();
  expect((await say(line)).tone).toBe('result');
  const wanted: Record<string, number> = { ...today, ...changed };
  for (const [id, spend] of Object.entries(priced())) expect(spend).toBeCloseTo(wanted[id] ?? -1, 6);
  expect(Object.keys(priced()).sort()).toEqual(Object.keys(wanted).sort());
  await store.close();
});

test('limits and the budget of a what-if go into the best plan, and what is broken is told', async () => {
  const { say, run, store } = await asking();
  const reply = await say('whatif medical app=25k budget=60k app<=20k');
  expect(reply.summary).toMatch(/It breaks 2 limits\.$/);
  expect(textOf(reply)).toContain('Budget of ¥60k: ¥69.2k: ¥9.2k too much');
  expect(textOf(reply)).toContain('patient-app at most ¥20k: ¥25k: ¥5k too much');
  const stored = await run(1);
  expect(stored?.channels.find(({ id }) => id === 'patient-app')?.proposed).toBeLessThanOrEqual(
    20_000 + 1e-6,
  );
  await store.close();
});

test('a run’s own plan is changed, under that run’s limits, even where the scenario is another by now', async () => {
  const { say, run, priced, planner, store } = await asking();
  await say('optimize medical budget=60k app<=20k');
  const first = await run(1);
  const reply = await say('whatif 1 app=-5k');
  expect(reply.summary).toMatch(/^Medical #1 with patient-app −¥5k: /);
  expect(textOf(reply)).toContain('Changes made to: the plan of run #1');
  const proposed = Object.fromEntries(first?.channels.map((channel) => [channel.id, channel.proposed]) ?? []);
  expect(priced()).toEqual({ ...proposed, 'patient-app': (proposed['patient-app'] ?? 0) - 5_000 });
  expect(planner.requests.at(-1)?.scenario).toEqual(first?.effective);
  // A what-if of a what-if goes on from the plan that was priced; `from` says otherwise.
  await say('whatif #2 app=+1k');
  expect(priced()['patient-app']).toBeCloseTo((proposed['patient-app'] ?? 0) - 4_000, 6);
  await say('whatif 2 app=+0 from=best');
  expect(priced()).toEqual(proposed);
  await say('whatif 2 app=+0 from=today');
  expect(priced()).toEqual(today);
  await store.close();
});

test('amounts of a run are restated for another period', async () => {
  const { say, priced, store } = await asking();
  await say('whatif medical app=10k');
  await say('whatif 1 app=+0 period=day');
  expect(priced()['patient-app']).toBeCloseTo(10_000 / 7, 6);
  await store.close();
});

test('changes of the best plan wait for it', async () => {
  const { say, run, priced, planner, store } = await asking();
  const reply = await say('whatif medical app=+10% from=best');
  expect(reply.summary).toMatch(/^Medical’s best plan with patient-app \+10%: /);
  expect(planner.requests).toHaveLength(2);
  const best = (await run(1))?.channels.find(({ id }) => id === 'patient-app')?.proposed ?? 0;
  expect(priced()['patient-app']).toBeCloseTo(1.1 * best, 6);
  await store.close();
});

test('running a what-if again asks for the same', async () => {
  const { say, run, planner, store } = await asking();
  await say('whatif medical app=+20% content=30k budget=60k app<=20k from=best');
  await say('whatif 1 brands=-10%');
  for (const number of [1, 2]) {
    const before = planner.requests.length;
    const reply = await say(`again ${number}`);
    const [again, earlier] = [await run(number + 2), await run(number)];
    expect(reply.title).toBe(`Medical: what-if #${number + 2}`);
    expect(planner.requests.length).toBeGreaterThan(before);
    expect(again?.line).toBe(earlier?.line);
    expect(again?.priced).toEqual(earlier?.priced);
  }
  await store.close();
});

test('what is adopted is the plan that was priced, and the reply says so', async () => {
  const { say, run, store } = await asking();
  await say('whatif medical app=+20%');
  const reply = await say('adopt 1');
  expect(textOf(reply)).toContain('What is taken is the plan that #1 priced, not the best plan beside it.');
  expect(textOf(reply)).toContain('It breaks 1 limit of its scenario.');
  expect(textOf(reply)).toContain('patient-app | ¥7.8k | ¥9.36k');
  const adoption = await store.adoptions.current('slack:T1', 'medical');
  expect(adoption?.spend['patient-app']).toBeCloseTo(9_360, 6);
  expect(adoption?.value).toBe((await run(1))?.priced?.value);
  await store.close();
});

test('history and the explanation know a what-if for what it is', async () => {
  const { say, run, store } = await asking();
  await say('whatif medical app=+20%');
  const stored = await run(1);
  const table = textOf(await say('history'));
  expect(table).toContain('| what-if | whatif medical app=+20%');
  expect(stored?.priced?.value).not.toBe(stored?.value.proposed);
  expect(textOf(await say('explain 1'))).toContain(
    '- #1 priced a plan of somebody’s own; explained here is the best plan beside it.',
  );
  await store.close();
});

test('the buttons lead on: the best plan under the same limits, and the same again', async () => {
  const { say, planner, run, store } = await asking();
  const reply = await say('whatif medical app=25k app<=20k budget=60k from=best');
  const actions = reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  expect(actions.map(({ line }) => line)).toEqual([
    'optimize medical budget=60k app<=20k',
    'explain 1',
    'adopt 1',
    'compare 1',
    'again 1',
    'export 1 csv',
    'history medical',
  ]);
  for (const { line } of actions) expect((await say(line)).tone).not.toBe('error');
  expect((await run(2))?.channels).toEqual((await run(1))?.channels);
  expect(planner.requests.at(-1)?.scenario).toEqual((await run(1))?.effective);
  await store.close();
});

test('what a change would leave is told as money, in the currency of the scenario', async () => {
  const { ask } = botUnderTest();
  const { summary } = await ask('whatif medical app=-99999');
  expect(summary).toBe('That leaves patient-app with −¥92.199k; it gets ¥7.8k in the plan that is changed.');
});
