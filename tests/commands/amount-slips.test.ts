import { describe, expect, test } from 'vitest';
import { isLikelyEaten } from '../../src/features/scenarios/amount-slips.ts';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';

const terminal = { where: { front: 'terminal' as const, workspace: 'terminal:local' } };

describe('an amount of another size than what is known', () => {
  // Medical spends ¥52k a week.
  test.each([
    'optimize medical budget=50m',
    'optimize medical budget=1e12',
    'optimize medical budget=52',
    'optimize medical budget=5m/week',
    'optimize medical extra=50m',
    'whatif medical app=+20% budget=50m',
    'schedule add medical weekly mon 09:00 budget=50m',
    'scenario edit medical budget=50m',
    '优化 智慧医疗 预算=5000万',
  ])('%s is asked about, and nothing is worked out', async (line) => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    const reply = await ask(line, { isAdmin: true });
    expect(reply.tone, textOf(reply)).toBe('error');
    expect(planner.requests).toEqual([]);
    const confirmed = line.replace(/(50m|1e12|52|5m\/week|5000万)$|(50m)(?= )/, '$&!');
    const meant = await ask(confirmed, { isAdmin: true });
    expect(meant.tone, textOf(meant)).not.toBe('error');
  });

  test.each([
    'optimize medical budget=260k',
    'optimize medical budget=6k',
    'optimize medical extra=1k',
    'optimize medical budget=200k/month',
    'optimize medical budget=2m/year',
  ])('%s is planned', async (line) => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    await ask(line);
    expect(planner.requests).toHaveLength(1);
  });

  test('the question names both amounts and has a button for what was typed', async () => {
    const { ask } = botUnderTest();
    const reply = textOf(await ask('optimize medical budget=50m goal=profit'));
    expect(reply).toMatchInlineSnapshot(`
      "# That cannot be done as written
      ¥50m a week beside ¥52k that is spent now (960 times as much): is that what you mean?
      If so, add an exclamation mark: \`budget=50m!\`. If not, check \`k\` and \`m\`.
      <As typed: budget=50m!: optimize medical budget=50m! goal=profit>"
    `);
    const chinese = textOf(await ask('优化 智慧医疗 预算=50m', { language: 'zh' }));
    expect(chinese).toMatchInlineSnapshot(`
      "# 这样写无法执行
      每周 ¥5000万，而现状是 ¥5.2万（相当于现状的 960 倍），确定是这个数吗？
      确定的话，在金额后加感叹号：\`budget=50m!\`；否则请检查单位（k 是千，m 是百万）。
      <按原样执行：budget=50m!: optimize 智慧医疗 budget=50m!>"
    `);
  });

  test('a budget of the size that the team set is no slip', async () => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    await ask('scenario edit medical budget=50m!', { isAdmin: true });
    await ask('optimize medical budget=60m');
    expect(planner.requests).toHaveLength(1);
  });

  test('a kept line is not asked about again', async () => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    await ask('optimize medical budget=50m!');
    await ask('again 1');
    expect(planner.requests.map(({ scenario }) => scenario.budget)).toEqual([50e6, 50e6]);
  });
});

describe('a dollar sign that the shell took', () => {
  test.each([
    [7e3, 27e3],
    [2e4, 12e4],
    [2e5, 1.2e6],
    [0.5e6, 1.5e6],
    [5, 45],
  ])('%d is suspected where %d is known', (amount, known) => {
    expect(isLikelyEaten({ amount, known })).toBe(true);
  });

  test.each([
    [27e3, 27e3],
    [20e3, 27e3],
    [7e3, 10e3],
    [7e3, 7e6],
    [0, 27e3],
  ])('%d is not where %d is known', (amount, known) => {
    expect(isLikelyEaten({ amount, known })).toBe(false);
  });

  test('only a shell takes it', async () => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    await ask('optimize medical budget=7k');
    expect(planner.requests).toHaveLength(1);
    const reply = textOf(await ask('optimize medical budget=7k', terminal));
    expect(reply).toContain('shell');
    expect(planner.requests).toHaveLength(1);
    await ask('optimize medical budget=7k!', terminal);
    expect(planner.requests).toHaveLength(2);
  });

  test('what came of a time is asked about before it is kept', async () => {
    const { ask, store } = botUnderTest();
    const line = 'observe medical value=21m from=2026-01-05 to=2026-01-11';
    expect(textOf(await ask(line, { isAdmin: true }))).toContain('value=21m!');
    expect(await store.observations.list('slack:T1', 'medical', { limit: 10 })).toEqual([]);
    const eaten = 'observe medical value=10k from=2026-01-05 to=2026-01-11';
    expect(textOf(await ask(eaten, { ...terminal, isAdmin: true }))).toContain('value=10k!');
    const kept = await ask(line.replace('21m', '21m!'), { isAdmin: true });
    expect(kept.tone, textOf(kept)).not.toBe('error');
  });
});
