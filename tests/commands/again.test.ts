import { expect, test } from 'vitest';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';

test('a run is made again with the same request and the scenario as it is now', async () => {
  const { ask, planner, store } = botUnderTest();
  const { scenario } = builtIn('medical');
  await store.scenarios.save('slack:T1', { ...scenario, id: 'mine' }, 'U1');
  await ask('optimize mine budget=50k app<=20k');
  await store.scenarios.save('slack:T1', { ...scenario, id: 'mine', names: { en: 'Mine, mended' } }, 'U1');
  const reply = await ask('again 1', { person: 'U2' });
  expect(reply).toMatchObject({ title: 'Mine, mended: plan #2', audience: 'channel' });
  expect(planner.requests[1]?.scenario).toEqual({
    ...planner.requests[0]?.scenario,
    names: { en: 'Mine, mended' },
  });
  expect(store.savedRuns.get('slack:T1')).toMatchObject([
    { number: 1, by: 'U1', scenario: { version: 1 }, line: 'optimize mine budget=50k app<=20k' },
    { number: 2, by: 'U2', scenario: { version: 2 }, line: 'optimize mine budget=50k app<=20k' },
  ]);
});

test('a run made again in Chinese is told in Chinese', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical');
  const reply = await ask('重跑 #1', { language: 'zh' });
  expect(textOf(reply).split('\n').slice(0, 2)).toEqual([
    '# 智慧医疗：方案 #2',
    '智慧医疗：按这些假设，如果每周把 ¥6,400 从品牌合作转到患者 App，每周价值预计增加约 ¥2.6万（+12%，90% 把握在 +¥1.09万 到 +¥4.03万 之间）。',
  ]);
});

test('what no longer works is refused before any work', async () => {
  const { ask, bot, planner, store } = botUnderTest();
  const { scenario } = builtIn('medical');
  await store.scenarios.save('slack:T1', { ...scenario, id: 'mine' }, 'U1');
  await ask('optimize mine app<=20k');
  await store.scenarios.save(
    'slack:T1',
    {
      ...scenario,
      id: 'mine',
      channels: scenario.channels.filter(({ id }) => id !== 'patient-app'),
    } as typeof scenario,
    'U1',
  );
  expect(await bot.prepare(invocation('again 1'))).toMatchObject({
    kind: 'refused',
    reply: { summary: 'app<=20k: The scenario has no channel or group app.' },
  });
  expect(planner.requests).toHaveLength(1);
});

test('others’ private runs are as if they were not there', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical', { person: 'U1', where: { channel: 'D1', isPrivate: true } });
  expect((await ask('again 1', { person: 'U2' })).summary).toBe(
    'There is no run 1 here, or it was made in private by somebody else.',
  );
  expect((await ask('again 1', { person: 'U1' })).tone).toBe('result');
});
