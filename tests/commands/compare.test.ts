import { expect, test } from 'vitest';
import { builtIn } from '../bot/arguments/place.ts';
import { textOf } from '../bot/bot-under-test.ts';
import { botWithStore, typedOn } from '../malformed/bot-with-store.ts';

async function asking() {
  const bot = await botWithStore();
  return {
    ...bot,
    say: async (line: string, language: 'en' | 'zh' = 'en') =>
      (await bot.ask(typedOn('slack', line, language))).reply,
  };
}

/** The lines of a reply that say something about these. */
const linesWith = (text: string, ...parts: string[]) =>
  text.split('\n').filter((line) => parts.some((part) => line.includes(part)));

test('two runs side by side: what was asked, what differs, and by how much', async () => {
  const { say, store } = await asking();
  await say('optimize medical');
  await say('optimize medical budget=60k app<=20k goal=profit');
  const reply = await say('compare 1 2');
  const text = textOf(reply);
  expect(reply).toMatchObject({ tone: 'result', audience: 'channel', about: { run: 2 } });
  expect(reply.summary).toMatch(
    /^Medical, #1 → #2: their values cannot be compared, as one is judged by profit, the other by value; the largest difference is /,
  );
  expect(linesWith(text, 'Command |', 'Goal |', 'Budget |')).toEqual([
    'Command | optimize medical | optimize medical budget=60k goal=profit app<=20k',
    'Budget | ¥52k a week | ¥60k a week',
    'Goal | the most value | the most profit (value less spend)',
  ]);
  expect(text).toContain('· the goal is the most profit (value less spend), was the most value');
  expect(text).toContain('· budget ¥52k → ¥60k a week');
  expect(text).toContain('· patient-app at most ¥20k (had no such limit)');
  await store.close();
});

test('each side of the comparison is told as its own reply told it', async () => {
  const { say, store } = await asking();
  await say('optimize medical');
  await say('whatif medical app=+20%');
  const [first, second] = await Promise.all(
    [1, 2].map((number) => store.runs.get('slack:T1', number, { person: 'U1', channel: 'C1' })),
  );
  const reply = await say('compare 1 2');
  const chart = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))[0];
  if (chart?.kind !== 'bars') throw new Error('the comparison has no bars');
  const values = Object.fromEntries(
    chart.categories.map(({ key }, row) => [key, chart.series.map((series) => series.values[row])]),
  );
  for (const { id, proposed } of first?.channels ?? []) {
    expect(values[id]).toEqual([
      proposed,
      second?.priced?.channels.find((channel) => channel.id === id)?.spend,
    ]);
  }
  expect(textOf(reply)).toContain('Plan | best plan | what-if');
  expect(textOf(reply)).toContain('Nothing: same assumptions, budget, goal and limits.');
  await store.close();
});

test('without another run the one before it of the same scenario is meant; today for the first', async () => {
  const { say, store } = await asking();
  await say('optimize medical');
  await say('optimize driving');
  await say('optimize medical budget=60k');
  expect((await say('compare 3')).title).toBe('Medical: #1 and #3');
  const first = await say('compare 1');
  expect(first.title).toBe('Medical: Current and #1');
  expect(textOf(first)).toContain('#1 is the first run of this scenario that you can see here');
  expect((await say('compare 3 today')).title).toBe('Medical: Current and #3');
  expect((await say('对比 3 和 1', 'zh')).title).toBe('智慧医疗：#3 与 #1');
  expect((await say('compare 3 with #1')).title).toBe('Medical: #3 and #1');
  await store.close();
});

test.each([
  ['optimize driving', 'they are of two scenarios'],
  ['optimize medical period=month', 'their periods differ'],
  ['optimize medical risk=cautious', 'one is judged by bad cases, the other by the average'],
])('after “optimize medical”, %s does not compare in value: %s', async (line, reason) => {
  const { say, store } = await asking();
  await say('optimize medical');
  await say(line);
  const reply = await say('compare 1 2');
  expect(reply.summary).toContain(`their values cannot be compared, as ${reason};`);
  expect(textOf(reply)).toContain('Each value holds by itself; their difference means nothing.');
  await store.close();
});

test('in two currencies nothing is put on one axis', async () => {
  const { say, store } = await asking();
  const { scenario } = builtIn('medical');
  await say('optimize medical');
  await store.scenarios.save('slack:T1', { ...scenario, currency: 'USD' }, 'U1');
  await say('optimize medical');
  const reply = await say('compare 1 2');
  expect(reply.summary).toBe(
    'Medical, #1 → #2: their values cannot be compared, as they are in two currencies; nor can their spend.',
  );
  expect(reply.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
  expect(textOf(reply)).toMatch(/^#1 \| patient-app \| ¥[\d.]+k a week$/m);
  expect(textOf(reply)).toMatch(/^#2 \| patient-app \| \$[\d.]+k a week$/m);
  await store.close();
});

test('a changed assumption is named, and that it has a part in the difference', async () => {
  const { say, store } = await asking();
  const { scenario } = builtIn('medical');
  await say('optimize medical');
  if (scenario.model !== 'advantage') throw new Error('medical is of the other model');
  const advantage = { ...scenario.advantage, fullValue: 600_000 };
  await store.scenarios.save('slack:T1', { ...scenario, advantage }, 'U1');
  await say('optimize medical');
  const text = textOf(await say('compare 1 2'));
  expect(text).toContain('· value of full advantage ¥450k → ¥600k');
  expect(text).toContain('The two rest on different assumptions');
  await store.close();
});

test('others’ private runs are as if they were not there, on either side', async () => {
  const { say, ask, bot, store } = await asking();
  await say('optimize medical');
  const secret = typedOn('slack', 'optimize medical budget=60k', 'en');
  await ask({
    ...secret,
    who: { id: 'U2', isAdmin: false },
    where: { ...secret.where, channel: 'D2', isPrivate: true },
  });
  for (const line of ['compare 1 2', 'compare 2 1', 'whatif 2 app=+5k', 'export 2 csv']) {
    const prepared = await bot.prepare(typedOn('slack', line, 'en'));
    expect(prepared).toMatchObject({
      kind: 'refused',
      reply: { summary: 'There is no run 2 here, or it was made in private by somebody else.' },
    });
  }
  await store.close();
});
