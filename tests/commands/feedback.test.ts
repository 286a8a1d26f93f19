import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/scenario/problem.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { saysProblem } from '../bot/language/says-problem.ts';

const shop = readScenario({
  schema: 'channels/scenario@1',
  model: 'response',
  id: 'shop',
  names: { en: 'Shop' },
  response: { base: 10_000, valuePerOutcome: 1 },
  channels: [{ id: 'ads', today: 100, response: { curve: 'hill', coefficient: 900, halfSaturation: 50 } }],
});

describe('feedback', () => {
  test('of satisfaction moves u, in a version of the scenario', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask('feedback medical satisfaction=4.5/5 n=120');
    expect(reply.audience).toBe('channel');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Medical: how satisfied users are
      Medical: 4.5 of 5 from 120 answers moves user satisfaction u from 0.84 to 0.884, in version 1.
      Measured: 90% of full marks, give or take 3%
      Satisfaction u: 0.84 (90% range 0.74…0.92) → 0.884 (90% range 0.827…0.926)
      - u is the mean as a share of full marks; answers weigh against the former interval by their number, whose spread is taken as wide as the mean allows.
      <Optimise: optimize medical>
      <Undo: scenario remove medical>
      <Versions: scenario versions medical>"
    `);
    const kept = await store.scenarios.get('slack:T1', 'medical');
    expect(kept?.scenario).toMatchObject({
      advantage: { satisfaction: { why: expect.stringContaining('4.5 of 5') } },
    });
    expect(await store.observations.list('slack:T1', 'medical', { limit: 9 })).toEqual([
      {
        number: 1,
        scenario: 'medical',
        at: '2026-03-02T08:30:00.000Z',
        by: 'U1',
        kind: 'satisfaction',
        mean: 4.5,
        scale: { low: 1, high: 5 },
        answers: 120,
        version: 1,
      },
    ]);
    const line = /<Undo: ([^>]+)>/.exec(textOf(reply))?.[1];
    expect((await ask(line ?? '')).tone).not.toBe('error');
  });

  test('without a scenario is about the one of the newest run; in Chinese and by the percentage, too', async () => {
    const { ask, store } = botUnderTest();
    expect(saysProblem(await ask('feedback satisfaction=4.2/5 n=120'), 'feedback.which')).toBe(true);
    await ask('optimize finance');
    await ask('feedback satisfaction=4.2/5 n=120');
    expect(await store.observations.list('slack:T1', 'finance', { limit: 9 })).toHaveLength(1);
    expect(textOf(await ask('反馈 智慧医疗 满意度=90% 人数=40', { language: 'zh' }))).toMatchInlineSnapshot(`
      "# 智慧医疗：用户有多满意
      智慧医疗：40 份回答给出 90（满分 100），用户满意度 u 从 0.84 调到 0.869，存为第 1 版。
      实测: 满分的 90%，误差 5.1% 左右
      满意度 u: 0.84（90% 区间 0.74…0.92） → 0.869（90% 区间 0.794…0.927）
      - u 是平均分占满分的比例；回答越多，相对原来的区间分量越重，回答的波动按这个平均分允许的最大值计算。
      <优化: optimize medical>
      <撤回: scenario remove medical>
      <各版本: scenario versions medical>"
    `);
  });

  test('on somebody else’s scenario is recorded and changes nothing', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k', { person: 'U9' });
    const reply = await ask('feedback medical satisfaction=4.5/5 n=120');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Medical: how satisfied users are
      Medical: 4.5 of 5 from 120 answers is noted.
      Measured: 90% of full marks, give or take 3%
      It is recorded, and reports show it. The scenario stays as it is: U9, who made it, and admins can take it in by the same line."
    `);
    expect(await store.scenarios.versions('slack:T1', 'medical')).toHaveLength(1);
    expect(await store.observations.list('slack:T1', 'medical', { limit: 9 })).toHaveLength(1);
  });

  test('on a scenario with curves is recorded for the next fit', async () => {
    const { ask, store } = botUnderTest();
    await store.scenarios.save('slack:T1', shop, 'U1');
    const reply = await ask('feedback shop satisfaction=4.5/5 n=120');
    expect(textOf(reply)).toContain('`data import` and `fit`');
    expect(await store.scenarios.versions('slack:T1', 'shop')).toHaveLength(1);
  });

  test('on a report is counted by person, the last word of each', async () => {
    const { ask, store } = botUnderTest();
    await ask('optimize medical');
    await ask('feedback 1 useful=no');
    await ask('feedback 1 useful=yes', { person: 'U2' });
    const reply = await ask('feedback 1 useful=👍');
    expect(reply).toMatchObject({
      audience: 'caller',
      summary: 'Noted: the report of run 1 was useful; so say 2 of 2 people.',
    });
    const kept = await store.observations.list('slack:T1', 'medical', { kind: 'verdict', limit: 9 });
    expect(kept).toHaveLength(3);
    expect(kept[0]).toMatchObject({ run: 1, isUseful: true, by: 'U1' });
  });

  test.each<readonly [string, ProblemCode]>([
    ['feedback medical', 'feedback.nothing'],
    ['feedback medical useful=yes', 'feedback.no-run'],
    ['feedback 9 useful=yes', 'run.unknown'],
    ['feedback medical satisfaction=4.2/5', 'feedback.answers'],
    ['feedback medical satisfaction=4.2 n=9', 'feedback.rating-unreadable'],
    ['feedback medical satisfaction=6/5 n=9', 'feedback.rating-range'],
    ['feedback medical satisfaction=0.5/5 n=9', 'feedback.rating-range'],
    ['feedback medical satisfaction=120% n=9', 'feedback.rating-range'],
    ['feedback medical satisfaction=4/5 n=1.5', 'number.not-whole'],
    ['observe medical', 'observe.nothing'],
    ['observe value=210k', 'feedback.which'],
    ['observe medical value=-5', 'number.negative'],
    ['observe medical value=5 from=2026-03-01 to=2026-02-01', 'observe.window'],
    ['observe medical value=5 from=2020-03-01 to=2026-02-01', 'observe.window'],
    ['observe medical value=5 to=2026-04-01', 'day.later'],
    ['observe medical value=5 app=+20%', 'observe.change'],
    ['observe medical value=5 partners=20k', 'observe.group'],
    ['observe medical value=5 nowhere=20k', 'argument.unknown'],
  ])('%s is refused (%s), and nothing is stored', async (line, code) => {
    const { ask, store } = botUnderTest();
    for (const language of ['en', 'zh'] as const) {
      const reply = await ask(line, { language });
      expect({ line, tone: reply.tone, is: saysProblem(reply, code) }).toEqual({
        line,
        tone: 'error',
        is: true,
      });
      expect(JSON.stringify(reply)).not.toMatch(/\{\{|undefined|problems\.|``|\[object/);
    }
    expect(await store.scenarios.list('slack:T1')).toEqual([]);
    expect(await store.observations.list('slack:T1', 'medical', { limit: 9 })).toEqual([]);
  });
});

describe('observe', () => {
  test('tells what came beside what was expected of that spend, and moves m and p', async () => {
    const { ask, store } = botUnderTest();
    const reply = await ask('observe medical value=150k from=2026-02-16 to=2026-02-22 app=9k content=12k');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Medical: what came of Feb 16, 2026 to Feb 22, 2026
      Medical: ¥150k came of Feb 16, 2026 to Feb 22, 2026, ¥244k was expected (−38%), within its 90% interval ¥83.8k…¥508k.
      Full value M: ¥450k (90% range ¥200k…¥1m) → ¥348k (90% range ¥244k…¥493k)
      Market m: 1 (90% range 0.7…1.35) → 0.951 (90% range 0.686…1.25)
      Precision p: 0.91 (90% range 0.83…0.96) → 0.91 (90% range 0.832…0.959)
      Version: 1 of Medical
      Intervals: 1 of 1 interval held the actual value; 90% would be 0.9
      Spend told: ¥21k on patient-app and content-marketing
      [What was expected, and what came]
      When | Expected (90% interval) | Came | Off by | Held
      Feb 16, 2026 – Feb 22, 2026 | ¥244k (¥83.8k…¥508k) | ¥150k | −38% | yes
      - M, the value of full advantage, and m share what the forecast missed, each by how unsure it was: what nobody had measured is learnt in M first, later surprises in m, of which a tenth fades each week. “Expected” is the mean; M and m go by the (geometric) middle of the interval, which lies lower. p falls while fewer than nine of ten intervals hold.
      <Optimise: optimize medical>
      <Undo: scenario remove medical>
      <Versions: scenario versions medical>"
    `);
    const [kept] = await store.observations.list('slack:T1', 'medical', { limit: 9 });
    expect(kept).toMatchObject({
      kind: 'actual',
      from: '2026-02-16',
      to: '2026-02-23',
      value: 150_000,
      spend: { 'patient-app': 9_000, 'content-marketing': 12_000 },
      version: 1,
    });
  });

  test('of the same days again says what it replaces', async () => {
    const { ask } = botUnderTest();
    await ask('observe medical value=150k from=2026-02-02 to=2026-02-08');
    const again = textOf(await ask('observe medical value=160k from=2026-02-02 to=2026-02-08'));
    expect(again).toContain('Replaces ¥150k, given on Mar 2, 2026 for the same days.');
    expect(textOf(await ask('observe medical value=190k from=2026-02-09 to=2026-02-15'))).not.toContain(
      'Replaces',
    );
  });

  test('shows how it went before, with a chart', async () => {
    const { ask } = botUnderTest();
    await ask('observe medical value=150k from=2026-02-02 to=2026-02-08');
    await ask('observe medical value=190k from=2026-02-09 to=2026-02-15');
    const reply = await ask('实绩 智慧医疗 价值=90万 从=2026-02-16 到=2026-02-22', { language: 'zh' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# 智慧医疗：2026年2月16日 到 2026年2月22日 的实绩
      智慧医疗：2026年2月16日 到 2026年2月22日 实际 ¥90万，预期 ¥18.9万（+377%），在 90% 区间 ¥12万…¥28万 之外。
      满优势价值 M: ¥39.2万（90% 区间 ¥30.2万…¥50.7万） → ¥69.8万（90% 区间 ¥56.6万…¥85.8万）
      市场表现 m: 1.02（90% 区间 0.767…1.3） → 1.78（90% 区间 1.4…2.19）
      模型精度 p: 0.91（90% 区间 0.833…0.958） → 0.879（90% 区间 0.807…0.924）
      版本: 智慧医疗第 3 版
      区间: 3 个区间里 2 个包含了实际值；按 90% 应有 2.7 个
      [预期与实际]
      时间 | 预期（90% 区间） | 实际 | 相差 | 成立
      2026年2月16日 – 2026年2月22日 | ¥18.9万（¥12万…¥28万） | ¥90万 | +377% | 否
      2026年2月9日 – 2026年2月15日 | ¥16.3万（¥9.3万…¥25.7万） | ¥19万 | +17% | 是
      2026年2月2日 – 2026年2月8日 | ¥23.7万（¥8.13万…¥49.5万） | ¥15万 | −37% | 是
      (forecast) 3 次预测里 2 次成立；最近一次相差 +377% — 每段时间的实际，以及当时的预期和 90% 区间；按天计
      3 次预测里 2 次成立；最近一次相差 +377%。2月2日：实际 ¥15万，预期 ¥23.7万（¥8.13万…¥49.5万）；2月9日：实际 ¥19万，预期 ¥16.3万（¥9.3万…¥25.7万）；2月16日：实际 ¥90万，预期 ¥18.9万（¥12万…¥28万）。
      - 预测没料到的部分由满优势价值 M 和 m 分担，谁越不确定谁分得越多：没人量过的先由 M 学到，以后的意外归 m，对 m 的了解每周淡忘一成。“预期”是平均值，M 和 m 则对照区间的（几何）中点，中点要低一些。成立的区间不到九成时，p 下降。
      <优化: optimize medical>
      <撤回: scenario restore medical 2>
      <各版本: scenario versions medical>"
    `);
  });

  test('without days is about the period that ended yesterday, without a scenario about the newest run’s', async () => {
    const { ask, store } = botUnderTest();
    await ask('optimize medical');
    await ask('observe value=180k');
    const [kept] = await store.observations.list('slack:T1', 'medical', { limit: 9 });
    expect(kept).toMatchObject({ from: '2026-02-23', to: '2026-03-02', value: 180_000 });
  });

  test('the same days again take the place of what was told, as if it had never been', async () => {
    const wrong = botUnderTest();
    await wrong.ask('observe medical value=500k');
    await wrong.ask('observe medical value=150k');
    const right = botUnderTest();
    await right.ask('observe medical value=150k');
    const of = async ({ store }: typeof right) => {
      const kept = await store.scenarios.get('slack:T1', 'medical');
      return kept?.scenario.model === 'advantage' ? kept.scenario.advantage : undefined;
    };
    expect(await of(wrong)).toEqual(await of(right));
    // But not where somebody changed the scenario since.
    await right.ask('scenario edit medical budget=60k');
    const reply = await right.ask('observe medical value=140k');
    expect(textOf(reply)).toContain('takes the place of what was told');
    expect(await right.store.scenarios.versions('slack:T1', 'medical')).toHaveLength(2);
  });

  test('of spend alone is recorded', async () => {
    const { ask, store } = botUnderTest();
    expect(textOf(await ask('observe medical app=9k'))).toMatchInlineSnapshot(`
      "# Medical: what came of Feb 23, 2026 to Mar 1, 2026
      Medical: ¥9k was spent from Feb 23, 2026 to Mar 1, 2026.
      Spend told: ¥9k on patient-app
      It is recorded, and reports show it. Without a value nothing can be told of market and precision."
    `);
    expect(await store.scenarios.list('slack:T1')).toEqual([]);
  });

  test('of a scenario with curves is beside the adopted plan’s forecast', async () => {
    const { ask, store } = botUnderTest();
    await store.scenarios.save('slack:T1', shop, 'U1');
    expect(textOf(await ask('observe shop value=9k'))).toContain('there is no forecast');
    await ask('optimize shop');
    await ask('adopt 1');
    const reply = await ask('observe shop value=200k');
    expect(reply.summary).toMatchInlineSnapshot(
      `"Shop: ¥200k came of Feb 23, 2026 to Mar 1, 2026, ¥238k was expected (−16%), within its 90% interval ¥146k…¥355k."`,
    );
    expect(await store.scenarios.versions('slack:T1', 'shop')).toHaveLength(1);
  });
});
