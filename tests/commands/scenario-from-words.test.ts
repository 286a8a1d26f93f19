import { describe, expect, test } from 'vitest';
import { compileModel } from '../../src/model/compile.ts';
import { createDrawer } from '../../src/model/draws.ts';
import { valueAt } from '../../src/model/value-model.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';

const admin = { isAdmin: true };

async function made(line: string, id = 'shop') {
  const { ask, store } = botUnderTest();
  const reply = textOf(await ask(line, admin));
  return { reply, scenario: (await store.scenarios.get('slack:T1', id))?.scenario };
}

const spends = (scenario: Awaited<ReturnType<typeof made>>['scenario']) =>
  scenario?.channels.map(({ id, names, today }) => [names?.en ?? id, today]);

describe('a scenario from words', () => {
  test.each([
    [
      'scenario new Shop: Google Search=45k Meta=30k',
      [
        ['Google Search', 45e3],
        ['meta', 30e3],
      ],
    ],
    [
      'scenario new Shop budget=75k Google Search=45k Meta=30k',
      [
        ['Google Search', 45e3],
        ['meta', 30e3],
      ],
    ],
    [
      'scenario new "Shop" budget=75k Meta=30k TikTok Ads=3k',
      [
        ['meta', 30e3],
        ['TikTok Ads', 3e3],
      ],
    ],
    [
      'scenario new Shop website=20k mobile app=15k 2.5',
      [
        ['website', 20e3],
        ['mobile app', 15e3],
      ],
    ],
    [
      'scenario new Shop budget=60k website=20k 3 mobile app=15k 2.5',
      [
        ['website', 20e3],
        ['mobile app', 15e3],
      ],
    ],
    [
      '场景 新建 Shop 预算=7.5万 谷歌搜索=4.5万 抖音 广告=3万',
      [
        ['谷歌搜索', 45e3],
        ['抖音 广告', 30e3],
      ],
    ],
  ])('%s', async (line, channels) => {
    const { reply, scenario } = await made(line);
    expect(
      spends(scenario)?.map(([name, today]) => [String(name).toLowerCase(), today]),
      reply,
    ).toEqual(channels.map(([name, today]) => [String(name).toLowerCase(), today]));
    expect(scenario?.names.en).toBe('Shop');
  });

  test('asks where the name ends when it may end in two places', async () => {
    const { reply, scenario } = await made('scenario new Shop Google Search=45k Meta=30k');
    expect(scenario).toBeUndefined();
    expect(reply).toContain('scenario new Shop: Google Search=45k');
    expect(reply).toContain('scenario new Shop Google: Search=45k');
  });

  test('the amounts say the currency, and the budget the period', async () => {
    const line = 'scenario new Shop: Google Search=$45k Meta=$30k budget=$90k/month';
    const { reply, scenario } = await made(line);
    expect(scenario).toMatchObject({ currency: 'USD', period: 'month', budget: 90e3 });
    expect(spends(scenario)).toEqual([
      ['Google Search', 45e3],
      ['Meta', 30e3],
    ]);
    expect(reply).toContain('Amounts are in USD/month');
  });

  test('amounts in two currencies are refused', async () => {
    const { reply, scenario } = await made('scenario new Shop: Google=$45k Meta=€30k');
    expect(scenario).toBeUndefined();
    expect(reply).toContain('USD');
  });

  test('the return that was said is what the spend is expected to bring', async () => {
    const { scenario } = await made('scenario new Shop budget=45k website=20k 2.5 app=10k 4');
    if (scenario === undefined) throw new Error('no scenario');
    const model = compileModel(scenario, createDrawer(1, 16_384));
    const mean = (spend: readonly number[]) => {
      const { value } = valueAt(model, spend);
      return value.reduce((sum, one) => sum + one, 0) / value.length;
    };
    const none = mean([0, 0]);
    // The middle of the same spreads would bring 8.5% less, a mean around it 9% more.
    expect((mean([20_000, 0]) - none) / 20_000).toBeCloseTo(2.5, 1);
    expect((mean([0, 10_000]) - none) / 10_000).toBeCloseTo(4, 1);
  });
});
