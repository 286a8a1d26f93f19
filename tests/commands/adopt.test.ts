import { describe, expect, test } from 'vitest';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';
import { medicalAnalysis } from '../features/plans/medical-analysis.ts';

describe('adopt', () => {
  test('takes a plan, publicly, and says from when on it is today’s spend', async () => {
    const { ask, store } = botUnderTest({ timeZone: 'Europe/Berlin' });
    await ask('optimize medical');
    const reply = await ask('adopt 1', { person: 'U2' });
    expect(reply).toMatchObject({ tone: 'result', audience: 'channel' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Medical: plan #1 adopted
      Medical: the team has adopted plan #1. It spends ¥52k/week; expected value ¥238k a week (90% range ¥151k to ¥344k).
      Reports compare with it from now on. From Mar 9, 2026 (Europe/Berlin) on it counts as current spend, in reports and new plans.
      [Medical: spend a week, current and adopted]
      Channel | Current | Adopted
      hospital-partners | ¥15.2k | ¥15.2k
      patient-app | ¥9.6k | ¥16k
      content-marketing | ¥8.2k | ¥8.2k
      brand-partners | ¥19k | ¥12.6k
      <Schedule weekly: schedule add medical weekly mon 09:00>
      <Explain: explain 1>"
    `);
    expect(await store.adoptions.current('slack:T1', 'medical')).toEqual({
      scenario: 'medical',
      run: 1,
      at: '2026-03-02T08:30:00.000Z',
      by: 'U2',
      period: 'week',
      currency: 'CNY',
      spend: Object.fromEntries(medicalAnalysis.channels.map(({ id, proposed }) => [id, proposed])),
      value: medicalAnalysis.value.proposed,
      valueInterval: medicalAnalysis.certainty?.value,
      unit: 'money',
      periods: 1,
    });
  });

  test('replaces an older or another plan, and says so', async () => {
    const { ask, store } = botUnderTest();
    await ask('optimize medical');
    await ask('optimize medical budget=50k');
    await ask('adopt 2');
    expect(textOf(await ask('采纳 1', { language: 'zh' }))).toMatchInlineSnapshot(`
      "# 智慧医疗：已采纳方案 #1
      智慧医疗：团队已采纳方案 #1，花费 ¥5.2万/周，每周预期价值 ¥23.8万（90% 把握在 ¥15.1万 到 ¥34.4万 之间）。
      从现在起，报告都与它比较。从 2026年3月9日（UTC）起，在报告和新方案里，它就算作现状。它取代了 2026年3月2日 采纳的方案 #2。
      [智慧医疗：每周花费，现状与采纳的方案]
      渠道 | 现状 | 采纳
      医院合作 | ¥1.52万 | ¥1.52万
      患者 App | ¥9,600 | ¥1.6万
      内容营销 | ¥8,200 | ¥8,200
      品牌合作 | ¥1.9万 | ¥1.26万
      <每周报告: schedule add medical weekly mon 09:00>
      <解释: explain 1>"
    `);
    expect(await store.adoptions.current('slack:T1', 'medical')).toMatchObject({ run: 1 });
  });

  test('the adopted plan again changes nothing', async () => {
    let now = new Date('2026-03-02T08:30:00Z');
    const { ask, store } = botUnderTest({ clock: () => now });
    await ask('optimize medical');
    await ask('adopt 1');
    now = new Date('2026-03-20T08:30:00Z');
    expect((await ask('adopt 1')).summary).toBe(
      'Medical: plan #1 is the adopted one already, since Mar 2, 2026.',
    );
    expect(await store.adoptions.current('slack:T1', 'medical')).toMatchObject({
      at: '2026-03-02T08:30:00.000Z',
    });
  });

  test('a plan without certainty is adopted without an interval', async () => {
    const { certainty: _, ...certain } = medicalAnalysis;
    const { ask, store } = botUnderTest({ planner: fakePlanner(certain) });
    await ask('optimize medical');
    expect((await ask('adopt 1')).summary).not.toContain('interval');
    expect(await store.adoptions.current('slack:T1', 'medical')).not.toHaveProperty('valueInterval');
  });

  test('others’ private plans and plans of files are refused', async () => {
    const { scenario } = builtIn('medical');
    const bytes = new TextEncoder().encode(JSON.stringify(scenario));
    const { ask, store } = botUnderTest({ files: { read: async () => bytes } });
    await ask('optimize medical', { where: { channel: 'D1', isPrivate: true } });
    expect((await ask('adopt 1', { person: 'U2' })).summary).toContain('There is no run 1 here');
    const where = { front: 'terminal', mayReadFiles: true } as const;
    const plan = await ask('optimize ./mine.json', { where });
    expect(JSON.stringify(plan.blocks)).not.toMatch(/"adopt |"schedule add/);
    expect((await ask('adopt 2', { where })).summary).toBe(
      'Plan 2 was made from a file, and a plan is adopted for a scenario that stays.',
    );
    expect(await store.adoptions.current('slack:T1', 'medical')).toBeUndefined();
  });
});
