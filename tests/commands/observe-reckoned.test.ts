import { expect, test } from 'vitest';
import { adoptionOf } from '../../src/features/plans/adoption-of.ts';
import { judged, standing } from '../../src/learn/feedback/calibration.ts';
import { botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { adoptionBefore, carrying, runNow } from '../fixtures/reckoned-before.ts';

const workspace = 'slack:T1';
const line = 'observe shop value=13k from=2026-02-02 to=2026-02-08';

async function withShop() {
  const bot = botUnderTest();
  await bot.store.scenarios.save(workspace, carrying, 'U1');
  return bot;
}

test('a plan adopted before is no forecast of what comes in a week, and it says so', async () => {
  const { ask, store } = await withShop();
  await store.adoptions.add(workspace, adoptionBefore);
  const text = textOf(await ask(line));
  expect(text).toContain('was reckoned as before an update, so there is no forecast to compare with');
  const told = await store.observations.list(workspace, 'shop', { limit: 5 });
  expect(told).toHaveLength(1);
  expect(told[0]).not.toHaveProperty('forecast');
});

test('a plan adopted now forecasts a week of its own period, without what comes after', async () => {
  const { ask, store } = await withShop();
  await store.adoptions.add(workspace, adoptionOf(runNow, 'U1', new Date('2026-01-30T00:00:00Z')));
  await ask(line);
  const [told] = await store.observations.list(workspace, 'shop', { limit: 5 });
  // A thirteenth of 178,500 less the 8,100 that come after the 13 weeks.
  expect(told).toMatchObject({ forecast: { value: 170_400 / 13, inPeriod: true } });
});

test('forecasts from before do not count in the record of how well forecasts hold', () => {
  const one = (number: number, inPeriod?: true) => ({
    number,
    scenario: 'shop',
    at: '2026-02-09T00:00:00Z',
    by: 'U1',
    kind: 'actual' as const,
    from: `2026-01-${10 + number}`,
    to: `2026-01-${11 + number}`,
    value: 10,
    forecast: { value: 10, low: 8, high: 12, ...(inPeriod && { inPeriod }) },
  });
  const told = standing([one(1), one(2, true)]);
  expect(judged(told, true).map(({ number }) => number)).toEqual([2]);
  expect(judged(told)).toHaveLength(2);
});
