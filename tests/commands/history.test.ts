import { expect, test } from 'vitest';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';

test('runs are listed newest first, with who made them', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical budget=50k', { person: 'U1' });
  await ask('optimize driving', { person: 'U2' });
  expect(textOf(await ask('history'))).toMatchInlineSnapshot(`
    "# Runs
    2 runs; the newest is #2 Autonomous driving, Mar 2, 2026, 8:30 AM UTC.
    [Runs]
    # | When (UTC) | Scenario | By | Current → plan | Proof | Command
    2 | Mar 2, 2026, 8:30 AM | Autonomous driving | U2 | ¥212k → ¥238k | within 0.0039% | optimize driving
    1 | Mar 2, 2026, 8:30 AM | Medical | U1 | ¥212k → ¥238k | within 0.0039% | optimize medical budget=50k
    <Run #2 again: again 2>"
  `);
  expect(textOf(await ask('历史 医疗', { language: 'zh' }))).toMatchInlineSnapshot(`
    "# 智慧医疗的运行记录
    1 次运行；最新的是 #1 智慧医疗，2026年3月2日 08:30 UTC。
    [智慧医疗的运行记录]
    # | 时间（UTC） | 场景 | 谁 | 现状 → 方案 | 证明 | 命令
    1 | 2026年3月2日 08:30 | 智慧医疗 | U1 | ¥21.2万 → ¥23.8万 | 差距不超过 0.0039% | optimize medical budget=50k
    <重新运行 #1: again 1>"
  `);
});

test('an empty history tells how to begin', async () => {
  const { ask } = botUnderTest();
  expect(textOf(await ask('history driving', { where: { front: 'discord' } }))).toBe(
    '# Runs of Autonomous driving\nNo runs yet that you can see here.\nStart one: `/channels optimize scenario:driving`.',
  );
  expect(textOf(await ask('history', { language: 'zh' }))).toBe(
    '# 运行记录\n这里还没有你能看到的运行。\n开始一次：`/channels optimize medical`。',
  );
});

test('private runs are listed where they were made and to who made them; other workspaces see none', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical', { person: 'U1', where: { channel: 'D1', isPrivate: true } });
  await ask('optimize medical', { person: 'U1' });
  const numbers = async (asking: Parameters<typeof ask>[1]) =>
    ((await ask('history', asking)).record as { runs: { number: number }[] }).runs.map(
      ({ number }) => number,
    );
  expect(await numbers({ person: 'U2' })).toEqual([2]);
  expect(await numbers({ person: 'U1' })).toEqual([2, 1]);
  expect(await numbers({ person: 'U2', where: { channel: 'D1', isPrivate: true } })).toEqual([2, 1]);
  expect(await numbers({ person: 'U1', where: { workspace: 'slack:T2' } })).toEqual([]);
});
