import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../src/learn/experiments/evidence.ts';
import type { ProblemCode } from '../../src/scenario/problem.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { saysProblem } from '../bot/language/says-problem.ts';
import { droppedFile } from '../features/history/dropped-file.ts';

const usual = 'experiment add medical app control=1200/30000 variant=1340/30000';

describe('experiment add', () => {
  test('tells who is better, how sure that is, and what is still needed', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask(usual);
    expect(reply).toMatchObject({ tone: 'result', audience: 'channel' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1: Medical, patient-app
      Medical, patient-app: not decided yet: 4.47% of the variant’s visitors convert, 4% of the control’s (+11.7%, 95% interval −1.05%…+26% however often you look); it is better with a probability of 99.8%.
      [What was seen]
      Arm | Visitors | Conversions | Rate
      Control | 30k | 1.2k | 4%
      Variant | 30k | 1.34k | 4.47%
      Lift: +11.7% (95% interval −1.05%…+26% at any look, p = 0.11)
      Per 1,000 visitors: +4.67 conversions (−0.419…+10.4)
      Variant better: with probability 99.8%; lift between +3.47% and +20.5% with 95%
      Still needed: 657k visitors to find a lift of +5% with a power of 80% (717k in all)
      Split: 50% in the variant, 50% meant: as chance has it (χ² 0, p = 1)
      Tested: two versions at the same spend
      - The interval and the verdict hold however often one looks (mixture sequential test, α = 5%); the probability takes every rate as equally likely beforehand, and does not make up for stopping at a good moment.
      <Apply to efficiency: experiment apply 1>
      <All experiments: experiment list medical>"
    `);
    expect(await store.experiments.get('slack:T1', 1)).toEqual({
      number: 1,
      scenario: 'medical',
      channel: 'patient-app',
      at: '2026-03-02T08:30:00.000Z',
      by: 'U1',
      control: { conversions: 1_200, visitors: 30_000 },
      variant: { conversions: 1_340, visitors: 30_000 },
      expectedShare: 0.5,
      audienceShare: 1,
    });
  });

  test('and in Chinese, with everything that can be said of it', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask(
      '实验 添加 智慧医疗 应用 对照组=1200/30000 实验组=1600/30000 花费占比=100% 从=2024-01-01 到=2024-01-28 余效=2 人群=40% 最小提升=10% 把握=90%',
      { language: 'zh' },
    );
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# 实验 1：智慧医疗，患者 App
      智慧医疗，患者 App：实验组更好：转化率 5.33%，对照组 4%（+33.3%，95% 区间 +18.7%…+49.8%，看多少次都成立）。
      [两组的结果]
      组别 | 访客 | 转化 | 转化率
      对照组 | 3万 | 1,200 | 4%
      实验组 | 3万 | 1,600 | 5.33%
      提升: +33.3%（95% 区间 +18.7%…+49.8%，随时可看，p < 0.0001）
      每千名访客: +13.3 次转化（+7.48…+19.9）
      实验组更好: 概率 >99.9%；提升有 95% 的可能在 +23.9% 到 +43.4% 之间
      还需要: 再来 14.8万 名访客，就能以 90% 的把握发现 +10% 的提升（共 20.8万）
      分流: 实验组占 50%，本应 50%：属于偶然（χ² 0，p = 1）
      测试内容: 有这个渠道，与完全没有
      时间: 2024年1月1日 到 2024年1月28日，之后 2 周仍有余效
      人群: 全部人群的 40%
      - 区间和结论看多少次都成立（混合序贯检验，α = 5%）；概率则认为事先每种转化率同样可能，它不能弥补在好看的时候停下来。
      <用于数据获取效率: experiment apply 1>
      <所有实验: experiment list medical>"
    `);
    expect(await store.experiments.get('slack:T1', 1)).toMatchObject({
      window: { from: '2024-01-01', to: '2024-01-28', carryOver: 2 },
      audienceShare: 0.4,
      spendShare: 1,
    });
  });

  test('a split that chance does not explain comes first, and is not applied', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask('experiment add medical app control=1200/30000 variant=1340/31500');
    expect(reply.summary).toMatchInlineSnapshot(
      `"Medical, patient-app: do not trust this test yet: its visitors were not split as they should have been (51.2% in the variant, 50% meant; p < 0.0001)."`,
    );
    expect(JSON.stringify(reply.blocks)).not.toContain('experiment apply');
    const refused = await ask('experiment apply 1');
    expect(refused.tone).toBe('error');
    expect(textOf(refused)).toMatchInlineSnapshot(`
      "# That cannot be done as written
      The visitors of experiment 1 were not split as they should have been (p = 1.5e-9), so its numbers may be wrong in either direction.
      Look for visitors that were lost or counted twice, such as by redirects, bots or slow pages; if another split was meant, add it again with it: \`split=40%\` for the variant.
      For example: \`/channels experiment apply 3 level=influence\`"
    `);
    expect(await store.scenarios.list('slack:T1')).toEqual([]);
  });

  test('takes revenue from a dropped table, one row a visitor', async () => {
    const rows = [
      ...Array.from({ length: 400 }, (_, i) => `control,${i % 8 === 0 ? 40 + (i % 5) : 0}`),
      ...Array.from({ length: 400 }, (_, i) => `variant,${i % 6 === 0 ? '¥50.50' : 0}`),
    ];
    const { ask, store } = botUnderTest();
    const reply = await ask('experiment add medical app', {
      files: [droppedFile('arms.csv', `arm,revenue\n${rows.join('\n')}\n`)],
    });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1: Medical, patient-app
      Medical, patient-app: not decided yet: 16.8% of the variant’s visitors convert, 12.5% of the control’s (+34%, 95% interval −26.2%…+142% however often you look); it is better with a probability of 95.5%.
      [What was seen]
      Arm | Visitors | Conversions | Rate | Revenue per visitor
      control | 400 | 50 | 12.5% | ¥5.25
      variant | 400 | 67 | 16.8% | ¥8.46
      Lift: +34% (95% interval −26.2%…+142% at any look, p = 0.68)
      Per 1,000 visitors: +42.5 conversions (−32.8…+178)
      Variant better: with probability 95.5%; lift between −4.38% and +87.9% with 95%
      Revenue: +61.1% per visitor (95% interval −11.5%…+193% at any look); better with probability 99.7%
      Still needed: 208k visitors to find a lift of +5% with a power of 80% (209k in all)
      Split: 50% in the variant, 50% meant: as chance has it (χ² 0, p = 1)
      Tested: two versions at the same spend
      - The interval and the verdict hold however often one looks (mixture sequential test, α = 5%); the probability takes every rate as equally likely beforehand, and does not make up for stopping at a good moment.
      - Revenue of few large buyers makes its interval too narrow: trust it from some hundred buyers on.
      <Apply to efficiency: experiment apply 1>
      <All experiments: experiment list medical>"
    `);
    expect(await store.experiments.get('slack:T1', 1)).toMatchObject({
      control: { visitors: 400, conversions: 50, revenue: { sum: 2_100 } },
      variant: { visitors: 400, conversions: 67, revenue: { sum: 67 * 50.5 } },
    });
  });

  const shipped = (name: string) =>
    droppedFile(name, readFileSync(new URL(`../fixtures/experiments/${name}`, import.meta.url)));

  test('keeps several variants of one control apart', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask('experiment add medical app', {
      files: [shipped('f8-control-A-B-balanced.csv')],
    });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Medical, patient-app: 2 variants against one control
      Medical, patient-app: A (conversions +60%, revenue +380%) and B (conversions +10%, revenue +120%) beat the control.
      [What was seen]
      Arm | Visitors | Rate | Lift | Revenue per visitor | Lift | Better
      control | 1k | 10% |  | ¥1 |  | 
      A | 1k | 16% | +60% (+6.07%…+140%) | ¥4.8 | +380% (+218%…+624%) | >99.9%
      B | 2k | 11% | +10% (−25.6%…+61.9%) | ¥2.2 | +120% (+49%…+225%) | >99.9%
      - Each variant is compared with the control by itself. With 2 of them, each range is a 97.5% one, so that all hold together 95% of the time.
      <Show A: experiment show 1>
      <Show B: experiment show 2>"
    `);
    const kept = await store.experiments.list('slack:T1', { limit: 9 });
    expect(kept.map(({ named }) => named).reverse()).toEqual([
      { control: 'control', variant: 'A', variants: 2 },
      { control: 'control', variant: 'B', variants: 2 },
    ]);
    expect(textOf(await ask('experiment list medical'))).toContain('(A)');
  });

  test('of which one is called test and one variant', async () => {
    const { ask, store } = botUnderTest();
    await ask('experiment add medical app', { files: [shipped('f4-control-variant-test.csv')] });
    const kept = await store.experiments.list('slack:T1', { limit: 9 });
    expect(kept.map(({ named }) => named?.variant).toSorted()).toEqual(['test', 'variant']);
  });

  test('takes a lift as it was told, with its error', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask(
      'experiment add medical app lift=120k±30k from=2025-01-06 to=2025-02-02 audience=40%',
    );
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1: Medical, patient-app
      Medical, patient-app: the test found ¥120k of extra outcome (95% interval ¥90k to ¥150k).
      When: Jan 6, 2025 to Feb 2, 2025
      Tested: the channel against going without it
      Audience: 40% of the whole one
      - A fit takes this as the outcome that the tested spend brought in these days, as surely as its interval says.
      <Apply: experiment apply 1>
      <All experiments: experiment list medical>"
    `);
    const kept = await store.experiments.get('slack:T1', 1);
    expect(kept?.told).toMatchObject({ value: 120_000, low: 90_000, high: 150_000, level: 0.95 });
    expect(kept?.told?.standardError).toBeCloseTo(30_000 / 1.96, -1);
    expect(kept && evidenceOf(kept, 'money')).toMatchObject({
      channel: 'patient-app',
      incremental: 120_000,
      spendShare: 1,
      audienceShare: 0.4,
    });
    expect(textOf(await ask('experiment show 1'))).toContain('120k');
    expect(textOf(await ask('experiment list'))).toContain('measured lift');
    // Levels do not take amounts.
    expect(textOf(await ask('experiment apply 1'))).toContain('curves from a fit');
  });

  test.each([
    'experiment add medical app lift=120k±30k',
    'experiment add medical app lift=120k from=2025-01-06 to=2025-02-02',
    'experiment add medical app lift=120k±30k control=1/9 variant=2/9 from=2025-01-06 to=2025-02-02',
  ])('refuses %s', async (line) => {
    const { ask, store } = botUnderTest();
    expect((await ask(line)).tone).toBe('error');
    expect(await store.experiments.list('slack:T1', { limit: 9 })).toEqual([]);
  });

  test('or from mean and deviation', async () => {
    const { ask, store } = botUnderTest();
    await ask(`${usual} control-revenue=4.2±31 variant-revenue=4.6/33`);
    const kept = await store.experiments.get('slack:T1', 1);
    expect(kept?.control?.revenue?.sum).toBeCloseTo(126_000, 6);
    expect(kept?.control?.revenue?.sumOfSquares).toBeCloseTo(30_000 * 4.2 ** 2 + 29_999 * 31 ** 2, 3);
  });

  test.each<readonly [string, ProblemCode]>([
    ['experiment add medical app', 'experiment.arms-missing'],
    ['experiment add medical app control=1200/30000', 'experiment.arms-missing'],
    ['experiment add medical app control=1200 variant=1340/30000', 'experiment.arm-unreadable'],
    ['experiment add medical app control=30000/1200 variant=1340/30000', 'experiment.arm-more'],
    ['experiment add medical app control=1/2e12 variant=1340/30000', 'experiment.too-many-visitors'],
    ['experiment add medical app control=-1/30 variant=1/30', 'number.negative'],
    ['experiment add medical partners control=1/30 variant=1/30', 'experiment.no-channel'],
    ['experiment add medical nowhere control=1/30 variant=1/30', 'limit.unknown-channel'],
    [`${usual} from=2024-02-01`, 'experiment.window'],
    [`${usual} from=2024-02-01 to=2024-01-01`, 'experiment.window'],
    [`${usual} from=2024-02-31 to=2024-03-01`, 'day.none'],
    [`${usual} from=2024-02-01 to=2999-03-01`, 'day.later'],
    [`${usual} from=yester to=2024-03-01`, 'day.unreadable'],
    [`${usual} audience=0.4`, 'share.unclear'],
    [`${usual} audience=140%`, 'share.range'],
    [`${usual} split=100%`, 'share.range'],
    [`${usual} control-revenue=4±3`, 'experiment.revenue-alone'],
    [`${usual} control-revenue=4 variant-revenue=5`, 'experiment.revenue-unreadable'],
  ])('%s is refused (%s), and nothing is stored', async (line, code) => {
    const { ask, store } = botUnderTest();
    for (const language of ['en', 'zh'] as const) {
      const reply = await ask(line, { language });
      expect(reply.tone).toBe('error');
      expect(saysProblem(reply, code)).toBe(true);
      expect(JSON.stringify(reply)).not.toMatch(/\{\{|undefined|problems\.|``|\[object/);
    }
    expect(await store.experiments.list('slack:T1', { limit: 9 })).toEqual([]);
  });

  test.each<readonly [string, ProblemCode]>([
    ['arm,revenue,email\ncontrol,1,a@b.c', 'experiment.table-column'],
    ['arm\ncontrol', 'history.one-column'],
    ['arm,revenue\ncontrol,1\ncontrol,2\nother,3', 'experiment.table-one-arm'],
    ['arm,revenue\ncontrol,1\ncontrol,2\nvariant,3', 'experiment.table-one-arm'],
    ['arm,revenue\n"control,1', 'history.broken'],
    ['', 'file.empty'],
  ])('the table %j is refused (%s)', async (table, code) => {
    const { ask, store } = botUnderTest();
    const reply = await ask('experiment add medical app', { files: [droppedFile('arms.csv', table)] });
    expect(saysProblem(reply, code), textOf(reply)).toBe(true);
    expect(await store.experiments.list('slack:T1', { limit: 9 })).toEqual([]);
  });
});

describe('experiment apply', () => {
  test('refuses the very test that is applied already; with its own days it is another', async () => {
    const { ask, store } = botUnderTest();
    await ask(usual);
    await ask('experiment apply 1');
    await ask(usual);
    const refused = await ask('experiment apply 2');
    expect(saysProblem(refused, 'experiment.twice')).toBe(true);
    expect(refused.summary).toContain('experiment 1');
    expect(await store.experiments.get('slack:T1', 2)).not.toHaveProperty('applied');
    await ask(`${usual} from=2024-01-01 to=2024-01-28`);
    expect(await ask('experiment apply 3')).toMatchObject({ tone: 'result' });
  });

  test('takes the same test when the one before was taken back', async () => {
    const { ask } = botUnderTest();
    await ask(usual);
    await ask(usual);
    await ask('experiment apply 1');
    await ask('experiment undo 1');
    expect(await ask('experiment apply 2')).toMatchObject({ tone: 'result' });
  });

  const levelOf = (scenario: Scenario | undefined) => {
    if (scenario?.model !== 'advantage') throw new Error('no advantage scenario');
    const level = scenario.channels.find(({ id }) => id === 'patient-app')?.efficiency.level;
    if (typeof level !== 'object') throw new Error('no spread');
    return { value: level.value, low: level.low ?? 0, high: level.high ?? 1 };
  };

  test('narrows the level and moves it up where the variant is better, as a version of the workspace’s own', async () => {
    const { ask, store } = botUnderTest();
    await ask(usual);
    const reply = await ask('experiment apply 1');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1 applied: Medical, version 1
      Medical: experiment 1 takes the efficiency of patient-app from 44% (34%…54%) to 46.3% (37.5%…55.1%), in version 1.
      Before: 44% (90% interval 34%…54%)
      Now: 46.3% (90% interval 37.5%…55.1%)
      Measured: +11.7%
      The built-in scenario stays as it is, but \`medical\` now means your own here. \`scenario remove medical\` brings the built-in one back.
      - Both arms saw the same spend, so they count as two versions of patient-app, of which the scenario says the same beforehand: of a lift, half at most counts for the variant’s being better than supposed, the rest for the control’s being worse.
      <Optimise: optimize medical>
      <Undo: experiment undo 1>
      <Versions: scenario versions medical>"
    `);
    const kept = await store.scenarios.get('slack:T1', 'medical');
    const level = levelOf(kept?.scenario);
    expect(level.value).toBeGreaterThan(0.44);
    expect(level.high - level.low).toBeLessThan(0.54 - 0.34);
    expect(await store.experiments.get('slack:T1', 1)).toMatchObject({ applied: { version: 1, from: 0 } });
    expect(textOf(await ask('scenario versions medical'))).toMatch(
      /1 \| .* \| made from the built-in one: patient-app\.efficiency\.level 0\.44 \(0\.34…0\.54\) → 0\.4633 \(/,
    );
    const twice = await ask('experiment apply 1');
    expect(twice.summary).toBe('Experiment 1 is applied already, in version 1.');
  });

  test('against going without the channel moves it towards what was measured', async () => {
    const { ask } = botUnderTest();
    await ask(`${usual} spend=100%`);
    expect(textOf(await ask('experiment apply 1 level=influence'))).toMatchInlineSnapshot(`
      "# Experiment 1 applied: Medical, version 1
      Medical: experiment 1 takes the influence of patient-app from 34% (25%…44%) to 31.3% (23.3%…40.1%), in version 1.
      Before: 34% (90% interval 25%…44%)
      Now: 31.3% (90% interval 23.3%…40.1%)
      Measured: +11.7%
      Expected by the scenario: +22.3%
      The built-in scenario stays as it is, but \`medical\` now means your own here. \`scenario remove medical\` brings the built-in one back.
      - The control went without patient-app: the level moves to where the scenario would expect the lift that was measured, as far as the test is surer than the scenario.
      <Optimise: optimize medical>
      <Undo: experiment undo 1>
      <Versions: scenario versions medical>"
    `);
  });

  test('undo brings the version before back', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const before = (await store.scenarios.get('slack:T1', 'medical'))?.scenario;
    await ask(usual);
    await ask('experiment apply 1 level=coverage');
    const reply = await ask('experiment undo 1');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Experiment 1 taken back
      Medical: experiment 1 is taken back; version 3 is as version 1 was.
      <Optimise: optimize medical>
      <Apply: experiment apply 1>"
    `);
    const after = await store.scenarios.get('slack:T1', 'medical');
    expect(after).toMatchObject({ version: 3, scenario: before });
    expect(await store.experiments.get('slack:T1', 1)).not.toHaveProperty('applied');
    expect((await ask('experiment undo 1')).summary).toContain('is not applied');
    expect((await ask('experiment apply 1')).summary).toContain('in version 4');
  });

  test('undo of what made a built-in scenario the workspace’s own gives its numbers back', async () => {
    const { ask, store } = botUnderTest();
    await ask(usual);
    await ask('experiment apply 1');
    const reply = await ask('experiment undo 1', { language: 'zh' });
    expect(reply.summary).toMatchInlineSnapshot(`"智慧医疗：实验 1 已撤回；第 2 版与内置场景相同。"`);
    expect(levelOf((await store.scenarios.get('slack:T1', 'medical'))?.scenario).value).toBe(0.44);
  });

  test('undo says why not where the scenario was changed since', async () => {
    const { ask, store } = botUnderTest();
    await ask(usual);
    await ask('experiment apply 1');
    await ask('scenario edit medical budget=60k');
    expect(textOf(await ask('experiment undo 1'))).toMatchInlineSnapshot(`
      "# That cannot be done as written
      Experiment 1 cannot be taken back by itself: the scenario was changed since (version 2, by U1).
      \`scenario remove medical\` goes back to before the experiment, and loses what came after; \`scenario versions medical\` shows it all.
      For example: \`/channels experiment undo 3\`"
    `);
    expect(await store.experiments.get('slack:T1', 1)).toHaveProperty('applied');
  });

  test('is for who may change the scenario', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k', { person: 'U9' });
    await ask(usual);
    const refused = await ask('experiment apply 1');
    expect(saysProblem(refused, 'scenario.not-yours')).toBe(true);
    expect(await store.experiments.get('slack:T1', 1)).not.toHaveProperty('applied');
    expect((await ask('experiment apply 1', { isAdmin: true })).tone).toBe('result');
  });

  test('a level that is stated as certain learns nothing; the line in the refusal gives it a spread', async () => {
    const { ask } = botUnderTest();
    await ask('experiment add customer-service app control=1200/30000 variant=1340/30000');
    const refused = await ask('experiment apply 1');
    const said = textOf(refused);
    const line = /`(scenario edit [^`]+)`/.exec(said)?.[1];
    expect(line).toBeDefined();
    expect((await ask(line ?? '')).tone).toBe('info');
    expect((await ask('experiment apply 1')).tone).toBe('result');
  });
});

describe('experiment list and show', () => {
  test('list what there is, and say how to begin', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('experiment list'))).toMatchInlineSnapshot(`
      "# Experiments
      There are no experiments here yet.
      Add one: \`/channels experiment add medical app control=1200/30000 variant=1340/30000\`"
    `);
    await ask(usual);
    await ask('experiment add finance bank control=900/20000 variant=700/20000');
    await ask('experiment apply 1');
    expect(textOf(await ask('experiment list'))).toMatchInlineSnapshot(`
      "# Experiments
      2 experiments; the newest, 2, is about bank of Financial risk control: −22.2%.
      [Experiments]
      No. | Added | Scenario | Channel | Lift | Better | Verdict | Applied
      2 | Mar 2, 2026 | Financial risk control | bank | −22.2% | <0.1% | worse | –
      1 | Mar 2, 2026 | Medical | patient-app | +11.7% | 99.8% | open | v1
      <Show 2: experiment show 2>
      <Show 1: experiment show 1>"
    `);
    expect((await ask('experiment list medical')).record).toMatchObject({ experiments: [{ number: 1 }] });
    expect(await ask('experiment show 2 effect=10%')).toMatchObject({ audience: 'caller', tone: 'result' });
    expect((await ask('experiment show 9')).summary).toBe('There is no experiment 9 here.');
  });
});
