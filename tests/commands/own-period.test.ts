import { describe, expect, test } from 'vitest';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';

const month = 365.25 / 12 / 7;
const admin = { isAdmin: true };

/** A shop that counts in weeks and has no carry-over. */
async function shop() {
  const planner = fakePlanner();
  const { ask, store } = botUnderTest({ planner });
  await ask('scenario new Shop budget=30k website=20k app=10k', admin);
  const scenario = async () => (await store.scenarios.get('slack:T1', 'shop'))?.scenario;
  return { ask, planner, scenario };
}

describe('the period of a scenario', () => {
  test('is no label: all amounts are restated by days, and that is said', async () => {
    const { ask, scenario } = await shop();
    const reply = textOf(await ask('scenario edit shop period=month', admin));
    expect(reply).toContain('All amounts were restated from a week to a month');
    const kept = await scenario();
    expect(kept?.period).toBe('month');
    expect(kept?.budget).toBeCloseTo(30_000 * month, 4);
    expect(kept?.channels[0]?.today).toBeCloseTo(20_000 * month, 4);
  });

  test('what is set beside it is per the new one', async () => {
    const { ask, scenario } = await shop();
    await ask('scenario edit shop period=month budget=150k website.today=90k app<=13k/week', admin);
    const kept = await scenario();
    expect(kept?.budget).toBe(150_000);
    expect(kept?.channels[0]?.today).toBe(90_000);
    expect(kept?.channels[1]?.max).toBeCloseTo(13_000 * month, 4);
  });

  test('an amount that says its own period is converted wherever it is read', async () => {
    const { ask, scenario } = await shop();
    const reply = textOf(
      await ask('scenario edit shop budget=120k/month website.today=60k/month app<=+20%', admin),
    );
    expect(reply).toContain('120k a month is');
    const kept = await scenario();
    expect(kept?.budget).toBeCloseTo(120_000 / month, 4);
    expect(kept?.channels[0]?.today).toBeCloseTo(60_000 / month, 4);
    expect(kept?.channels[1]?.max).toBe(12_000);
  });

  test('a plan says what it made of such amounts, in both languages', async () => {
    const { ask, planner } = await shop();
    expect(textOf(await ask('optimize shop budget=120k a month'))).toContain('a month is');
    expect(textOf(await ask('优化 shop 预算=每月12万', { language: 'zh' }))).toContain('按天数折算为每周');
    expect(textOf(await ask('optimize shop budget=120k/month period=month'))).not.toContain('a month is');
    expect(planner.requests.map(({ scenario }) => Math.round(scenario.budget ?? 0))).toEqual([
      Math.round(120_000 / month),
      Math.round(120_000 / month),
      120_000,
    ]);
  });

  test('changes of a what-if too, but not what was spent in certain days', async () => {
    const { ask } = await shop();
    expect((await ask('whatif shop app=30k/month')).tone).toBe('result');
    expect((await ask('observe shop app=30k/month')).tone).toBe('error');
  });

  test('a return says which measure it is', async () => {
    const { ask } = await shop();
    expect(textOf(await ask('optimize shop roas>=1.5'))).toContain('ROI and ROAS are one measure');
    expect(textOf(await ask('optimize shop profit per spend>=0.5'))).toContain('is a return (ROI) of 1.5');
    expect(textOf(await ask('优化 shop 每元利润>=0.5', { language: 'zh' }))).toContain('相当于 ROI');
  });
});

describe('a kept line gives the same plan again', () => {
  test.each([
    'optimize shop keep website, app<=+20%',
    'optimize shop within 15% budget=31k',
    'optimize shop extra=3k keep app',
    'optimize shop website<=110% of current app>=-10%',
    'optimize shop profit per spend>=0.5 budget=120k a month',
    '优化 shop 保持website不变 变动<=20%',
    '优化 shop 在现状的 20% 以内 预算=每月12万',
  ])('%s', async (line) => {
    const { ask, planner } = await shop();
    await ask(line);
    const again = textOf(await ask('again 1'));
    expect(planner.requests, again).toHaveLength(2);
    expect(planner.requests[1]?.scenario).toEqual(planner.requests[0]?.scenario);
  });

  test('as one option of a chat program that takes commands apart', async () => {
    const { ask, planner } = await shop();
    await ask({
      command: 'optimize',
      options: { scenario: 'shop', limits: 'keep website, app<=+20%; app>=7k', budget: '120k a month' },
    });
    await ask('optimize shop keep website app<=+20% app>=7k budget=120k/month');
    await ask('again 1');
    const [first, ...others] = planner.requests.map(({ scenario }) => scenario);
    expect(first?.channels.map(({ min, max }) => [min, max])).toEqual([
      [20_000, 20_000],
      [7_000, 12_000],
    ]);
    expect(others).toEqual([first, first]);
  });
});
